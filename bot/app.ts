import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type Actor, signature } from '../shared/access.ts';
import type { Ask } from '../shared/ask/ask.api.ts';
import type { Calendar } from '../shared/calendar.ts';
import { dayOf } from '../shared/day.ts';
import type { Stamp, Via } from '../shared/list.ts';
import { networks, people, seatTerms } from '../shared/seat/seat.list.ts';
import { actorOf } from '../shared/seat/seat.rules.ts';
import { askPosts } from './ask/ask.posts.ts';
import type { Outcome } from './command.ts';
import { type Courier, hashOf } from './delivery/courier.ts';
import { deliver } from './delivery/deliver.ts';
import type { Delivered, DeliveredStore } from './delivery/delivered.ts';
import type { Feature, Query } from './feature.ts';
import type { Clock, Lists } from './ports.ts';
import type { WantedPost } from './post.ts';
import { changedMeanwhile, unknownVerb } from './refusals.ts';
import { Mirror } from './snapshot/mirror.ts';
import type { World } from './world.ts';
import type { Write } from './write.ts';

export interface Parts {
  readonly features: readonly Feature[];
  readonly lists: Lists;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly store: DeliveredStore;
  readonly courier: Courier;
  readonly log: Logger;
  /** `tid/oid` of the first of the secretariat, who can name the others; a row in People makes it superfluous. */
  readonly firstSecretariat: string | undefined;
  link(path: string): string;
}

/** How often a command is asked again when rows change under it, and rules when rows they made bring new ones. */
const mostRounds = 12;

/** Settling waits at most this long for something that Teams or Graph has put off, in milliseconds. */
const longestWait = 60_000;

