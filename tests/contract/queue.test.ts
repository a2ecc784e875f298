import type { Pool } from 'pg';
import { pino } from 'pino';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { type Patience, PostgresQueue } from '../../bot/adapters/postgres/queue.ts';
import type { Work, Worked } from '../../bot/ports.ts';
import { freshDatabase } from '../support/postgres.ts';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** Tries again at once, twice. */
const hasty: Patience = { retries: 2, first: 0.01, longest: 0.02 };

/** Nothing is tried again while a test runs. */
const patient: Patience = { retries: 5, first: 1_000, longest: 100_000 };

/** Somebody who works, and says what was asked of them; what comes of it is as the test says. */
class Worker implements Work {
  readonly tried: (readonly [key: string, attempt: number])[] = [];
  readonly aside: (readonly [key: string, why: string])[] = [];
  rests = 0;
  atOnce = 0;
  most = 0;
  readonly #does: (key: string, attempt: number) => Worked | Promise<Worked>;
  readonly #puts: (key: string) => Promise<void>;
  #heard: (() => void)[] = [];

  constructor(
    does: (key: string, attempt: number) => Worked | Promise<Worked> = () => 'done',
    puts: (key: string) => Promise<void> = async () => {},
  ) {
    this.#does = does;
    this.#puts = puts;
  }

  async carryOut(key: string, attempt: number): Promise<Worked> {
    this.tried.push([key, attempt]);
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    this.#tell();
    try {
      return await this.#does(key, attempt);
    } finally {
      this.atOnce -= 1;
    }
  }

  async putAside(key: string, why: string): Promise<void> {
    this.aside.push([key, why]);
    this.#tell();
    await this.#puts(key);
  }

  rested(): void {
    this.rests += 1;
    this.#tell();
  }

