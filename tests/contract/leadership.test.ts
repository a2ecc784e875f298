import { Client } from 'pg';
import { pino } from 'pino';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../../bot/adapters/postgres/delivered.ts';
import { PostgresLeadership } from '../../bot/adapters/postgres/leadership.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { instant } from '../../shared/day.ts';
import { freshDatabase } from '../support/postgres.ts';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** One process that goes for it, and what it was told. */
class Candidate {
  readonly leadership: PostgresLeadership;
  readonly told: string[] = [];
  /** What having won or lost brings, where it is to fail or take its time. */
  won: () => Promise<void> = async () => {};
  lost: () => Promise<void> = async () => {};
  #heard: (() => void)[] = [];

  constructor(url: string, every?: number) {
    this.leadership = new PostgresLeadership(url, log, every);
  }

  async start(): Promise<this> {
    await this.leadership.start({ won: () => this.#tell('won', this.won), lost: () => this.#tell('lost', this.lost) });
    return this;
  }

  async until(what: string, times = 1): Promise<void> {
    while (this.told.filter((one) => one === what).length < times) await new Promise<void>((resolve) => this.#heard.push(resolve));
  }

  async #tell(what: string, then: () => Promise<void>): Promise<void> {
    this.told.push(what);
    for (const resolve of this.#heard.splice(0)) resolve();
    await then();
  }
}

describe('of several processes', () => {
  let database: Database;
  let candidates: Candidate[];

  beforeEach(async () => {
    database = await freshDatabase();
    candidates = [];
  });
  afterEach(async () => {
    for (const { leadership } of candidates) await leadership.stop();
    await database.close();
  });

  function aCandidate(every?: number): Candidate {
    const candidate = new Candidate(database.url, every);
    candidates.push(candidate);
    return candidate;
  }

  /** Cuts the connection that holds the lock, as a fail-over does. */
  async function cut(): Promise<void> {
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
    );
  }

  it('one leads', async () => {
    const first = await aCandidate().start();
    const second = await aCandidate().start();

    expect([first, second].map(({ leadership }) => leadership.leads())).toEqual([true, false]);
    expect(second.told).toEqual([]);
  });

  it('one leads of many that start together', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => aCandidate().start()));

    expect(all.filter(({ leadership }) => leadership.leads())).toHaveLength(1);
  });

  it('another takes over when the one that leads stops, which is not told that it has lost', async () => {
    const first = await aCandidate().start();
    const second = await aCandidate().start();
    await first.leadership.stop();
    await second.until('won');

    expect(first.leadership.leads()).toBe(false);
    expect(first.told).toEqual(['won']);
    expect(second.leadership.leads()).toBe(true);
  });

  it('one takes over when the connection of the one that leads is cut, which is told once', async () => {
    const first = await aCandidate().start();
    const second = await aCandidate().start();
    await cut();
    await first.until('lost');
    // Who of the two wins now is chance.
    await Promise.race([first.until('won', 2), second.until('won')]);

    expect([first, second].filter(({ leadership }) => leadership.leads())).toHaveLength(1);
    expect(first.told.filter((what) => what === 'lost')).toEqual(['lost']);
  });

  it('who has lost it wins it again', async () => {
    const only = await aCandidate().start();
    for (const time of [2, 3]) {
      await cut();
      await only.until('won', time);
    }

    expect(only.told).toEqual(['won', 'lost', 'won', 'lost', 'won']);
    expect(only.leadership.leads()).toBe(true);
  });

  it('who has lost it does not win again before it has stopped sending', async () => {
    const only = aCandidate(10);
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
    only.lost = () => stopped;
    await only.start();
    await cut();
    await only.until('lost');
    // Others find the lock free again and again, while the first has had time for many an attempt.
    for (let turn = 0; turn < 5; turn += 1) {
      const other = await aCandidate().start();
      await other.until('won');
      await other.leadership.stop();
    }
    expect(only.told).toEqual(['won', 'lost']);
    stop();
    await only.until('won', 2);
  });

  it('who is told that it has lost while it was still beginning hears of that when it has begun', async () => {
    const only = aCandidate();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    only.won = () => begun;
    const starting = only.start();
    await only.until('won');
    await cut();
    await expect(only.leadership.query('select 1', [])).rejects.toThrow();
    await database.pool.query('select 1');
    expect(only.told).toEqual(['won']);
    only.won = async () => {};
    begin();
    await starting;
    await only.until('won', 2);

    expect(only.told).toEqual(['won', 'lost', 'won']);
  });