/** The bot as a function of the lists and the clock: what should be, compared with what is, again and again. */
export class Veven {
  readonly #parts: Parts;
  readonly #mirror: Mirror;
  #running: Promise<Done> | undefined;
  #again = false;
  #stopped = false;
  readonly #afterPlan: (() => Promise<void>)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#mirror = new Mirror(
      parts.features.flatMap((feature) => feature.lists ?? []),
      parts.lists,
      parts.log,
    );
  }

  /** Everything a rule may know at this moment. */
  world(): World {
    const { clock, calendar, link } = this.#parts;
    const now = clock.now();
    return { snapshot: this.#mirror.snapshot, now, today: dayOf(now), calendar, link };
  }

  /** Rows that a person has spoiled in SharePoint: kept out of the rules until mended. */
  spoiled() {
    return this.#mirror.spoiled();
  }

  /** Who a verified identity (`tid/oid`) is today, if Veven knows the person. */
  actor(identity: string): Actor | undefined {
    const { snapshot, today } = this.world();
    const person = snapshot.of(people).where('identity', identity).at(0) ?? snapshot.of(people).where('identity2', identity).at(0);
    if (person) return actorOf(person, identity, snapshot.of(seatTerms).where('person', person.key), today);
    const first = identity === this.#parts.firstSecretariat;
    return first ? { person: identity, name: 'Sekretariatet', identity, language: 'nb', secretariat: true, seats: [] } : undefined;
  }

  queries(): readonly Query[] {
    return this.#parts.features.flatMap((feature) => feature.queries ?? []);
  }

  asks(world: World): readonly Ask[] {
    return this.#parts.features.flatMap((feature) => feature.asks?.(world) ?? []);
  }

  /** Every post that should stand now. */
  wanted(world: World): readonly WantedPost[] {
    return [...this.#parts.features.flatMap((feature) => feature.posts?.(world) ?? []), ...askPosts(world, this.asks(world))];
  }

  /** Carries out a command. When a row has changed meanwhile it is read again and the command asked again. */
  async command(verb: string, actor: Actor, raw: unknown, by: Exclude<Via, 'sharePoint' | 'veven'>): Promise<Outcome> {
    const found = this.#parts.features
      .map(({ commands }) => (commands && Object.hasOwn(commands, verb) ? commands[verb] : undefined))
      .find((candidate) => candidate !== undefined);
    if (!found) return unknownVerb;
    for (let round = 0; round < mostRounds; round += 1) {
      const outcome = found.carryOut(this.world(), actor, raw);
      if (outcome.kind === 'refused') return outcome;
      const stamp: Stamp = {
        changedBy: signature(actor, networkIn(outcome.writes)),
        changedById: actor.identity,
        changedVia: by,
        changeId: randomUUID(),
      };
      if (await this.#writeAll(outcome.writes, stamp)) {
        if (outcome.writes.length > 0) this.poke();
        return outcome;
      }
    }
    return changedMeanwhile;
  }

  /** Writes rows for someone who is allowed to, outside the commands: what is said in a channel. */
  async change(writes: readonly Write[], actor: Actor): Promise<boolean> {
    const stamp: Stamp = { changedBy: signature(actor), changedById: actor.identity, changedVia: 'card', changeId: randomUUID() };
    const written = await this.#writeAll(writes, stamp);
    this.poke();
    return written;
  }

  /** Rows that the region starts with, or that are taken in from a file: made as Veven. */
  async seed(rowsOf: (world: World) => readonly Write[]): Promise<number> {
    await this.#mirror.sync();
    const rows = rowsOf(this.world()).filter((write) => write.do === 'update' || !this.#mirror.snapshot.table(write.list).has(write.key));
    await this.#mirror.writeMany(rows, { changedBy: 'Veven', changedById: undefined, changedVia: 'veven' });
    return rows.length;
  }

  /** False when a row was not as it was when read: it has been read again. */
  async #writeAll(writes: readonly Write[], stamp: Stamp): Promise<boolean> {
    for (const write of writes) if (!(await this.#mirror.write(write, stamp))) return false;
    return true;
  }

  /** Makes what follows from a change by rule, so that who made it sees it at once. What fails is done by the next plan. */
  async followRules(): Promise<void> {
    await this.#makeRows().catch((error: unknown) => this.#parts.log.warn({ err: error }, 'rows could not be made at once'));
  }

  /** Called when a plan has been carried out. */
  afterEachPlan(call: () => Promise<void>): void {
    this.#afterPlan.push(call);
  }

  /** Something has changed: plan again soon. */
  poke(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run();
    this.#running.catch((error: unknown) => this.#parts.log.error({ err: error }, 'a plan could not be carried out'));
  }

  /** Lets the plan that runs come to its end, and starts no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
  }

  /** Resolves when nothing is left to do: lists read, rows made, posts delivered. */
  async settle(): Promise<void> {
    for (const deadline = Date.now() + longestWait; Date.now() < deadline; ) {
      this.#again = true;
      this.#running ??= this.#run();
      const { changed, retryIn } = await this.#running;
      if (retryIn !== undefined) await new Promise((resolve) => setTimeout(resolve, Math.min(retryIn, longestWait)));
      else if (!changed) return;
    }
  }

  async #run(): Promise<Done> {
    let done: Done = { changed: false, retryIn: undefined };
    try {
      while (this.#again) {
        this.#again = false;
        done = await this.#cycle();
      }
      return done;
    } finally {
      this.#running = undefined;
    }
  }

  async #cycle(): Promise<Done> {
    const read = await this.#mirror.sync();
    // What stands is delivered even when a row cannot be made.
    const made = await this.#makeRows().catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'rows could not be made');
      return false;
    });
    const { calendar, courier } = this.#parts;
    const world = this.world();
    const steps = deliver(this.wanted(world), await this.#delivered(world), { now: world.now, calendar, hashOf });
    const { performed, retryIn } = await courier.carryOut(steps, world);
    for (const call of this.#afterPlan) await call();
    return { changed: read || made || performed > 0, retryIn };
  }

  /** What stands where Veven knows its way: a network or person whose row is spoiled just now is let be. */
  async #delivered({ snapshot }: World): Promise<readonly Delivered[]> {
    const current = await this.#parts.store.current();
    return current.filter(({ to }) => ('network' in to ? snapshot.of(networks).has(to.network) : snapshot.of(people).has(to.person)));
  }

  /** Makes the rows that must exist, and those that they in turn bring, until there are no more. */
  async #makeRows(): Promise<boolean> {
    let made = false;
    for (let round = 0; round < mostRounds; round += 1) {
      const world = this.world();
      const writes = this.#parts.features.flatMap((feature) => feature.rows?.(world) ?? []);
      const wrote = await this.#mirror.writeMany(writes, { changedBy: 'Veven', changedById: undefined, changedVia: 'veven' });
      if (!wrote) return made;
      made = true;
    }
    this.#parts.log.error('rules keep making rows; the rest waits for the next plan');
    return made;
  }
}

interface Done {
  readonly changed: boolean;
  readonly retryIn: number | undefined;
}

function networkIn(writes: readonly Write[]): string | undefined {
  const row = writes.map((write) => (write.do === 'create' ? write.values : (write.row as unknown as Record<string, unknown>)))[0];
  return typeof row?.['network'] === 'string' ? row['network'] : undefined;
}
