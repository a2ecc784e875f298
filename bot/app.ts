import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Actor } from '../shared/access.ts';
import type { Ask } from '../shared/ask/ask.api.ts';
import type { Calendar } from '../shared/calendar.ts';
import { dayOf, inOslo } from '../shared/day.ts';
import type { List, Stamp, Via } from '../shared/list.ts';
import { meetings } from '../shared/meeting/meeting.list.ts';
import { isUnderWay } from '../shared/meeting/meeting.rules.ts';
import { people } from '../shared/seat/seat.list.ts';
import type { Outcome } from './command.ts';
import { CommandRunner } from './command-runner.ts';
import type { Dispatcher } from './delivery/dispatcher.ts';
import type { Held } from './delivery/manners.ts';
import { editors } from './editors.ts';
import { VevenError } from './error.ts';
import type { Download, Feature, Query } from './feature.ts';
import { Instance } from './instance.ts';
import { type Done, Planner } from './planner.ts';
import type { Clock, Leadership, Lists, Whispers } from './ports.ts';
import type { WantedPost } from './post.ts';
import { Readiness } from './readiness.ts';
import { Rules } from './rules.ts';
import type { KeptLists } from './snapshot/kept.ts';
import { Mirror } from './snapshot/mirror.ts';
import type { Pace } from './snapshot/pace.ts';
import { Poller } from './snapshot/poller.ts';
import { Standing } from './standing.ts';
import { type IsInChannel, whoIs } from './who.ts';
import { within } from './within.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