  /** Resolves when something that is asked for again after each thing that happens is so. */
  async until(is: () => boolean): Promise<void> {
    while (!is()) await new Promise<void>((resolve) => this.#heard.push(resolve));
  }

  #tell(): void {
    for (const resolve of this.#heard.splice(0)) resolve();
  }
}

/** Something that is held until it is let go. */
function held<T>(): { readonly promise: Promise<T>; letGo(value: T): void } {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { promise, letGo: resolve };
}

/** Resolves when nothing is left that will be tried again soon. */
async function isThrough(queue: PostgresQueue): Promise<void> {
  while ((await queue.idle()).retryIn !== undefined) await new Promise(setImmediate);
}

describe('the queue', () => {
  let database: Database;
  let running: PostgresQueue[];

  beforeAll(async () => {
    database = await freshDatabase();
  });
  beforeEach(() => {
    running = [];
  });
  afterEach(async () => {
    for (const queue of running) await queue.stop();
    await database.pool.query('delete from veven_queue.job');
  });
  afterAll(() => database?.close());

  const queueWith = (patience: Patience = hasty, pool: Pool = database.pool) => {
    const queue = new PostgresQueue(pool, log, patience);
    running.push(queue);
    return queue;
  };
  async function started(work: Work, patience?: Patience): Promise<PostgresQueue> {
    const queue = queueWith(patience);
    await queue.start(work);
    return queue;
  }

  it('carries out what is put in, once, and says when it rests', async () => {
    const worker = new Worker();
    const queue = await started(worker);
    await queue.add(['a', 'b'], 'message');

    expect(await queue.idle()).toEqual({ retryIn: undefined });
    expect(worker.tried.toSorted()).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(worker.rests).toBe(1);
    await queue.add([], 'message');
    await queue.idle();
    expect(worker.rests).toBe(1);
  });

  it('has a key waiting once, and at work once', async () => {
    const gate = held<Worked>();
    const worker = new Worker((key) => (key.startsWith('held') ? gate.promise : 'done'));
    const queue = await started(worker);
    const holding = ['held 1', 'held 2', 'held 3', 'held 4'];
    await queue.add(holding, 'message');
    await worker.until(() => worker.tried.length === 4);
    await queue.add(['waits', 'held 1'], 'message');
    await queue.add(['waits'], 'message');
    await queue.add(['waits'], 'edit');
    gate.letGo('done');
    await queue.idle();

    expect(worker.tried.map(([key]) => key).toSorted()).toEqual([...holding, 'waits']);
  });

  it('tries again with the attempt counted, and puts aside once after the last, with what was said then', async () => {
    const worker = new Worker((_key, attempt) => ({ again: `no ${attempt}`, afterSeconds: undefined }));
    const queue = await started(worker);
    await queue.add(['a'], 'message');
    await isThrough(queue);

    expect(worker.tried).toEqual([
      ['a', 1],
      ['a', 2],
      ['a', 3],
    ]);
    expect(worker.aside).toEqual([['a', 'no 3']]);
  });

  it.each<{ what: string; worked: Worked; seconds: number }>([
    { what: 'its own pause', worked: { again: 'no', afterSeconds: undefined }, seconds: 1_000 },
    { what: 'its own pause when no time is asked for', worked: { again: 'no', afterSeconds: 0 }, seconds: 1_000 },
    { what: 'what was asked for', worked: { again: 'no', afterSeconds: 3_000 }, seconds: 3_000 },
    { what: 'what was asked for, longer than any pause of its own', worked: { again: 'no', afterSeconds: 300_000 }, seconds: 300_000 },
    { what: 'as long as a job must wait', worked: { laterSeconds: 4_000 }, seconds: 4_000 },
  ])('tries again after $what', async ({ worked, seconds }) => {
    const worker = new Worker(() => worked);
    const queue = await started(worker, patient);
    await queue.add(['a'], 'message');
    const { retryIn } = await queue.idle();

    expect(worker.tried).toEqual([['a', 1]]);
    expect(Math.round((retryIn ?? 0) / 100_000)).toBe(seconds / 100);
    const { rows } = await database.pool.query<{ seconds: string }>(
      "select extract(epoch from start_after - now()) as seconds from veven_queue.job where name = 'deliver' and state < 'active'",
    );
    expect(rows.map((row) => Math.round(Number(row.seconds) / 100))).toEqual([seconds / 100]);
  });

  it('is in no haste to look for what is fetched between a failure and its pause', async () => {
    // While one fails, others come and go: each makes the queue look for more.
    const worker = new Worker((key) => (key === 'fails' ? { again: 'no', afterSeconds: undefined } : 'done'));
    const queue = await started(worker, patient);
    for (let round = 0; round < 30; round += 1) await queue.add(['fails', `other ${round}`], 'message');
    await queue.idle();

    expect(worker.tried.filter(([key]) => key === 'fails')).toEqual([['fails', 1]]);
  });

  it('does not count what had to wait as an attempt', async () => {
    let turns = 0;
    const worker = new Worker(() => {
      turns += 1;
      return turns < 6 ? { laterSeconds: 0.01 } : 'done';
    });
    const queue = await started(worker);
    await queue.add(['a'], 'message');
    await isThrough(queue);

    expect(worker.tried).toEqual(Array.from({ length: 6 }, () => ['a', 1]));
    expect(worker.aside).toEqual([]);
  });

  it('takes a job that breaks down for one that was tried in vain', async () => {
    const worker = new Worker((_key, attempt) => (attempt === 1 ? Promise.reject(new Error('broken')) : 'done'));
    const queue = await started(worker);
    await queue.add(['a'], 'message');
    await isThrough(queue);

    expect(worker.tried).toEqual([
      ['a', 1],
      ['a', 2],
    ]);
  });

  it('drops what a killed process was at: whoever plans puts in what is still wanted', async () => {
    const gate = held<Worked>();
    const killed = new Worker(() => gate.promise);
    const before = await started(killed);
    await before.add(['a'], 'message');
    await killed.until(() => killed.tried.length === 1);

    const worker = new Worker();
    const after = await started(worker);
    expect(await after.idle()).toEqual({ retryIn: undefined });
    expect(worker.tried).toEqual([]);
    await after.add(['a'], 'message');
    await after.idle();
    expect(worker.tried).toEqual([['a', 1]]);
    gate.letGo('done');
  });

  it('puts aside what a process that was killed was putting aside', async () => {
    const gate = held<void>();
    const killed = new Worker(
      (_key, attempt) => ({ again: `no ${attempt}`, afterSeconds: undefined }),
      () => gate.promise,
    );
    const before = await started(killed);
    await before.add(['a'], 'message');
    await killed.until(() => killed.aside.length === 1);

    const worker = new Worker();
    const after = await started(worker);
    await isThrough(after);
    expect(worker.aside).toEqual([['a', 'no 3']]);
    expect(worker.tried).toEqual([]);
    gate.letGo();
    await before.idle();

    const third = new Worker();
    await isThrough(await started(third));
    expect(third.aside).toEqual([]);
  });

  it('does not rest while something is at work', async () => {
    const gate = held<Worked>();
    const worker = new Worker(() => gate.promise);
    const queue = await started(worker);
    await queue.add(['a'], 'message');
    await worker.until(() => worker.tried.length === 1);
    let rests = false;
    const resting = queue.idle().then(() => {
      rests = true;
    });
    await queue.add(['a'], 'message');

    expect(rests).toBe(false);
    gate.letGo('done');
    await resting;
  });

  it('lets edits pass messages that hang', async () => {
    const gate = held<Worked>();
    const worker = new Worker((key) => (key.startsWith('message') ? gate.promise : 'done'));
    const queue = await started(worker);
    const numbered = (what: string, count: number) => Array.from({ length: count }, (_, index) => `${what} ${index}`);
    await queue.add(numbered('message', 20), 'message');
    await queue.add(numbered('edit', 20), 'edit');
    await worker.until(() => worker.tried.filter(([key]) => key.startsWith('edit')).length === 20);

    expect(worker.tried.filter(([key]) => key.startsWith('message'))).toHaveLength(4);
    gate.letGo('done');
    await queue.idle();
    expect(worker.tried).toHaveLength(40);
  });

  it('lets what is at work come to its end when it is stopped, begins nothing more, and can be started again', async () => {
    const gate = held<Worked>();
    const worker = new Worker(() => gate.promise);
    const queue = await started(worker);
    await queue.add(['1', '2', '3', '4', '5'], 'message');
    await worker.until(() => worker.tried.length === 4);
    const resting = queue.idle();
    let stopped = false;
    // It may be looking for more at this very moment.
    await queue.add(['6'], 'message');
    const stopping = queue.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    gate.letGo('done');
    await stopping;
    expect(await resting).toEqual({ retryIn: undefined });
    await queue.add(['7'], 'message');
    expect(worker.tried).toHaveLength(4);

    const next = new Worker();
    await queue.start(next);
    expect(await queue.idle()).toEqual({ retryIn: undefined });
    await queue.add(['8'], 'message');
    await queue.idle();
    expect(next.tried).toEqual([['8', 1]]);
    expect(worker.tried).toHaveLength(4);
  });

  it('forgets, when it is started again, what waited before', async () => {
    const queue = await started(new Worker(() => ({ laterSeconds: 4_000 })), patient);
    await queue.add(['a'], 'message');
    expect(await queue.idle()).not.toEqual({ retryIn: undefined });
    await queue.stop();
    await queue.start(new Worker());

    expect(await queue.idle()).toEqual({ retryIn: undefined });
  });

  it('is stopped for good when that is said while it starts', async () => {
    const worker = new Worker();
    const queue = queueWith();
    const starting = queue.start(worker);
    await queue.stop();
    await starting;
    await queue.add(['a'], 'message');

    expect(await queue.idle()).toEqual({ retryIn: undefined });
    expect(worker.tried).toEqual([]);
  });

  it.each([1, 7])('tells everybody who waits for it to rest, when it is stopped as when it rests (%i jobs)', async (jobs) => {
    const queue = await started(new Worker());
    const waiting: Promise<unknown>[] = [];
    for (let round = 0; round < 20; round += 1) {
      waiting.push(queue.idle());
      await queue.add(
        Array.from({ length: jobs }, (_, index) => `${round} ${index}`),
        'message',
      );
      waiting.push(queue.idle());
    }
    waiting.push(queue.stop(), queue.idle());

    await expect(Promise.all(waiting)).resolves.toHaveLength(42);
  });

  it('carries out five hundred, each once, a few at a time', async () => {
    const worker = new Worker();
    const queue = await started(worker);
    const keys = Array.from({ length: 500 }, (_, index) => `key ${String(index).padStart(3, '0')}`);
    await queue.add(keys, 'message');
    await queue.idle();

    expect(worker.tried.map(([key]) => key).toSorted()).toEqual(keys);
    expect(worker.most).toBeLessThanOrEqual(4);
  });

  describe('when the database fails', () => {
    /** The database, but that statements of which this is said fail, so often. */
    function failing(is: (sql: string) => boolean, times = 1): { pool: Pool; failed(): number } {
      let failed = 0;
      const query = (sql: string, values: unknown[]) => {
        if (failed < times && is(sql)) {
          failed += 1;
          return Promise.reject(new Error('the database is away'));
        }
        return database.pool.query(sql, values);
      };
      return { pool: { query } as unknown as Pool, failed: () => failed };
    }
    const isFetch = (sql: string) => sql.includes('SKIP LOCKED') && sql.includes("'deliver'");

    it('looks again soon, and says when', async () => {
      let away = false;
      const { pool, failed } = failing((sql) => away && isFetch(sql));
      const worker = new Worker();
      const queue = queueWith(hasty, pool);
      await queue.start(worker);
      await queue.idle();
      away = true;
      await queue.add(['a'], 'message');
      const { retryIn } = await queue.idle();

      expect(retryIn).toBeLessThanOrEqual(1_000);
      await worker.until(() => worker.tried.length === 1);
      expect(failed()).toBe(1);
    });

    it('does not take a key for being at work for ever', async () => {
      let away = false;
      const { pool, failed } = failing((sql) => away && sql.includes("'completed'") && sql.includes('UPDATE'));
      const worker = new Worker();
      const queue = queueWith(hasty, pool);
      await queue.start(worker);
      await queue.idle();
      away = true;
      await queue.add(['a'], 'message');
      await queue.idle();
      expect(failed()).toBe(1);
      await queue.add(['a'], 'message');
      await queue.idle();

      expect(worker.tried).toEqual([
        ['a', 1],
        ['a', 1],
      ]);
    });

    it('does not start, and starts when it is there again', async () => {
      const { pool } = failing((sql) => sql.includes('create_queue'));
      const worker = new Worker();
      const queue = queueWith(hasty, pool);
      await expect(queue.start(worker)).rejects.toThrow('the database is away');
      await queue.add(['a'], 'message');
      await queue.start(worker);
      await queue.add(['b'], 'message');
      await queue.idle();

      expect(worker.tried).toEqual([['b', 1]]);
    });

    it('puts aside later what could not be put aside', async () => {
      let fails = true;
      const worker = new Worker(
        () => ({ again: 'no', afterSeconds: undefined }),
        () => (fails ? Promise.reject(new Error('not now')) : Promise.resolve()),
      );
      const queue = await started(worker);
      await queue.add(['a'], 'message');
      await isThrough(queue);
      fails = false;
      const { rows } = await database.pool.query(
        "select state, round(extract(epoch from start_after - now()) / 10) * 10 as seconds from veven_queue.job where name = 'undelivered'",
      );

      expect(worker.aside).toEqual([['a', 'no']]);
      expect(rows).toEqual([{ state: 'retry', seconds: '60' }]);
    });
  });
});
