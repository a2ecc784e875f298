import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../shared/day.ts';
import { people } from '../../shared/seat/seat.list.ts';
import type { Veven } from '../app.ts';
import type { Address, WantedPost } from '../post.ts';
import type { World } from '../world.ts';
import { ahead } from './ahead.ts';
import { type Coming, coming, momentsAhead } from './coming.ts';
import { deliver } from './deliver.ts';
import type { Delivered } from './delivered.ts';
import type { Held, Manners } from './manners.ts';

/** How delivery stands: what the limits know, what was delivered, and how each address is reached. */
export interface Facts {
  readonly manners: Manners;
  readonly delivered: readonly Delivered[];
  places(to: Address): { readonly by: 'chat' | 'mail' } | undefined;
}

export interface RehearserParts {
  readonly veven: Pick<Veven, 'wanted' | 'rows' | 'readiness'>;
  readonly dispatcher: { facts(world: World): Promise<Facts> };
}

/** How delivery stands now, and what is coming. */
export interface Week extends Facts {
  readonly coming: readonly Coming[];
}

/** What is wanted at the moments ahead, as far as it has been asked: while all that it follows from is as it was, it is not asked again. */
interface Asked {
  readonly snapshot: World['snapshot'];
  /** The lists that cannot be relied on, and how each person is reached: that too decides about posts. */
  readonly otherwise: string;
  /** In the order of time. */
  readonly moments: { readonly world: World; readonly wanted: readonly WantedPost[] }[];
}

/** Runs ahead of time what Veven will do. */
export class Rehearser {
  readonly #parts: RehearserParts;
  #asked: Asked | undefined;
  #otherwise = '';
  readonly #hashes = new WeakMap<WantedPost, string>();

  constructor(parts: RehearserParts) {
    this.#parts = parts;
  }

  /** What will be sent in the next seven days, and what is held back. */
  async week(world: World): Promise<Week> {
    const facts = await this.#facts(world);
    const { places, manners } = facts;
    // With many rows a week takes its time: others are answered in between.
    for (const moment of momentsAhead(manners.now, manners.calendar)) {
      this.wantedAt(moment, world);
      await setImmediate();
    }
    return { ...facts, coming: coming({ ...facts, wantedAt: (now) => this.wantedAt(now, world), by: (to) => places(to)?.by }) };
  }

  /** What was delivered, and what should stand and is not sent just now. */
  async now(world: World): Promise<{ readonly delivered: readonly Delivered[]; readonly held: readonly Held[] }> {
    const { manners, delivered } = await this.#facts(world);
    return { delivered, held: deliver(this.wantedAt(world.now, world), delivered, manners).held };
  }

  /** What is wanted at a moment to come if nobody touches the lists. */
  wantedAt(now: Instant, world: World): readonly WantedPost[] {
    const { snapshot } = world;
    const asked = this.#asked;
    const isSame = asked?.snapshot === snapshot && asked.otherwise === this.#otherwise;
    const moments = isSame ? asked.moments.filter((moment) => moment.world.now >= world.now) : [];
    this.#asked = { snapshot, otherwise: this.#otherwise, moments };
    const known = moments.findLast((moment) => moment.world.now <= now);
    if (known?.world.now === now) return known.wanted;
    const { veven } = this.#parts;
    const then = ahead(known?.world ?? world, now, (at) => veven.rows(at));
    const wanted = veven.wanted(then);
    moments.push({ world: then, wanted });
    moments.sort((a, b) => a.world.now.localeCompare(b.world.now));
    return wanted;
  }

  /** The same post is looked at at many moments: its card is hashed once. */
  async #facts(world: World): Promise<Facts> {
    const { veven, dispatcher } = this.#parts;
    const facts = await dispatcher.facts(world);
    const off = [...veven.readiness.listsOff()].map(({ name }) => name);
    const reached = off.includes(people.name) ? [] : world.snapshot.of(people).all.map(({ key }) => facts.places({ person: key })?.by);
    this.#otherwise = JSON.stringify([off, reached]);
    const hashOf = (wanted: WantedPost): string => {
      const hash = this.#hashes.get(wanted) ?? facts.manners.hashOf(wanted);
      this.#hashes.set(wanted, hash);
      return hash;
    };
    return { ...facts, manners: { ...facts.manners, hashOf } };
  }
}
