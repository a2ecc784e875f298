import type { Actor } from '../shared/access.ts';
import type { Ask } from '../shared/ask/ask.api.ts';
import { askPosts } from './ask/ask.posts.ts';
import type { Outcome } from './command.ts';
import { mentionPosts } from './delivery/ladder.ts';
import { VevenError } from './error.ts';
import type { Download, Feature, Query } from './feature.ts';
import type { Address, WantedPost } from './post.ts';
import type { Readiness } from './readiness.ts';
import { pageOff, turnedOff, unknownVerb } from './refusals.ts';
import { NotReliable } from './snapshot/snapshot.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

/** A question or a file, and what is answered. */
interface Asked {
  readonly path: string;
  answer(...asked: Parameters<Query['answer']>): unknown;
}

/** What all features say together. One that is off says nothing, nor does a rule that needs a list of one that is. */
export class Rules {
  readonly #features: readonly Feature[];
  readonly #readiness: Readiness;

  constructor(features: readonly Feature[], readiness: Readiness) {
    this.#features = features;
    this.#readiness = readiness;
  }

  /** What every seat is to be asked now. */
  asks(world: World): readonly Ask[] {
    return this.questions(world).filter(({ settled }) => !settled);
  }

  /** The same with what is answered, and can be answered otherwise. */
  questions(world: World): readonly Ask[] {
    return this.#each(world, (feature, strict) => feature.asks?.(strict));
  }

  /** Every post that should stand now. */
  posts(world: World, reaches: (to: Address) => boolean): readonly WantedPost[] {
    return [...this.#each(world, (feature, strict) => feature.posts?.(strict)), ...this.#askPosts(world, reaches)];
  }

  /** A person's one card shows everything that waits on them, or is let be: with a part missing it would say that nothing does. */
  #askPosts(world: World, reaches: (to: Address) => boolean): readonly WantedPost[] {
    const strict = this.#strict(world);
    const asking = this.#features.filter(({ asks }) => asks);
    const byFeature = asking.map((feature) => (this.#isOn(feature) ? unlessOff(() => feature.asks?.(strict) ?? []) : undefined));
    const asks = byFeature.flatMap((some) => some ?? []).filter(({ settled }) => !settled);
    if (byFeature.includes(undefined)) return [];
    return unlessOff(() => [...askPosts(strict, asks), ...mentionPosts(strict, asks, reaches)]) ?? [];
  }

  /** Every row that must exist, or stand otherwise, now. */
  rows(world: World): readonly Write[] {
    const off = this.#readiness.listsOff();
    return this.#each(world, (feature, strict) => feature.rows?.(strict)).filter(({ list }) => !off.has(list));
  }

  /** The questions that can be asked; one whose feature is off throws `not-connected` with what is wrong. */
  queries(): readonly Query[] {
    return this.#features.flatMap((feature) => (feature.queries ?? []).map((query) => this.#whileOn(feature, query)));
  }

  /** What can be saved as a file, likewise. */
  downloads(): readonly Download[] {
    return this.#features.flatMap((feature) => (feature.downloads ?? []).map((download) => this.#whileOn(feature, download)));
  }

  #whileOn<A extends Asked>(feature: Feature, of: A): A {
    return {
      ...of,
      answer: (...asked: Parameters<Query['answer']>) => {
        if (!this.#isOn(feature)) throw new VevenError('not-connected', `${feature.name} is off`, { userText: pageOff });
        return of.answer(...asked);
      },
    };
  }

  /** What a command leads to, or why not. */
  carryOut(verb: string, world: World, { actor, raw }: { actor: Actor; raw: unknown }): Outcome {
    const feature = this.#features.find(({ commands }) => commands && Object.hasOwn(commands, verb));
    const command = feature?.commands?.[verb];
    if (!feature || !command) return unknownVerb;
    if (!this.#isOn(feature)) return turnedOff;
    return unlessOff(() => command.carryOut(this.#strict(world), actor, raw)) ?? turnedOff;
  }

  #each<T>(world: World, rule: (feature: Feature, strict: World) => readonly T[] | undefined): readonly T[] {
    const strict = this.#strict(world);
    return this.#readiness.on().flatMap((feature) => unlessOff(() => rule(feature, strict)) ?? []);
  }

  /** The world without the lists of what is off: a rule must not take them for empty. */
  #strict(world: World): World {
    return { ...world, snapshot: world.snapshot.without(this.#readiness.listsOff()) };
  }

  #isOn(feature: Feature): boolean {
    return this.#readiness.on().includes(feature);
  }
}

/** What is said, or `undefined` where it would need a list that is off. */
function unlessOff<T>(say: () => T): T | undefined {
  try {
    return say();
  } catch (error) {
    if (error instanceof NotReliable) return undefined;
    throw error;
  }
}
