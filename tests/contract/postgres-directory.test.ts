import type { Database } from '../../bot/adapters/postgres/database.ts';
import { PostgresDirectory } from '../../bot/adapters/postgres/directory.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import type { LearntConversation, Member } from '../../bot/ports.ts';
import { takeIn } from '../../bot/setup/news.ts';
import { instant } from '../../shared/day.ts';
import { freshDatabase } from '../support/postgres.ts';

let database: Database;
let directory: PostgresDirectory;

beforeAll(async () => {
  database = await freshDatabase();
  await prepareSchema(database.pool);
  directory = new PostgresDirectory(database.pool);
}, 60_000);
beforeEach(() => database.pool.query('TRUNCATE veven.conversation, veven.roster, veven.stranger'));
afterAll(() => database.close());

const hr: LearntConversation = {
  id: '19:hr',
  serviceUrl: 'https://teams/emea/',
  tenantId: 'host',
  kind: 'channel',
  identity: undefined,
  name: 'HR',
  teamId: '19:team',
};
const bare: LearntConversation = {
  id: '19:hr',
  serviceUrl: 'https://teams/emea/',
  tenantId: undefined,
  kind: 'channel',
  identity: undefined,
};
const known = { ...hr, closed: undefined, shared: false };
const kari: Member = { id: '29:1', identity: 'host/kari', name: 'Kari', email: undefined };

describe('the directory', () => {
  it('learns what an activity tells, and keeps what it leaves out', async () => {
    expect([await directory.learn(hr), await directory.learn(hr), await directory.learn(bare)]).toEqual(['new', 'known', 'known']);
    expect(await directory.learn({ ...bare, name: 'HR og lønn', shared: true })).toBe('changed');
    expect(await directory.learn({ ...bare, serviceUrl: 'https://teams/apac/' })).toBe('changed');
    expect(await directory.all()).toEqual([{ ...known, name: 'HR og lønn', shared: true, serviceUrl: 'https://teams/apac/' }]);
    expect(await directory.learn({ ...bare, serviceUrl: 'https://teams/apac/', shared: false })).toBe('changed');
  });

  it('greets once: of two who learn the same at once, one is the first', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => directory.learn(hr)));

    expect(answers.filter((answer) => answer === 'new')).toHaveLength(1);
  });

  it('closes and opens, and an activity opens again what is closed', async () => {
    await directory.learn(hr);
    for (const why of ['shut-out', 'deleted', 'archived'] as const) {
      await directory.close('19:hr', why);
      expect((await directory.all())[0]?.closed).toBe(why);
      expect([await directory.learn(bare), await directory.learn(bare)]).toEqual(['changed', 'known']);
      expect(await directory.all()).toEqual([known]);
    }
    await directory.close('19:hr', 'archived');
    await directory.open('19:hr');
    expect(await directory.all()).toEqual([known]);
  });

  it('keeps the last roster, and forgets who was in a place that is gone', async () => {
    await directory.learn(hr);
    expect(await directory.roster('19:hr')).toBeUndefined();
    await directory.keepRoster('19:hr', [kari]);
    await directory.keepRoster('19:hr', [{ ...kari, email: 'kari@host.example' }]);
    await directory.close('19:hr', 'archived');

    expect(await directory.roster('19:hr')).toEqual([{ ...kari, email: 'kari@host.example' }]);
    expect([...(await directory.rosters()).keys()]).toEqual(['19:hr']);
    await directory.close('19:hr', 'deleted');
    expect(await directory.roster('19:hr')).toBeUndefined();
  });

  it('remembers strangers until they are known, or for as long as it may', async () => {
    const met = (identity: string, at: string, name?: string) => directory.meet({ identity, name, wroteAt: instant(at) });
    await met('host/a', '2026-10-01T08:00:00Z', 'Anne');
    await met('host/b', '2026-11-01T08:00:00Z', 'Berit');
    await met('host/a', '2026-11-20T08:00:00Z');
    await met('host/a', '2026-11-19T08:00:00Z');
    await met('host/c', '2026-11-21T08:00:00Z');

    const names = async (since: string) =>
      (await directory.strangers(instant(since))).map(({ identity, name, wroteAt }) => [identity, name, wroteAt.slice(0, 10)]);
    expect(await names('2026-11-10T00:00:00Z')).toEqual([
      ['host/c', undefined, '2026-11-21'],
      ['host/a', 'Anne', '2026-11-20'],
    ]);
    await directory.dismiss('host/c');
    // Who was forgotten stays so, also when the clock is set back.
    expect(await names('2026-01-01T00:00:00Z')).toEqual([['host/a', 'Anne', '2026-11-20']]);
  });

  it('takes in what is told of a whole team', async () => {
    const kdu = { ...hr, id: '19:kdu', name: 'KDU' };
    const elsewhere = { ...hr, id: '19:x', name: 'X', teamId: '19:other' };
    for (const one of [hr, kdu, elsewhere]) await directory.learn(one);
    await directory.close('19:kdu', 'deleted');
    const closed = async () => Object.fromEntries((await directory.all()).map(({ name, closed: why }) => [name, why]));

    expect(await takeIn({ members: { team: '19:team' } }, directory)).toEqual(['19:hr', '19:kdu']);
    await takeIn({ closed: { of: { conversation: '19:hr' }, why: 'archived' } }, directory);
    await takeIn({ opened: { of: { team: '19:team' }, after: 'archived' } }, directory);
    expect(await closed()).toEqual({ HR: undefined, KDU: 'deleted', X: undefined });
    await takeIn({ closed: { of: { team: '19:team' }, why: 'shut-out' } }, directory);
    expect(await closed()).toEqual({ HR: 'shut-out', KDU: 'shut-out', X: undefined });
  });
});
