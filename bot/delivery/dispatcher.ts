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
import type { Later, Limits } from './limits.ts';
import type { Held, Manners, Step } from './manners.ts';
import { type Place, placesOf } from './places.ts';

/** What should stand at this moment. */
export interface Current {
  readonly world: World;
  readonly wanted: ReadonlyMap<string, WantedPost>;
  /** What stands and is let be although nobody wants it: it is not known whether its cause is gone. */
  letBe(post: Delivered): boolean;
  /** Whether everything that could want something has been asked. */
  readonly complete: boolean;
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
  #clearedOn: Day | undefined;
  #performed = 0;
  /** One message at a time is under way, so that a process that is killed leaves one at most of which nobody knows whether it stands. */
  #posting: Promise<unknown> = Promise.resolve();
  /** What became of a message could not be written down, or is from another process: it is not known whether it stands. */
  #inDoubt = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** What the last plan held back, and why. */
  held(): readonly Held[] {
    return this.#held;
  }

  /** Everything that `deliver` needs, as it is now. */
  async facts(world: World): Promise<Facts> {
    const { delivered, sent, words } = await this.#read(world);
    return { delivered, ...this.#manners(world, sent, words) };
  }

  /** Whether an address can be written to, as far as was known when it was last looked at. */
  reaches(to: Address, { snapshot }: World): boolean {
    return this.#places(snapshot)(to) !== undefined;
  }

  /** Puts in what is to be done; `current` is asked when it is known where one can write. True when there was something. */
  async plan(before: World, current: () => Current): Promise<boolean> {
    if (this.#inDoubt) await this.#oneAtATime(async () => {});
    await this.#clear(before);
    const { delivered, sent, words } = await this.#read(before);
    const { world, wanted, letBe } = current();
    const { steps, held } = deliver(
      [...wanted.values()],
      delivered.filter((post) => wanted.has(post.key) || !letBe(post)),
      this.#manners(world, sent, words).manners,
    );
    this.#held = held;
    const messages = new Set(steps.filter(({ do: what }) => what === 'post').map(keyOf));
    const edits = new Set(steps.map(keyOf).filter((key) => !messages.has(key)));
    await this.#parts.queue.add([...edits], 'edit');
    await this.#parts.queue.add([...messages], 'message');
    return steps.length > 0;
  }

  /** Begins to send; what another process was sending when it died has become uncertain. `rested`: all that could be sent has been, after something was. */
  async start(current: () => Current, rested: () => void): Promise<void> {
    await this.#oneAtATime(() => this.#markUncertain());
    await this.#read(current().world);
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
      const now = current();
      const step = await this.#stepFor(key, now);
      const conversation = step && (await this.#conversationOf(step, now.world));
      if (!step || conversation === undefined) return 'done';
      const aim: Aim = { key, what: step.do, conversation, attempt: round === 0 ? attempt : 1 };
      const carried = await this.#inTurn(aim, () => this.#carryOut(aim, current));
      if (typeof carried === 'object') return carried;
      this.#performed += 1;
      if (carried === 'anew') this.#conversations = await this.#parts.directory.all();
    }
    this.#parts.log.error({ key }, 'a post is not as it should be, whatever is done');
    return { again: 'it never comes to rest', afterSeconds: undefined };
  }

  /** A message whose turn it is waits for no limit of its conversation: the others behind it would wait as well. It is put back. */
  #inTurn({ what, conversation }: Aim, act: () => Promise<Carried>): Promise<Carried | Later> {
    const { limits } = this.#parts;
    return what === 'post' ? this.#oneAtATime(() => limits.turn(conversation, act, 0)) : limits.turn(conversation, act);
  }

  /** Its turn may have been long in coming: what is to be done is asked once more. */
  async #carryOut({ key, what, conversation, attempt }: Aim, current: () => Current): Promise<Carried> {
    const now = current();
    const step = await this.#stepFor(key, now);
    if (!step) return 'done';
    if (step.do !== what || (await this.#conversationOf(step, now.world)) !== conversation) return 'anew';
    const carried = await this.#carry(step, attempt, now.world);
    // Said before the turn is over: the next in line is not to write there either.
    if (typeof carried === 'object' && carried.afterSeconds !== undefined) this.#parts.limits.pause(conversation, carried.afterSeconds);
    return carried;
  }

  async #carry(step: Step, attempt: number, { snapshot, now }: World): Promise<Carried> {
    const { carrier } = this.#parts;
    if (step.do === 'update') return carrier.update(step);
    if (step.do === 'close') return carrier.close(step);
    const place = this.#places(snapshot)(step.wanted.to);
    if (!place) return 'done';
    return carrier.post(step, { place, thread: await this.#thread(step.wanted), attempt, now });
  }

  async #stepFor(key: string, { world, wanted, letBe }: Current): Promise<Step | undefined> {
    const { store } = this.#parts;
    const post = wanted.get(key);
    const others = [post?.under, post?.saidBy].filter((other) => other !== undefined);
    const [own, rest, words] = await Promise.all([store.of(key), Promise.all(others.map((other) => store.of(other))), store.words()]);
    const to = post?.to ?? own.at(-1)?.to;
    if (!to) return undefined;
    const sent = await store.sentSince(osloInstant(startOfLastMonth(world.today), '00:00'), to);
    const delivered = [...rest.flat(), ...own].filter(({ key: known }) => known !== key || post !== undefined || !own.some(letBe));
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
    this.#parts.log.error({ key, why }, 'a post was tried as often as may be');
    await this.#oneAtATime(async () => {
      const { carrier } = this.#parts;
      const now = current();
      const step = await this.#stepFor(key, now);
      if (!step && !now.complete) throw new Error('it is not known yet whether it is still wanted');
      if (!step) return;
      if (step.do !== 'post') return carrier.giveUp(step.post, why);
      const { snapshot } = now.world;
      const place = this.#places(snapshot, nobodyInChat)(step.wanted.to) ?? this.#places(snapshot)(step.wanted.to);
      if (place) await carrier.layAside(step, { place, thread: undefined, attempt: 1, now: now.world.now }, why);
    });
  }

