import type { Logger } from 'pino';
import type { Actor } from '../shared/access.ts';
import type { Ask } from '../shared/ask/ask.api.ts';
import type { Calendar } from '../shared/calendar.ts';
import { dayOf, inOslo } from '../shared/day.ts';
import type { List, Stamp, Via } from '../shared/list.ts';
import { meetings } from '../shared/meeting/meeting.list.ts';
import { isUnderWay } from '../shared/meeting/meeting.rules.ts';
import { networks, people, seatTerms } from '../shared/seat/seat.list.ts';
import { actorOf } from '../shared/seat/seat.rules.ts';
import type { Outcome } from './command.ts';
import { CommandRunner } from './command-runner.ts';
import { type Courier, hashOf } from './delivery/courier.ts';
import { deliver } from './delivery/deliver.ts';
import type { Delivered, DeliveredStore } from './delivery/delivered.ts';
import { editors } from './editors.ts';
import { VevenError } from './error.ts';
import type { Feature, Query } from './feature.ts';
import { type Done, Planner } from './planner.ts';
import type { Clock, Lists } from './ports.ts';
import type { WantedPost } from './post.ts';
import { Readiness } from './readiness.ts';
import { Rules } from './rules.ts';
import type { KeptLists } from './snapshot/kept.ts';
import { Mirror } from './snapshot/mirror.ts';
import type { Pace } from './snapshot/pace.ts';
import { Poller } from './snapshot/poller.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

export interface Parts {
  readonly features: readonly Feature[];
  readonly lists: Lists;
  readonly kept: KeptLists;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly store: DeliveredStore;
  readonly courier: Courier;
  readonly log: Logger;
  /** `tid/oid` of the first of the secretariat, who can name the others; a row in People makes it superfluous. */
  readonly firstSecretariat: string | undefined;
  link(path: string): string;
  /** This machine's time in milliseconds, for waits and pauses: the region's own clock has nothing to do with them. */
  machine?(): number;
}

/** How often rules are asked again when rows they made bring new ones. */
const mostRounds = 12;

/** Time passes also when nothing changes: milliseconds between two plans. */
const planEvery = 60_000;

/** Milliseconds for which a request of the tab waits for what follows from it, and the start for the lists. */
const longestFollowing = 2_000;
const longestStart = 30_000;

const byRule: Omit<Stamp, 'changeId'> = { changedBy: 'Veven', changedById: undefined, changedVia: 'veven' };

