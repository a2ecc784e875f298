import { networks, people } from '../shared/seat/seat.list.ts';
import type { Delivered } from './delivery/delivered.ts';
import type { Current } from './delivery/dispatcher.ts';
import type { WantedPost } from './post.ts';
import type { World } from './world.ts';

export interface StandingParts {
  world(): World;
  wanted(world: World): readonly WantedPost[];
  /** Whether every feature is on, so that what nobody wants is known to be wanted no more. */
  complete(): boolean;
}

/** What should stand at this moment. It is asked for each message that is sent, so it is kept while it must be the same. */
export class Standing {
  readonly #parts: StandingParts;
  #current: (Current & { readonly minute: string }) | undefined;

  constructor(parts: StandingParts) {
    this.#parts = parts;
  }

  now(): Current {
    const { wanted, complete: isComplete } = this.#parts;
    const world = this.#parts.world();
    const minute = world.now.slice(0, 16);
    if (this.#current?.world.snapshot !== world.snapshot || this.#current.minute !== minute) {
      const complete = isComplete();
      const posts = new Map(wanted(world).map((post) => [post.key, post]));
      this.#current = { world, minute, wanted: posts, complete, letBe: (post) => !complete || !knowsTheWay(post, world) };
    }
    return this.#current;
  }

  /** The same, asked anew: something that is not in the lists may have changed. */
  afresh(): Current {
    this.#current = undefined;
    return this.now();
  }
}

/** Whether the network or person that a post stands with is there; where they are gone just now it is let be. */
const knowsTheWay = ({ to }: Delivered, { snapshot }: World): boolean =>
  'network' in to ? snapshot.of(networks).has(to.network) : snapshot.of(people).has(to.person);
