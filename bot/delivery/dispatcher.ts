import type { Logger } from 'pino';
import { addDays, type Day, osloInstant } from '../../shared/day.ts';
import { settings } from '../../shared/setting/setting.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import type { Directory, KnownConversation, Queue, Worked } from '../ports.ts';
import type { Address, WantedPost } from '../post.ts';
import type { World } from '../world.ts';
import { type Carried, type Carrier, hashOf, rootless } from './carrier.ts';
import { deliver } from './deliver.ts';
import type { Delivered, DeliveredStore, Word } from './delivered.ts';
import type { Limits } from './limits.ts';
import type { Held, Manners, Step } from './manners.ts';
import { type Place, placesOf } from './places.ts';

/** What should stand at this moment. */
export interface Current {
  readonly world: World;
  readonly wanted: ReadonlyMap<string, WantedPost>;
  /** What stands and is let be although nobody wants it: it is not known whether its cause is gone. */
  letBe(post: Delivered): boolean;
}

/** What has been delivered, and everything the manners count. */
export interface Facts {
  readonly manners: Manners;
  readonly delivered: readonly Delivered[];
  places(to: Address): Place | undefined;
}

export interface DispatcherParts {
  readonly store: DeliveredStore;
  readonly directory: Directory;
  readonly queue: Queue;
  readonly carrier: Carrier;
  readonly limits: Limits;
  /** Whether there is a way to send e-mail. */
  readonly mail: boolean;
  readonly log: Logger;
}

/** Things done to one post in one go: sent, the older one closed, updated since. More is a fault of ours, and waits for the next plan. */
const mostRounds = 6;

