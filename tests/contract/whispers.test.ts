import { pino } from 'pino';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { PostgresWhispers } from '../../bot/adapters/postgres/whispers.ts';
import type { Whisper } from '../../bot/ports.ts';
import { freshDatabase } from '../support/postgres.ts';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** One process, and what it has heard. */
class Listener {
  readonly whispers: PostgresWhispers;
  readonly heard: Whisper[] = [];
  #waiting: (() => void)[] = [];

  constructor(database: Database) {
    this.whispers = new PostgresWhispers(database, log);
  }

  async listen(): Promise<this> {
    await this.whispers.listen((what) => {
      this.heard.push(what);
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
    return this;
  }

  /** Resolves when so much has been heard. */
  async until(count: number): Promise<void> {
    while (this.heard.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

describe('what one process tells', () => {
  let database: Database;
  let one: Listener;
  let other: Listener;

  beforeEach(async () => {
    database = await freshDatabase();
    one = await new Listener(database).listen();
    other = await new Listener(database).listen();
  });
  afterEach(async () => {
    await one.whispers.stop();
    await other.whispers.stop();
    await database.close();
  });

  it('the others hear, and itself not', async () => {
    const told: Whisper[] = [{ lists: ['Cases', 'Meetings'] }, { delivered: true }, { directory: true }];
    for (const what of told) await one.whispers.tell(what);
    await other.until(3);
    await other.whispers.tell({ delivered: true });
    await one.until(1);

    expect(other.heard).toEqual(told);
    expect(one.heard).toEqual([{ delivered: true }]);
  });

  it('is heard again after the connection was cut', async () => {
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'veven-whispers' and datname = current_database()",
    );
    // What is told meanwhile is lost: it is told until it is heard.
    while (other.heard.length === 0) {
      await one.whispers.tell({ delivered: true });
      await new Promise(setImmediate);
    }

    expect(other.heard[0]).toEqual({ delivered: true });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"by":'],
    ['something else', '"hei"'],
    ['by nobody', '{"what":{"delivered":true}}'],
    ['what a newer Veven says', '{"by":"newer","what":{"weather":"fine"}}'],
    ['lists that are none', '{"by":"x","what":{"lists":[1]}}'],
  ])('is not confused by %s on the channel', async (_what, payload) => {
    await database.pool.query('select pg_notify($1, $2)', ['veven', payload]);
    await one.whispers.tell({ directory: true });
    await other.until(1);

    expect(other.heard).toEqual([{ directory: true }]);
  });

  it('may be as much as PostgreSQL takes; what is more is not told, and breaks nothing', async () => {
    const lists = Array.from({ length: 100 }, (_, index) => `List${index}`.padEnd(70, 'x'));
    await one.whispers.tell({ lists });
    await one.whispers.tell({ lists: [...lists, ...lists] });
    await one.whispers.tell({ delivered: true });
    await other.until(2);

    expect(other.heard).toEqual([{ lists }, { delivered: true }]);
  });

  it('is lost without harm when the database is away', async () => {
    const away = new PostgresWhispers({ pool: { query: () => Promise.reject(new Error('away')) } as never, url: database.url }, log);

    await expect(away.tell({ delivered: true })).resolves.toBeUndefined();
    await away.stop();
  });

  it('is not heard by who has stopped, which leaves no connection behind', async () => {
    await other.whispers.stop();
    await one.whispers.tell({ delivered: true });
    const { rows } = await database.pool.query(
      "select from pg_stat_activity where application_name = 'veven-whispers' and datname = current_database()",
    );

    expect(other.heard).toEqual([]);
    expect(rows).toHaveLength(1);
  });

  it('nobody who stops while the database is away goes on trying', async () => {
    const url = new URL(database.url);
    url.pathname = '/there-is-none';
    const early = new PostgresWhispers({ pool: database.pool, url: url.href }, log);
    await early.listen(() => {});
    await early.stop();
  });
});