export interface Parts {
  readonly features: readonly Feature[];
  readonly lists: Lists;
  readonly kept: KeptLists;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly dispatcher: Dispatcher;
  readonly leadership: Leadership;
  readonly whispers: Whispers;
  readonly log: Logger;
  /** `tid/oid` of the first of the secretariat, who can name the others; a row in People makes it superfluous. */
  readonly firstSecretariat: string | undefined;
  link(path: string): string;
  /** This machine's time in milliseconds, for waits and pauses: the region's own clock has nothing to do with them. */
  machine?(): number;
  /** Resolves when so many of its milliseconds have passed. */
  wait?(milliseconds: number): Promise<unknown>;
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
  readonly #standing: Standing;
  readonly #instance: Instance;
  #notified = () => false;
  #isIn: IsInChannel = () => false;
  #loaded: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    const { features, lists: port, kept, pace, log, firstSecretariat, machine = Date.now, wait = setTimeout } = parts;
    const lists = features.flatMap((feature) => feature.lists ?? []);
    this.#parts = parts;
    this.#machine = machine;
    const judge = editors({ features, firstSecretariat, veven: this });
    const planAgain = () => this.#planner.poke();
    const doubt = () => {
      this.readiness.doubt();
      planAgain();
    };
    this.mirror = new Mirror({
      lists,
      port,
      kept: { load: (some) => kept.load(some), keep: async (change) => (this.leads() ? kept.keep(change) : undefined) },
      judge,
      log,
      changed: planAgain,
      wrote: (list) => void this.#instance.tell({ lists: [list.name] }),
      doubt,
      machine,
    });
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
      poke: planAgain,
      machine,
    });
    this.#planner = new Planner({
      plan: () => this.#plan(),
      idle: () => parts.dispatcher.idle(),
      readAll: () => this.#readAll(),
      wait,
      log,
    });
    this.#standing = new Standing({
      world: () => this.world(),
      wanted: (world) => this.wanted(world),
      complete: () => this.readiness.off().length === 0,
    });
    const { dispatcher, leadership, whispers } = parts;
    const { mirror } = this;
    this.#instance = new Instance({ dispatcher, leadership, whispers, standing: this.#standing, mirror, lists, planAgain, log });
    this.#poller = new Poller({ lists, mirror: this.mirror, pace, moment: () => this.#moment(), machine });
  }

  /** Brings everything up to date, from how the lists were left, and goes on by itself. What takes long goes on while people are let in. */
  async start(): Promise<void> {
    await this.#instance.start();
    await within(longestStart, this.settle());
    this.#poller.start();
    this.#timer = setInterval(() => this.#planner.poke(), planEvery);
  }

  /** Lets what runs come to its end, and starts nothing more. */
  async stop(): Promise<void> {
    this.#instance.stopping();
    clearInterval(this.#timer);
    this.#poller.stop();
    await this.mirror.idle();
    await this.#planner.stop();
    await this.#instance.stop();
  }

  /** Whether this process plans and sends. */
  leads(): boolean {
    return this.#instance.leads();
  }

  /** Everything a rule may know at this moment. */
  world(): World {
    const { clock, calendar, link } = this.#parts;
    const now = clock.now();
    return { snapshot: this.mirror.snapshot, now, today: dayOf(now), calendar, link };
  }

  /** Who a verified identity (`tid/oid`) is today, if Veven knows the person. Throws `not-connected` while nobody can be known. */
  actor(identity: string): Actor | undefined {
    const actor = whoIs(identity, this.world(), this.#parts.firstSecretariat, this.#isIn);
    if (!actor && !this.knowsPeople()) throw new VevenError('not-connected', 'the list of people has not been read');
    return actor;
  }

  /** Whether the list of people can be relied on, so that it can be said of somebody who they are, or that they are nobody. */
  knowsPeople(): boolean {
    return !this.readiness.listsOff().has(people);
  }

  queries(): readonly Query[] {
    return this.#rules.queries();
  }

  /** What can be saved as a file, while the feature that answers is on. */
  downloads(): readonly Download[] {
    return this.#rules.downloads();
  }

  /** What every seat is to be asked. */
  asks(world: World): readonly Ask[] {
    return this.#rules.asks(world);
  }

  /** The same with what is answered, and can be answered otherwise. */
  questions(world: World): readonly Ask[] {
    return this.#rules.questions(world);
  }

  /** What the last plan held back, and why: empty in a process that does not lead. */
  held(): readonly Held[] {
    return this.#parts.dispatcher.held();
  }

  /** Every row that must exist, or stand otherwise. */
  rows(world: World): readonly Write[] {
    return this.#rules.rows(world);
  }

  /** Every post that should stand. */
  wanted(world: World): readonly WantedPost[] {
    return this.#rules.posts(world, (to) => this.#parts.dispatcher.reaches(to, world));
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

  /** Writes as Veven what has come from outside the lists: each row is a change of its own. */
  write(writes: readonly Write[]): Promise<boolean> {
    return this.mirror.writer.many(writes, byRule);
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

  /** SharePoint says that these lists have changed. It says so to one process, which tells the others. */
  async hear(lists: readonly List[]): Promise<void> {
    await Promise.all([this.#instance.tell({ lists: lists.map(({ name }) => name) }), this.mirror.sync(lists)]);
  }

  /** `works` says whether SharePoint tells us of changes by itself: then they are looked for less often. */
  hearFrom(works: () => boolean): void {
    this.#notified = works;
  }

  /** Who is in which channel is not in the lists: members of a network are known by it. */
  knowMembers(isIn: IsInChannel): void {
    this.#isIn = isIn;
  }

  /** Something that is not in the lists has changed: where one can write, or a word about a post. */
  poke(): void {
    this.#planner.poke();
    if (!this.leads()) void this.#instance.tell({ delivered: true });
  }

  /** What is to be done when another process tells that the directory has changed. */
  onHearing({ directory }: { directory: () => Promise<void> }): void {
    this.#instance.onDirectory(directory);
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
    const { dispatcher, log } = this.#parts;
    const other = (await this.readiness.check(this.#machine())) || this.mirror.rejudge();
    let made = false;
    let steps = false;
    if (this.leads()) {
      // What stands is delivered even when a row cannot be made.
      made = await this.#makeRows().catch((error: unknown) => {
        log.error({ err: error }, 'rows could not be made');
        return false;
      });
      steps = await dispatcher.plan(this.world(), () => this.#standing.afresh());
    }
    for (const call of this.#afterPlan) await call();
    return { changed: other || made, steps };
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
