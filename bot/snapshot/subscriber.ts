import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { List } from '../../shared/list.ts';
import { VevenError } from '../error.ts';

/** A subscription of ours to one list. */
export interface Subscription {
  readonly id: string;
  /** The list's internal name. */
  readonly list: string;
  /** What it watches and where it tells: one that aims elsewhere than it should is made anew. */
  readonly aim: string;
  /** What SharePoint gives back with each notification, known to it and to us alone. */
  readonly clientState: string;
}

/** SharePoint's notifications of changes in lists. All throw `not-allowed` where the app may not have them. Times are in milliseconds since 1970. */
export interface Subscriptions {
  aimOf(list: List): Promise<string>;
  /** When each of ours that stands expires, by id. */
  standing(): Promise<ReadonlyMap<string, number>>;
  /** Resolves when SharePoint has seen that our address answers. */
  make(list: List, wish: { readonly clientState: string; readonly expires: number }): Promise<{ id: string; expires: number }>;
  /** When it expires now; `undefined` when it is gone. */
  renew(id: string, expires: number): Promise<number | undefined>;
  /** False when it is gone. */
  reauthorize(id: string): Promise<boolean>;
}

/** Our subscriptions, one a list, where every instance finds them and a restart too. Losing them costs making them anew. */
export interface KeptSubscriptions {
  all(): Promise<readonly Subscription[]>;
  /** In place of the list's former one. */
  keep(subscription: Subscription): Promise<void>;
}

/** What somebody says who says to be SharePoint. */
export interface Told {
  readonly subscriptionId: string;
  readonly clientState?: string | null | undefined;
}

/** How long a subscription is asked for, in milliseconds: SharePoint gives less than thirty days. Source: subscription, maximum length. */
const life = 28 * 86_400_000;

/** Milliseconds between two looks at the subscriptions: when all are well, and when one is missing. */
const calm = 3_600_000;
const soon = 300_000;

/** Milliseconds between two looks in the store for a subscription that is not known: anybody may tell of one. */
const rarely = 10_000;

/** What a subscriber needs; `lists` are those whose changes are to be told of. */
export interface SubscriberParts {
  readonly lists: readonly List[];
  readonly subscriptions: Subscriptions;
  readonly kept: KeptSubscriptions;
  readonly log: Logger;
  /** This machine's time in milliseconds. */
  machine?(): number;
}

/** Keeps one subscription a list alive, so that SharePoint tells of changes and we need not ask. */
export class Subscriber {
  readonly #parts: SubscriberParts;
  readonly #machine: () => number;
  readonly #expires = new Map<List, number>();
  /** What was kept when that was last looked up, by id. */
  #ours: Promise<Map<string, Subscription>> = Promise.resolve(new Map());
  #lookedUpAt = Number.NEGATIVE_INFINITY;
  #off = false;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: SubscriberParts) {
    this.#parts = parts;
    this.#machine = parts.machine ?? Date.now;
  }

  /** Every list has a subscription that lives, so that changes are told of. */
  works = (): boolean => !this.#off && this.#parts.lists.every((list) => (this.#expires.get(list) ?? 0) > this.#machine());

  /** Call it when our address answers. */
  start(): void {
    this.#timer = setTimeout(() => this.#goOn(), 0).unref();
  }

  /** Subscriptions stay, for the next process. */
  async stop(): Promise<void> {
    this.#off = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #goOn(): Promise<void> {
    await this.look();
    if (!this.#off) this.#timer = setTimeout(() => this.#goOn(), this.works() ? calm : soon).unref();
  }

  /** Makes what is missing and renews what is half over; what fails is tried again at the next look. */
  look(): Promise<void> {
    this.#looking ??= this.#carryOut(() => this.#look()).finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** SharePoint wants to know whether we may still read what it tells of. */
  async reauthorize(id: string): Promise<void> {
    await this.#carryOut(async () => {
      if (!(await this.#parts.subscriptions.reauthorize(id))) await this.look();
    });
  }

  /** Those that come from SharePoint, with their lists. Others know of no subscription, or not what it gives back, and are dropped. */
  async genuine<T extends Told>(told: readonly T[]): Promise<readonly (T & { readonly list: List })[]> {
    const { lists } = this.#parts;
    const ours = await this.#knownOf(told);
    return told.flatMap((one) => {
      const subscription = ours.get(one.subscriptionId);
      const list = lists.find(({ name }) => name === subscription?.list);
      return subscription && list && isSame(subscription.clientState, one.clientState ?? '') ? [{ ...one, list }] : [];
    });
  }

  async #knownOf(told: readonly Told[]): Promise<ReadonlyMap<string, Subscription>> {
    const before = this.#ours;
    const known = await before;
    if (told.every(({ subscriptionId }) => known.has(subscriptionId)) || this.#machine() - this.#lookedUpAt < rarely) return this.#ours;
    this.#lookedUpAt = this.#machine();
    this.#ours = this.#parts.kept.all().then((all) => new Map(all.map((one) => [one.id, one])));
    this.#ours.catch(() => {
      this.#ours = before;
    });
    return this.#ours;
  }

  /** A refusal stays one until somebody changes the app's permissions; anything else passes. */
  async #carryOut(act: () => Promise<void>): Promise<void> {
    const { log } = this.#parts;
    if (this.#off) return;
    try {
      await act();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!isRefusal(error)) log.warn({ reason }, 'notifications of changes could not be looked after; tried again in a while');
      else if (!this.#off) {
        this.#off = true;
        log.warn(
          { reason },
          'notifications of changes are off until the next start: they need the permission Sites.ReadWrite.All; lists are looked at by timer',
        );
      }
    }
  }

  async #look(): Promise<void> {
    const standing = await this.#parts.subscriptions.standing();
    const kept = await this.#parts.kept.all();
    let failed: unknown;
    for (const list of this.#parts.lists) {
      try {
        await this.#ensure(
          list,
          kept.find((one) => one.list === list.name),
          standing,
        );
      } catch (error) {
        if (isRefusal(error)) throw error;
        failed = error;
      }
    }
    if (failed !== undefined) throw failed;
  }

  /** One list's subscription: the one that is kept, renewed if need be, or a new one. */
  async #ensure(list: List, kept: Subscription | undefined, standing: ReadonlyMap<string, number>): Promise<void> {
    const { subscriptions, kept: store } = this.#parts;
    const aim = await subscriptions.aimOf(list);
    const until = this.#machine() + life;
    let expires = kept?.aim === aim ? standing.get(kept.id) : undefined;
    if (kept && expires !== undefined && expires - this.#machine() < life / 2) expires = await subscriptions.renew(kept.id, until);
    this.#expires.set(list, expires ?? 0);
    if (expires !== undefined) return;
    const clientState = randomBytes(32).toString('base64url');
    const made = await subscriptions.make(list, { clientState, expires: until });
    const subscription = { id: made.id, list: list.name, aim, clientState };
    await store.keep(subscription);
    (await this.#ours).set(made.id, subscription);
    this.#expires.set(list, made.expires);
  }
}

const isRefusal = (error: unknown): boolean => error instanceof VevenError && error.code === 'not-allowed';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Takes as long whatever differs. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
