import type { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Queue, Work, Worked } from '../../ports.ts';

const waiting = 'deliver';
const aside = 'undelivered';

const Job = z.object({ id: z.string(), data: z.object({ key: z.string() }), retryCount: z.number() });
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

/** Jobs at work beside each other. */
const atOnce = 6;

/**
 * The queue on pg-boss: what must wait and what was tried in vain is in PostgreSQL, with its attempts. Jobs are fetched as soon as
 * they are put in, not by polling, and one key is never at work twice.
 */
export class PostgresQueue implements Queue {
  readonly #boss: PgBoss;
  readonly #log: Logger;
  readonly #patience: Patience;
  readonly #running = new Set<Promise<void>>();
  /** When jobs that wait may be tried again, by id, in this machine's milliseconds. */
  readonly #later = new Map<string, number>();
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

  async start(work: Work): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(aside, { policy: 'standard', retryLimit: 1000, retryDelay: 60, deleteAfterSeconds: 3600 });
    await this.#boss.createQueue(waiting, { policy: 'exclusive', deadLetter: aside, deleteAfterSeconds: 3600 });
    await this.#boss.deleteAllJobs(waiting);
    this.#work = work;
    this.#loop = this.#run(work);
  }

  async add(keys: readonly string[]): Promise<void> {
    if (keys.length === 0 || !this.#work) return;
    const { retries } = this.#patience;
    await this.#boss.insert(
      waiting,
      keys.map((key) => ({ data: { key }, singletonKey: key, retryLimit: retries })),
    );
    this.#look();
  }

  async idle(): Promise<{ retryIn: number | undefined }> {
    while (this.#work && !(this.#resting && !this.#somethingNew)) await new Promise<void>((resolve) => this.#awaitRest.push(resolve));
    return { retryIn: this.#retryIn() };
  }

  async stop(): Promise<void> {
    if (!this.#work) return;
    this.#work = undefined;
    this.#look();
    await this.#loop;
    await this.#boss.stop({ graceful: false });
  }

  #look(): void {
    this.#somethingNew = true;
    this.#wake();
  }

  #retryIn(): number | undefined {
    return this.#later.size === 0 ? undefined : Math.max(0, Math.min(...this.#later.values()) - Date.now());
  }

  async #run(work: Work): Promise<void> {
    for (let worked = false; this.#work; ) {
      this.#somethingNew = false;
      const found = await this.#begin(work).catch((error: unknown) => {
        this.#log.error({ err: error }, 'the queue could not be read');
        return 0;
      });
      worked ||= found > 0;
      if (found > 0 || this.#somethingNew) continue;
      if (this.#running.size > 0) {
        await Promise.race([...this.#running, this.#woken(undefined)]);
        continue;
      }
      if (worked) work.rested();
      worked = false;
      await this.#rest();
    }
    await Promise.all(this.#running);
    this.#tellRest();
  }

  async #rest(): Promise<void> {
    this.#resting = true;
    this.#tellRest();
    // Trouble with the database shows as nothing found: it is asked again now and then all the same.
    if (!this.#somethingNew && this.#work) await this.#woken(Math.min(this.#retryIn() ?? 30_000, 30_000));
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

  /** Begins as many jobs as there is room for, and says how many. */
  async #begin(work: Work): Promise<number> {
    const room = atOnce - this.#running.size;
    if (room <= 0) return 0;
    const jobs = z.array(Job).parse(await this.#boss.fetch(waiting, { batchSize: room, includeMetadata: true }));
    const lost =
      this.#running.size === 0 && jobs.length === 0 ? z.array(Job).parse(await this.#boss.fetch(aside, { includeMetadata: true })) : [];
    for (const job of jobs) this.#track(this.#one(work, job));
    for (const job of lost) this.#track(this.#putAside(work, job));
    return jobs.length + lost.length;
  }

  #track(running: Promise<void>): void {
    const tracked: Promise<void> = running
      .catch((error: unknown) => this.#log.error({ err: error }, 'a job could not be carried out'))
      .finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  async #one(work: Work, { id, data: { key }, retryCount }: Job): Promise<void> {
    this.#later.delete(id);
    const worked = await work.carryOut(key, retryCount + 1).catch((error: unknown): Worked => {
      this.#log.error({ err: error, key }, 'a post could not be delivered');
      return { again: 'it broke down', afterSeconds: undefined };
    });
    if (worked === 'done') await this.#boss.complete(waiting, id);
    else if ('laterSeconds' in worked) await this.#postpone(id, key, worked.laterSeconds);
    else await this.#again(id, retryCount, worked);
  }

  async #postpone(id: string, key: string, seconds: number): Promise<void> {
    await this.#boss.complete(waiting, id);
    const made = await this.#boss.send(waiting, { key }, { singletonKey: key, startAfter: seconds, retryLimit: this.#patience.retries });
    if (made) this.#later.set(made, Date.now() + seconds * 1000);
  }

  async #again(id: string, retryCount: number, { again, afterSeconds }: Extract<Worked, { again: string }>): Promise<void> {
    const { first, longest, retries } = this.#patience;
    const pause = afterSeconds ?? Math.min(longest, first * 2 ** retryCount);
    await this.#boss.fail(waiting, id, { why: again });
    if (retryCount >= retries) return;
    await this.#boss.update(waiting, undefined, { id, startAfter: pause });
    this.#later.set(id, Date.now() + pause * 1000);
  }

  async #putAside(work: Work, { id, data: { key } }: Job): Promise<void> {
    const [last] = await this.#boss.findJobs<{ key: string }>(waiting, { key });
    const { why } = z.object({ why: z.string() }).catch({ why: 'tried in vain' }).parse(last?.output);
    try {
      await work.putAside(key, why);
      await this.#boss.complete(aside, id);
    } catch (error) {
      await this.#boss.fail(aside, id);
      throw error;
    }
  }
}
