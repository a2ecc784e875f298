import type { Actor } from '../shared/access.ts';
import type { Ask } from '../shared/ask/ask.api.ts';
import type { Outline } from '../shared/document/outline.ts';
import type { List } from '../shared/list.ts';
import type { Command } from './command.ts';
import type { MayEdit } from './edit.ts';
import type { WantedPost } from './post.ts';
import type { Suggests } from './suggestion.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

/** A question about the lists, answered for the one who asks. `undefined` means that there is no such thing. */
export interface Query {
  /** Under `/api`, with Express' parameters: `/measures/:key`. */
  readonly path: string;
  /** May be a promise, where it asks what is kept beside the lists. */
  answer(world: World, actor: Actor, parameters: Readonly<Record<string, string>>): unknown;
}

/** Several files in one: documents, what is said of them, and a checksum of each. */
export interface Package {
  /** The file's name without its ending. */
  readonly fileName: string;
  readonly documents: readonly { readonly name: string; readonly outline: Outline }[];
  /** What `metadata.json` says; Veven's version is added. */
  readonly metadata: object;
}

/** A package that can be saved, for the one who asks. */
export interface PackageDownload {
  /** Under `/api`: `/archive/:key`. */
  readonly path: string;
  readonly kind: 'zip';
  answer(world: World, actor: Actor, parameters: Readonly<Record<string, string>>): Package | undefined;
}

/** Something that can be saved as a file, for the one who asks. */
export interface DocumentDownload {
  /** Under `/api`, without the ending that says which kind of file: `/meetings/:key/minutes`. */
  readonly path: string;
  readonly kind?: 'document';
  /** The parameters of the path and of the address's query. */
  answer(world: World, actor: Actor, parameters: Readonly<Record<string, string>>): Outline | undefined;
}

export type Download = DocumentDownload | PackageDownload;

/** What one feature brings. Everything in it is pure; the engine finds it in `features.ts`. */
export interface Feature {
  readonly name: string;
  readonly lists?: readonly List[];
  /** Which posts should stand now. */
  posts?(world: World): readonly WantedPost[];
  /** Which rows must exist, or stand otherwise, because of other rows and the clock. Creating a row that exists is nothing. */
  rows?(world: World): readonly Write[];
  /** What seats are asked; what is settled with it, as long as it can be answered otherwise. */
  asks?(world: World): readonly Ask[];
  /** What a meeting's agenda should perhaps have, each with a reason. */
  readonly suggests?: Suggests;
  /** By verb, `<feature>/<action>`: the same for a press on a card and a request from the tab. */
  readonly commands?: Readonly<Record<string, Command>>;
  readonly queries?: readonly Query[];
  readonly downloads?: readonly Download[];
  /** Who may edit a row of its lists in SharePoint itself: whoever may do the same in the product. The secretariat, if it does not say. */
  readonly mayEdit?: MayEdit;
}