/** The bot as a function of the lists and the clock: what should be, compared with what is, again and again. */
export class Veven {
  readonly mirror: Mirror;
  readonly readiness: Readiness;
  readonly #parts: Parts;
  readonly runner: CommandRunner;
  readonly #machine: () => number;
  readonly #rules: Rules;
  readonly #planner: Planner;
  readonly #poller: Poller;
  readonly #afterPlan: (() => Promise<void>)[] = [];
  #notified = () => false;
  #loaded: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    const { features, lists: port, kept, pace, log, firstSecretariat, machine = Date.now } = parts;
    const lists = features.flatMap((feature) => feature.lists ?? []);
    this.#parts = parts;
    this.#machine = machine;
    const judge = editors({ features, firstSecretariat, veven: this });
    const doubt = () => {
      this.readiness.doubt();
      this.poke();
    };
    this.mirror = new Mirror({ lists, port, kept, judge, log, changed: () => this.poke(), doubt, machine });
    this.readiness = new Readiness({
      features,
      lists: port,
      isReliable: (list) => this.mirror.isReliable(list),
      isBack: (list) => this.mirror.distrust(list),
      log,
    });
    this.#rules = new Rules(features, this.readiness);
    this.runner = new CommandRunner({
      rules: this.#rules,
      mirror: this.mirror,
      world: () => this.world(),
      listsOff: () => this.readiness.listsOff(),
      poke: () => this.poke(),
      machine,
    });
    this.#planner = new Planner({ plan: () => this.#plan(), readAll: () => this.#readAll(), log });
    this.#poller = new Poller({ lists, mirror: this.mirror, pace, moment: () => this.#moment(), machine });
  }

  /** Brings everything up to date, from how the lists were left, and goes on by itself. What takes long goes on while people are let in. */
  async start(): Promise<void> {
    await within(longestStart, this.settle());
    this.#poller.start();
    this.#timer = setInterval(() => this.poke(), planEvery);
  }

  /** Lets what runs come to its end, and starts nothing more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#poller.stop();
    await this.mirror.idle();
    await this.#planner.stop();
  }

  /** Everything a rule may know at this moment. */
  world(): World {
    const { clock, calendar, link } = this.#parts;
    const now = clock.now();
    return { snapshot: this.mirror.snapshot, now, today: dayOf(now), calendar, link };
  }

  /** Who a verified identity (`tid/oid`) is today, if Veven knows the person. Throws `not-connected` while nobody can be known. */
  actor(identity: string): Actor | undefined {
    const { snapshot, today } = this.world();
    const person = snapshot.of(people).where('identity', identity).at(0) ?? snapshot.of(people).where('identity2', identity).at(0);
    if (person) return actorOf(person, identity, snapshot.of(seatTerms).where('person', person.key), today);
    if (identity === this.#parts.firstSecretariat)
      return { person: identity, name: 'Sekretariatet', identity, language: 'nb', secretariat: true, seats: [] };
    if (!this.knowsPeople()) throw new VevenError('not-connected', 'the list of people has not been read');
    return undefined;
  }

  /** Whether the list of people can be relied on, so that it can be said of somebody who they are, or that they are nobody. */
  knowsPeople(): boolean {
    return !this.readiness.listsOff().has(people);
  }

  queries(): readonly Query[] {
    return this.#rules.queries();
  }

  /** What every seat is to be asked. */
  asks(world: World): readonly Ask[] {
    return this.#rules.asks(world);
  }

  /** Every post that should stand. */
  wanted(world: World): readonly WantedPost[] {
    return this.#rules.posts(world);
  }

  /** Carries out a command for somebody, from a card, the tab or a mail. */
  command(verb: string, actor: Actor, raw: unknown, via: Exclude<Via, 'sharePoint' | 'veven'>): Promise<Outcome> {
    return this.runner.command(verb, { actor, raw, via });
  }

  /** Rows that the region starts with, or that are taken in from a file: made as Veven. */
  async seed(rowsOf: (world: World) => readonly Write[]): Promise<number> {
    await this.#readAll();
    const rows = rowsOf(this.world()).filter((write) => write.do === 'update' || !this.mirror.snapshot.table(write.list).has(write.key));
    await this.mirror.writer.many(rows, byRule);
    return rows.length;
  }

  /** Makes what follows from a change by rule, so that who made it sees it at once. What takes long or fails is done by the next plan. */
  async followRules(): Promise<void> {
    const made = this.#makeRows().catch((error: unknown) => this.#parts.log.warn({ err: error }, 'rows could not be made at once'));
    await within(longestFollowing, made);
  }

  /** Called when a plan has been carried out. */
  afterEachPlan(call: () => Promise<void>): void {
    this.#afterPlan.push(call);
  }

  /** Somebody looks: what may change before their eyes is followed closely. */
  seen(): void {
    this.#poller.seen();
  }

  /** SharePoint says that these lists have changed. */
  async hear(lists: readonly List[]): Promise<void> {
    await this.mirror.sync(lists);
  }

  /** `works` says whether SharePoint tells us of changes by itself: then they are looked for less often. */
  hearFrom(works: () => boolean): void {
    this.#notified = works;
  }

  poke(): void {
    this.#planner.poke();
  }

  settle(): Promise<void> {
    return this.#planner.settle();
  }

  async #readAll(): Promise<{ changed: boolean; pause: number }> {
    this.#loaded ??= this.mirror.load();
    await this.#loaded;
    await this.mirror.idle();
    const changed = await this.mirror.sync();
    return { changed, pause: this.mirror.pause() };
  }

  async #plan(): Promise<Done> {
    const { calendar, courier, log } = this.#parts;
    const other = (await this.readiness.check(this.#machine())) || this.mirror.rejudge();
    // What stands is delivered even when a row cannot be made.
    const made = await this.#makeRows().catch((error: unknown) => {
      log.error({ err: error }, 'rows could not be made');
      return false;
    });
    const world = this.world();
    const wanted = this.wanted(world);
    const steps = deliver(wanted, await this.#delivered(world, wanted), { now: world.now, calendar, hashOf });
    const { performed, retryIn } = await courier.carryOut(steps, world);
    for (const call of this.#afterPlan) await call();
    return { changed: other || made || performed > 0, retryIn };
  }

  /**
   * What stands where Veven knows its way: a network or person whose row is gone just now is let be, and while a feature is off,
   * everything that nobody wants: it is not known whether its cause is gone.
   */
  async #delivered({ snapshot }: World, wanted: readonly WantedPost[]): Promise<readonly Delivered[]> {
    const current = await this.#parts.store.current();
    const known = current.filter(({ to }) =>
      'network' in to ? snapshot.of(networks).has(to.network) : snapshot.of(people).has(to.person),
    );
    if (this.readiness.off().length === 0) return known;
    const keys = new Set(wanted.map(({ key }) => key));
    return known.filter(({ key }) => keys.has(key));
  }

  /** Makes the rows that must exist, and those that they in turn bring, until there are no more. */
  async #makeRows(): Promise<boolean> {
    let made = false;
    for (let round = 0; round < mostRounds; round += 1) {
      if (!(await this.mirror.writer.many(this.#rules.rows(this.world()), byRule))) return made;
      made = true;
    }
    this.#parts.log.error('rules keep making rows; the rest waits for the next plan');
    return made;
  }

  #moment() {
    const { snapshot, now } = this.world();
    const { time } = inOslo(now);
    return {
      meetingRuns: snapshot.of(meetings).all.some((meeting) => isUnderWay(meeting, now)),
      night: time < '06:00' || time >= '20:00',
      notified: this.#notified(),
    };
  }
}

/** Resolves with the work, or when it takes too long; then it goes on by itself. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