  /** Once a day what is long over is forgotten. */
  async #clear({ today }: World): Promise<void> {
    if (this.#clearedOn === today) return;
    this.#clearedOn = today;
    await this.#parts.store.clear(osloInstant(addDays(today, -daysKept), '00:00'));
  }

  /** What has been delivered, and where one can write. */
  async #read({ today }: World) {
    const { store, directory } = this.#parts;
    const [delivered, sent, words, conversations] = await Promise.all([
      store.current(),
      store.sentSince(osloInstant(startOfLastMonth(today), '00:00')),
      store.words(),
      directory.all(),
    ]);
    this.#conversations = conversations;
    this.#mailRefused = new Set(
      delivered.flatMap(({ state, conversation, serviceUrl }) => (state === 'failed' && conversation === 'mail' ? [serviceUrl] : [])),
    );
    return { delivered, sent, words };
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
    const mine = this.#posting.then(async () => {
      if (this.#inDoubt) await this.#markUncertain();
      try {
        return await act();
      } catch (error) {
        this.#inDoubt = true;
        throw error;
      }
    });
    this.#posting = mine.catch(() => {});
    return mine;
  }

  /** Nothing is being sent: what is said to be, nobody knows of. */
  async #markUncertain(): Promise<void> {
    const uncertain = await this.#parts.store.markUncertain();
    this.#inDoubt = false;
    if (uncertain > 0) this.#parts.log.warn({ uncertain }, 'it is not known whether some posts stand');
  }
}

/** For how long it is known what was sent, and whether it was of use. */
const daysKept = 400;

/** What a job is about to do, and where. */
interface Aim {
  readonly key: string;
  readonly what: Step['do'];
  readonly conversation: string;
  readonly attempt: number;
}

/** For somebody whom the chat has refused for hours: the next rung. */
const nobodyInChat: readonly KnownConversation[] = [];

const keyOf = (step: Step): string => (step.do === 'post' ? step.wanted.key : step.post.key);

const startOfLastMonth = (today: Day): Day => `${addDays(`${today.slice(0, 7)}-01` as Day, -1).slice(0, 7)}-01` as Day;
