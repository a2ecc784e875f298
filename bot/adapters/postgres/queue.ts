import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Lane, Queue, Work, Worked } from '../../ports.ts';

const waiting = 'deliver';
const aside = 'undelivered';

const Job = z.object({
  id: z.string(),
  data: z.object({ key: z.string() }),
  retryCount: z.number(),
  priority: z.number(),
  /** What was said of a job that has been put aside, when it failed last. */
  sourceOutput: z.object({ why: z.string() }).nullable().catch(null),
});
type Job = z.infer<typeof Job>;

/** How long the queue goes on trying. */
export interface Patience {
  /** Attempts after the first. */
  readonly retries: number;
  /** Seconds before the second attempt; doubled each time up to `longest`. */
  readonly first: number;
  readonly longest: number;
}

/** Some two hours: an outage of Teams that lasts longer is for people to know. */
const usual: Patience = { retries: 18, first: 2, longest: 600 };

/** Jobs at work beside each other, by lane: edits go on while a message that hangs holds up the messages. */
const atOnce: Readonly<Record<Lane, number>> = { edit: 4, message: 4 };
const lanes = ['edit', 'message'] as const;

const priorities: Readonly<Record<Lane, number>> = { edit: 1, message: 0 };

/** Milliseconds between two looks while nothing is known to come, and after the database could not be asked. */
const calm = 30_000;
const afterTrouble = 1_000;

/** Stands among the jobs that wait when the database could not be asked. */
const trouble = 'trouble';

/**
 * The queue on pg-boss: what must wait and what was tried in vain is in PostgreSQL, with its attempts. Jobs are fetched as soon as
 * they are put in, not by polling, and one key is never at work twice.
 */