/**
 * Sees to it that what is wanted stands. A plan puts the keys of what differs into the queue; the work on a key asks again what is
 * wanted of it now, and goes on until nothing is. So a job may come late or twice, or be lost, and nothing is lost or twice.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  #conversations: readonly KnownConversation[] = [];
  #mailRefused: ReadonlySet<string> = new Set();
  #held: readonly Held[] = [];
  #performed = 0;
  /** One message at a time is under way, so that a process that is killed leaves one at most of which nobody knows whether it stands. */
  #posting: Promise<unknown> = Promise.resolve();

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** What the last plan held back, and why. */
  held(): readonly Held[] {
    return this.#held;
  }

  /** Everything that `deliver` needs, as it is now. */
  async facts(world: World): Promise<Facts> {
    const { store, directory } = this.#parts;
    const [delivered, sent, words, conversations] = await Promise.all([
      store.current(),
      store.sentSince(osloInstant(startOfLastMonth(world.today), '00:00')),
      store.words(),
      directory.all(),
    ]);
    this.#conversations = conversations;
    this.#mailRefused = new Set(
      delivered.flatMap(({ to, state, conversation }) =>
        'person' in to && state === 'failed' && conversation === 'mail' ? [to.person] : [],
      ),
    );
    return { delivered, ...this.#manners(world, sent, words) };
  }

  /** Whether an address can be written to, as far as was known when it was last looked at. */
  reaches(to: Address, { snapshot }: World): boolean {
    return this.#places(snapshot)(to) !== undefined;
  }

  /** Puts in what is to be done. True when there was something. */
  async plan({ world, wanted, letBe }: Current): Promise<boolean> {
    const { delivered, manners } = await this.facts(world);
    const { steps, held } = deliver(
      [...wanted.values()],
      delivered.filter((post) => wanted.has(post.key) || !letBe(post)),
      manners,
    );
    this.#held = held;
    await this.#parts.queue.add([...new Set(steps.map(keyOf))]);
    return steps.length > 0;
  }

  /** Begins to send. `rested`: all that could be sent has been, after something was. */
  async start(current: () => Current, rested: () => void): Promise<void> {
    await this.#parts.queue.start({
      carryOut: (key, attempt) => this.#work(key, attempt, current),
      putAside: (key, why) => this.#putAside(key, why, current),
      rested,
    });
  }

  /** Resolves when nothing can be sent just now. */
  async idle(): Promise<{ performed: boolean; retryIn: number | undefined }> {
    const before = this.#performed;
    const { retryIn } = await this.#parts.queue.idle();
    return { performed: this.#performed > before, retryIn };
  }

  stop(): Promise<void> {
    return this.#parts.queue.stop();
  }

  async #work(key: string, attempt: number, current: () => Current): Promise<Worked> {
    for (let round = 0; round < mostRounds; round += 1) {
      const tried = round === 0 ? attempt : 1;
      const step = await this.#stepFor(key, current());
      if (!step) return 'done';
      const conversation = await this.#conversationOf(step, current().world);
      if (conversation === undefined) return 'done';
      const wait = this.#parts.limits.tooLong(conversation);
      if (wait > 0) return { laterSeconds: Math.ceil(wait / 1000) };
      const carried = await this.#parts.limits.turn(conversation, () =>
        step.do === 'post' ? this.#oneAtATime(() => this.#carryOut(key, tried, current)) : this.#carryOut(key, tried, current),
      );
      if (typeof carried === 'object') {
        if (carried.afterSeconds !== undefined) this.#parts.limits.pause(conversation, carried.afterSeconds);
        return carried;
      }
      this.#performed += 1;
      if (carried === 'anew') this.#conversations = await this.#parts.directory.all();
    }
    this.#parts.log.error({ key }, 'a post is not as it should be, whatever is done');
    return 'done';
  }

  /** Its turn may have been long in coming: what is to be done is asked once more. */
  async #carryOut(key: string, attempt: number, current: () => Current): Promise<Carried> {
    const now = current();
    const step = await this.#stepFor(key, now);
    if (!step) return 'done';
    const { carrier } = this.#parts;
    if (step.do === 'update') return carrier.update(step);
    if (step.do === 'close') return carrier.close(step);
    const place = this.#places(now.world.snapshot)(step.wanted.to);
    if (!place) return 'done';
    return carrier.post(step, { place, thread: await this.#thread(step.wanted), attempt, now: now.world.now });
  }

  async #stepFor(key: string, { world, wanted, letBe }: Current): Promise<Step | undefined> {
    const { store } = this.#parts;
    const post = wanted.get(key);
    const [own, roots, words] = await Promise.all([store.of(key), post?.under ? store.of(post.under) : [], store.words()]);
    const to = post?.to ?? own.at(-1)?.to;
    if (!to) return undefined;
    const sent = await store.sentSince(osloInstant(startOfLastMonth(world.today), '00:00'), to);
    const delivered = [...roots, ...own].filter(({ key: known }) => known !== key || post !== undefined || !own.some(letBe));
    const { steps } = deliver(post ? [post] : [], delivered, this.#manners(world, sent, words).manners);
    return steps.find((step) => keyOf(step) === key);
  }

  async #conversationOf(step: Step, { snapshot }: World): Promise<string | undefined> {
    if (step.do !== 'post') return rootless(step.post.conversation);
    const place = this.#places(snapshot)(step.wanted.to);
    return place?.by === 'mail' ? `mail ${place.address}` : place?.conversation.id;
  }

  /** The thread under the post that this one hangs under. */
  async #thread({ under }: WantedPost): Promise<string | undefined> {
    return under === undefined
      ? undefined
      : (await this.#parts.store.of(under)).findLast(({ state }) => state === 'standing' || state === 'finished')?.conversation;
  }

  async #putAside(key: string, why: string, current: () => Current): Promise<void> {
    const { carrier, log } = this.#parts;
    const { world } = current();
    log.error({ key, why }, 'a post was tried as often as may be');
    const step = await this.#stepFor(key, current());
    if (!step) return;
    if (step.do !== 'post') return carrier.giveUp(step.post, why);
    const place = this.#places(world.snapshot, nobodyInChat)(step.wanted.to) ?? this.#places(world.snapshot)(step.wanted.to);
    if (place) await this.#oneAtATime(() => carrier.layAside(step, { place, thread: undefined, attempt: 1, now: world.now }, why));
  }

  #places(snapshot: World['snapshot'], conversations = this.#conversations) {
    return placesOf(snapshot, { conversations, mail: this.#parts.mail, mailRefused: this.#mailRefused });
  }

  #manners({ snapshot, now, calendar }: World, sent: readonly Delivered[], words: ReadonlyMap<string, Word>): Omit<Facts, 'delivered'> {
    const places = this.#places(snapshot);
    const reaches = (to: Address) => places(to) !== undefined;
    return { places, manners: { now, calendar, settings: settingsOf(snapshot.of(settings).all), sent, words, reaches, hashOf } };
  }

  #oneAtATime<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#posting.then(act);
    this.#posting = mine.catch(() => {});
    return mine;
  }
}

/** For somebody whom the chat has refused for hours: the next rung. */
const nobodyInChat: readonly KnownConversation[] = [];

const keyOf = (step: Step): string => (step.do === 'post' ? step.wanted.key : step.post.key);

const startOfLastMonth = (today: Day): Day => `${addDays(`${today.slice(0, 7)}-01` as Day, -1).slice(0, 7)}-01` as Day;