  it('who cannot begin gives the lock back, and tries again', async () => {
    const broken = aCandidate();
    broken.won = () => Promise.reject(new Error('the queue does not start'));
    await broken.start();
    expect(broken.leadership.leads()).toBe(false);
    await broken.until('lost');

    const other = await aCandidate().start();
    await Promise.race([other.until('won'), broken.until('won', 3)]);
    broken.won = async () => {};
    await other.leadership.stop();
    await broken.until('won', broken.told.filter((what) => what === 'won').length + 1);
    expect(broken.leadership.leads()).toBe(true);
  });

  it('who cannot stop sending does not end the process, and goes for it again', async () => {
    const only = aCandidate();
    only.lost = () => Promise.reject(new Error('the queue does not stop'));
    await only.start();
    await cut();
    await only.until('won', 2);

    expect(only.leadership.leads()).toBe(true);
  });

  it('nobody leads while there is no database, and somebody does when it is back', async () => {
    const url = new URL(database.url);
    url.pathname = `${url.pathname}_later`;
    const early = new Candidate(url.href);
    await early.start();
    expect(early.leadership.leads()).toBe(false);
    await database.pool.query(`create database ${url.pathname.slice(1)} template template0`);
    await early.until('won');
    await early.leadership.stop();
    await database.pool.query(`drop database ${url.pathname.slice(1)} with (force)`);

    expect(early.told).toEqual(['won']);
  });

  describe('the fence', () => {
    const post = {
      key: 'notice/HR/1',
      to: { network: 'HR' },
      language: 'nb',
      occasion: undefined,
      under: undefined,
      conversation: '19:hr',
      serviceUrl: 'http://teams/',
      hash: 'hash',
      sentAt: instant('2026-11-23T08:00:00Z'),
    } as const;

    beforeEach(() => prepareSchema(database.pool));

    const storeOf = ({ leadership }: Candidate) => new PostgresDelivered(database.pool, leadership);
    const all = async () => (await storeOf(candidates[0]!).current()).map(({ key, state }) => [key, state]);

    it('lets who leads say that it sends, and refuses who does not', async () => {
      const leader = await aCandidate().start();
      const other = await aCandidate().start();
      await storeOf(leader).begin(post);

      await expect(storeOf(other).begin({ ...post, key: 'another' })).rejects.toThrow('this process does not lead');
      await expect(storeOf(other).markUncertain()).rejects.toThrow('this process does not lead');
      expect(await all()).toEqual([['notice/HR/1', 'sending']]);
    });

    it('refuses who has lost the lock and does not know it yet', async () => {
      const leader = await aCandidate().start();
      // Another has it: the connection is gone at the server, and the news of that is under way.
      const { rows } = await database.pool.query<{ gone: boolean }>(
        "select pg_terminate_backend(pid, 5000) as gone from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
      );
      expect(rows).toEqual([{ gone: true }]);

      await expect(storeOf(leader).begin(post)).rejects.toThrow();
      expect(await all()).toEqual([]);
    });

    it('opens again for who wins again, and what was being sent is uncertain then', async () => {
      const leader = await aCandidate().start();
      await storeOf(leader).begin(post);
      await cut();
      await leader.until('won', 2);
      await storeOf(leader).markUncertain();
      await storeOf(leader).begin({ ...post, key: 'another' });

      expect(await all()).toEqual([
        ['notice/HR/1', 'uncertain'],
        ['another', 'sending'],
      ]);
    });

    it('is closed to who has stopped', async () => {
      const leader = await aCandidate().start();
      await leader.leadership.stop();

      await expect(storeOf(leader).begin(post)).rejects.toThrow('this process does not lead');
    });
  });

  it('a process that stops leaves no connection behind', async () => {
    const [first, second] = [await aCandidate().start(), await aCandidate().start()];
    await first.leadership.stop();
    await second.leadership.stop();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      "select from pg_stat_activity where application_name = 'veven-leader' and datname = current_database()",
    );
    await client.end();

    expect(rows).toEqual([]);
  });
});