export class PostgresQueue implements Queue {
  readonly #boss: PgBoss;
  readonly #log: Logger;
  readonly #patience: Patience;
  readonly #running: Readonly<Record<Lane, Set<Promise<void>>>> = { edit: new Set(), message: new Set() };
  /** When jobs that wait may be tried again, by id, in this machine's milliseconds. */
  readonly #later = new Map<string, number>();
  /** Starting and stopping, one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #work: Work | undefined;
  #loop: Promise<void> | undefined;
  #wake = () => {};
  #somethingNew = true;
  #resting = false;
  #awaitRest: (() => void)[] = [];

  constructor(pool: Pool, log: Logger, patience: Patience = usual) {
    this.#log = log;
    this.#patience = patience;
    this.#boss = new PgBoss({
      db: { executeSql: (sql, values) => pool.query(sql, values) },
      schema: 'veven_queue',
      schedule: false,
      openTelemetry: { enabled: false },
      registerInstance: false,
    });
    this.#boss.on('error', (error) => log.error({ err: error }, 'the queue has trouble'));
  }

  start(work: Work): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await this.#boss.start();
        await this.#boss.createQueue(aside, { policy: 'standard', retryLimit: 1000, retryDelay: 60, deleteAfterSeconds: 3600 });
        await this.#boss.createQueue(waiting, { policy: 'exclusive', deadLetter: aside, deleteAfterSeconds: 3600 });
        await this.#boss.deleteAllJobs(waiting);
        await this.#takeBack();
      } catch (error) {
        await this.#boss.stop({ graceful: false });
        throw error;
      }
      this.#later.clear();
      this.#work = work;
      this.#loop = this.#run(work);
    });
  }

  async add(keys: readonly string[], lane: Lane): Promise<void> {
    if (keys.length === 0 || !this.#work) return;
    await this.#boss.insert(
      waiting,
      keys.map((key) => ({ data: { key }, singletonKey: key, ...this.#how(priorities[lane]) })),
    );
    this.#look();
  }

  async idle(): Promise<{ retryIn: number | undefined }> {
    while (this.#work && !(this.#resting && !this.#somethingNew)) await new Promise<void>((resolve) => this.#awaitRest.push(resolve));
    return { retryIn: this.#work && this.#retryIn() };
  }

  stop(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#work) return;
      this.#work = undefined;
      this.#look();
      await this.#loop;
      await this.#boss.stop({ graceful: false });
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** Who was putting these aside has died at it. */
  async #takeBack(): Promise<void> {
    for (const { id, state } of await this.#boss.findJobs(aside)) {
      if (state !== 'active') continue;
      await this.#boss.fail(aside, id);
      await this.#boss.update(aside, undefined, { id, startAfter: 0 });
    }
  }

  /** After a failure a job waits for the longest until its own pause is said, so that nothing fetches it in between. */
  #how(priority: number) {
    const { retries, longest } = this.#patience;
    return { priority, retryLimit: retries, retryDelay: Math.ceil(longest) };
  }

  #look(): void {
    this.#somethingNew = true;
    this.#wake();
  }

  #retryIn(): number | undefined {
    return this.#later.size === 0 ? undefined : Math.max(0, Math.min(...this.#later.values()) - performance.now());
  }

  async #run(work: Work): Promise<void> {
    for (let worked = false; this.#work; ) {
      this.#somethingNew = false;
      this.#later.delete(trouble);
      const found = await this.#begin(work).catch((error: unknown) => {
        this.#log.error({ err: error }, 'the queue could not be read');
        this.#later.set(trouble, performance.now() + afterTrouble);
        return 0;
      });
      worked ||= found > 0;
      if (found > 0 || this.#somethingNew) continue;
      if (this.#atWork().length > 0) {
        await Promise.race([...this.#atWork(), this.#woken(undefined)]);
        continue;
      }
      if (worked) work.rested();
      worked = false;
      await this.#rest();
    }
    await Promise.all(this.#atWork());
    this.#tellRest();
  }

  async #rest(): Promise<void> {
    this.#resting = true;
    this.#tellRest();
    if (!this.#somethingNew && this.#work) await this.#woken(Math.min(this.#retryIn() ?? calm, calm));
    this.#resting = false;
  }

  #tellRest(): void {
    for (const resolve of this.#awaitRest.splice(0)) resolve();
  }

  /** Resolves when something is put in, or after some milliseconds. */
  #woken(after: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = after === undefined ? undefined : setTimeout(resolve, after + 1);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #atWork(): Promise<void>[] {
    return lanes.flatMap((lane) => [...this.#running[lane]]);
  }

  /** Begins as many jobs as there is room for, and says how many. */
  async #begin(work: Work): Promise<number> {
    let begun = 0;
    for (const lane of lanes) {
      const room = atOnce[lane] - this.#running[lane].size;
      if (room <= 0) continue;
      const only = lane === 'edit' ? { minPriority: priorities.edit } : { maxPriority: priorities.message };
      const jobs = await this.#fetch(waiting, { batchSize: room, ...only });
      for (const job of jobs) this.#track(lane, this.#one(work, job));
      begun += jobs.length;
    }
    if (begun > 0 || this.#atWork().length > 0) return begun;
    const lost = await this.#fetch(aside, {});
    for (const job of lost) this.#track('message', this.#putAside(work, job));
    return lost.length;
  }

  async #fetch(queue: string, which: { batchSize?: number; minPriority?: number; maxPriority?: number }): Promise<Job[]> {
    if (!this.#work) return [];
    const jobs = z.array(Job).parse(await this.#boss.fetch(queue, { ...which, includeMetadata: true }));
    // Who has been stopped meanwhile begins nothing more; the next start takes these for left behind.
    return this.#work ? jobs : [];
  }

  #track(lane: Lane, running: Promise<void>): void {
    const tracked: Promise<void> = running
      .catch((error: unknown) => this.#log.error({ err: error }, 'a job could not be carried out'))
      .finally(() => this.#running[lane].delete(tracked));
    this.#running[lane].add(tracked);
  }

  async #one(work: Work, { id, data: { key }, retryCount, priority }: Job): Promise<void> {
    this.#later.delete(id);
    const worked = await work.carryOut(key, retryCount + 1).catch((error: unknown): Worked => {
      this.#log.error({ err: error, key }, 'a post could not be delivered');
      return { again: 'it broke down', afterSeconds: undefined };
    });
    await this.#surely(async () => {
      if (worked === 'done') await this.#boss.complete(waiting, id);
      else if ('laterSeconds' in worked) await this.#postpone({ id, key, priority }, worked.laterSeconds);
      else await this.#again(id, retryCount, worked);
    });
  }

  /** What became of a job is written down as soon as the database can be asked: until then its key would be taken to be at work. */
  async #surely(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!this.#work) throw error;
        this.#log.error({ err: error }, 'what became of a job could not be written down; tried again');
        await new Promise((resolve) => setTimeout(resolve, afterTrouble));
      }
    }
  }

  async #postpone({ id, key, priority }: { id: string; key: string; priority: number }, seconds: number): Promise<void> {
    await this.#boss.complete(waiting, id);
    const made = await this.#boss.send(waiting, { key }, { singletonKey: key, startAfter: seconds, ...this.#how(priority) });
    if (made) this.#later.set(made, performance.now() + seconds * 1000);
  }

  /** What Teams asks for is the least: else something that asks for a second again and again would be given up after as few. */
  async #again(id: string, retryCount: number, { again, afterSeconds = 0 }: Extract<Worked, { again: string }>): Promise<void> {
    const { first, longest, retries } = this.#patience;
    const pause = Math.max(afterSeconds, Math.min(longest, first * 2 ** retryCount));
    await this.#boss.fail(waiting, id, { why: again });
    if (retryCount >= retries) return;
    await this.#boss.update(waiting, undefined, { id, startAfter: pause });
    this.#later.set(id, performance.now() + pause * 1000);
  }

  async #putAside(work: Work, { id, data: { key }, sourceOutput }: Job): Promise<void> {
    try {
      await work.putAside(key, sourceOutput?.why ?? 'tried in vain');
      await this.#boss.complete(aside, id);
    } catch (error) {
      await this.#boss.fail(aside, id);
      throw error;
    }
  }
}
