import type { Actor } from '../shared/access.ts';
import type { Ask } from '../shared/ask/ask.api.ts';
import type { List } from '../shared/list.ts';
import type { Command } from './command.ts';
import type { MayEdit } from './edit.ts';
import type { WantedPost } from './post.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

/** A question about the lists, answered for the one who asks. `undefined` means that there is no such thing. */
export interface Query {
  /** Under `/api`, with Express' parameters: `/measures/:key`. */
  readonly path: string;
  /** May be a promise, where it asks what is kept beside the lists. */
  answer(world: World, actor: Actor, parameters: Readonly<Record<string, string>>): unknown;
}

/** What one feature brings. Everything in it is pure; the engine finds it in `features.ts`. */
export interface Feature {
  readonly name: string;
  readonly lists?: readonly List[];
  /** Which posts should stand now. */
  posts?(world: World): readonly WantedPost[];
  /** Which rows must exist, or stand otherwise, because of other rows and the clock. Creating a row that exists is nothing. */
  rows?(world: World): readonly Write[];
  /** What seats are to be asked. */
  asks?(world: World): readonly Ask[];
  /** By verb, `<feature>/<action>`: the same for a press on a card and a request from the tab. */
  readonly commands?: Readonly<Record<string, Command>>;
  readonly queries?: readonly Query[];
  /** Who may edit a row of its lists in SharePoint itself: whoever may do the same in the product. The secretariat, if it does not say. */
  readonly mayEdit?: MayEdit;
}
