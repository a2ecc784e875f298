import type { Database } from '../../bot/adapters/postgres/database.ts';
import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import type { KeptChange } from '../../bot/snapshot/kept.ts';
import { ListMirror } from '../../bot/snapshot/list-mirror.ts';
import { instant } from '../../shared/day.ts';
import type { List } from '../../shared/list.ts';
import { type GraphItem, toFields } from '../../shared/row.ts';
import { others, things } from '../support/lists-by-port.ts';
import { freshDatabase } from '../support/postgres.ts';

const at = instant('2026-11-23T08:00:00Z');

const item = (id: string, values: Readonly<Record<string, unknown>> = {}, version = 1): GraphItem => ({
  id,
  '@odata.etag': `"${id},${version}"`,
  createdDateTime: at,
  lastModifiedDateTime: at,
  lastModifiedBy: { user: { displayName: 'Kari Nordmann', id: 'kari' } },
  fields: toFields(things, { key: `k${id}`, title: `Ting ${id}`, ...values }),
});

const good = (...items: readonly GraphItem[]) => items.map((one) => ({ id: one.id, good: one, aside: undefined }));

/** The lists as they were read, over a restart: rows and link in step, or the list is read whole. */
describe('what is kept of the lists', () => {
  let database: Database;
  let kept: PostgresKeptLists;

  beforeAll(async () => {
    database = await freshDatabase();
    await prepareSchema(database.pool);
    kept = new PostgresKeptLists(database.pool);
  }, 60_000);
  beforeEach(() => database.pool.query('TRUNCATE veven.list_item, veven.list_link'));
  afterAll(() => database?.close());

  const change = (of: Partial<KeptChange>): KeptChange => ({
    list: things,
    items: [],
    removed: [],
    whole: false,
    previous: undefined,
    next: 'a',
    ...of,
  });
  const whole = (next: string, ...items: readonly GraphItem[]) => kept.keep(change({ whole: true, items: good(...items), next }));
  const loaded = async (list: List = things) => (await kept.load([things, others])).find((one) => one.list === list);
  const ids = async () => (await loaded())?.items.map(({ id }) => id);

  it('is nothing at first', async () => {
    expect(await kept.load([things, others])).toEqual([]);
  });

  it('is a list as it was read whole, in the order of its items, and nothing of another', async () => {
    await whole('a', item('10'), item('9', { state: 'open', count: 3, more: 'Mye «mer»' }));
    expect(await loaded()).toEqual({
      list: things,
      next: 'a',
      items: good(item('9', { state: 'open', count: 3, more: 'Mye «mer»' }), item('10')),
    });
    expect(await loaded(others)).toBeUndefined();
  });

  it('is an empty list that was read whole', async () => {
    await whole('a');
    expect(await loaded()).toEqual({ list: things, next: 'a', items: [] });
  });

  it('follows a reading of what has changed: made, changed and removed', async () => {
    await whole('a', item('1'), item('2'), item('3'));
    await kept.keep(change({ items: good(item('2', { count: 5 }, 2), item('4')), removed: ['1', '99'], previous: 'a', next: 'b' }));
    expect(await loaded()).toEqual({ list: things, next: 'b', items: good(item('2', { count: 5 }, 2), item('3'), item('4')) });
  });

  it('forgets what a whole reading does not have', async () => {
    await whole('a', item('1'), item('2'));
    await whole('b', item('2'));
    expect([(await loaded())?.next, await ids()]).toEqual(['b', ['2']]);
  });

  it('is not relied on when a reading in between was not kept: the list is read whole, and then kept again', async () => {
    await whole('a', item('1'));
    await kept.keep(change({ items: good(item('3')), previous: 'b', next: 'c' }));
    expect(await loaded()).toBeUndefined();
    await kept.keep(change({ items: good(item('4')), previous: 'c', next: 'd' }));
    expect(await loaded()).toBeUndefined();
    await whole('e', item('5'));
    expect([(await loaded())?.next, await ids()]).toEqual(['e', ['5']]);
  });

  it('is not relied on when the first thing kept was not whole', async () => {
    await kept.keep(change({ items: good(item('1')), next: 'a' }));
    expect(await loaded()).toBeUndefined();
  });

  it('leaves out a list with an item that cannot be understood any more, and no other', async () => {
    await whole('a', item('1'), item('2'));
    await kept.keep({ ...change({ whole: true, items: good(item('7')), next: 'a' }), list: others });
    await database.pool.query(`UPDATE veven.list_item SET good = good - 'fields' WHERE list = 'Things' AND item = '2'`);
    expect(await loaded()).toBeUndefined();
    expect((await loaded(others))?.items).toHaveLength(1);
  });

  it('is kept wholly or not at all', async () => {
    await whole('a', item('1'));
    await database.pool.query(`ALTER TABLE veven.list_link ADD CONSTRAINT no CHECK (next <> 'b')`);
    await expect(kept.keep(change({ items: good(item('2')), removed: ['1'], previous: 'a', next: 'b' }))).rejects.toThrow();
    await database.pool.query('ALTER TABLE veven.list_link DROP CONSTRAINT no');
    expect([(await loaded())?.next, await ids()]).toEqual(['a', ['1']]);
  });

  it('has an edit that is set aside beside the row as it was, also one without a row', async () => {
    const aside = item('1', { title: 'Tullball' }, 2);
    await kept.keep(
      change({
        whole: true,
        items: [
          { id: '1', good: item('1'), aside },
          { id: '2', good: undefined, aside: item('2') },
        ],
      }),
    );
    expect((await loaded())?.items).toEqual([
      { id: '1', good: item('1'), aside },
      { id: '2', good: undefined, aside: item('2') },
    ]);
  });

  describe('taken up by the next process', () => {
    const noOne = () => false;
    const restarted = async () => {
      const mirror = new ListMirror(things);
      const found = await loaded();
      if (found) mirror.load(found);
      return mirror;
    };
    const read = async (mirror: ListMirror, items: readonly GraphItem[], { whole: all = false, next = 'a', may = noOne } = {}) => {
      const changed = mirror.take({ list: things, items, removed: [], unreadable: [], whole: all, next }, may);
      if (changed) await kept.keep(changed);
    };

    it('is the same rows, and goes on from the same place', async () => {
      const mirror = new ListMirror(things);
      await read(mirror, [item('1', { count: 1 }), item('2')], { whole: true, next: 'a' });
      await read(mirror, [item('2', { count: 2 }, 2)], { next: 'b', may: () => true });
      const after = await restarted();
      expect(after.table.all).toEqual(mirror.table.all);
      expect(after.since).toBe('b');
    });

    it('goes on from an older place when nothing had changed since, and is kept again from there', async () => {
      const mirror = new ListMirror(things);
      await read(mirror, [item('1')], { whole: true, next: 'a' });
      await read(mirror, [], { next: 'b' });
      const after = await restarted();
      expect(after.since).toBe('a');
      await read(after, [item('1', { count: 2 }, 2)], { next: 'c', may: () => true });
      expect([(await restarted()).since, (await restarted()).table.all]).toEqual(['c', after.table.all]);
    });

    it('still sets aside what was set aside, and uses the row as it was', async () => {
      const mirror = new ListMirror(things);
      await read(mirror, [item('1', { count: 1 }), item('2')], { whole: true });
      const spoiled = { ...item('2', {}, 2), fields: { Key: 'k2', Title: 'Ting 2', State: 'kanskje' } };
      await read(mirror, [item('1', { count: 99 }, 2), spoiled], { next: 'b' });
      const after = await restarted();
      expect([...after.aside.values()].map(({ item, problems }) => ({ item, problems }))).toEqual(
        [...mirror.aside.values()].map(({ item, problems }) => ({ item, problems })),
      );
      expect([...after.aside].map(([id, { problems }]) => [id, problems.length])).toEqual([
        ['1', 0],
        ['2', 1],
      ]);
      expect(after.table.all).toEqual(mirror.table.all);
      expect(after.table.all.map((row) => (row as { count?: number }).count)).toEqual([1, undefined]);
    });

    it('lets go of what was set aside when it is put right', async () => {
      const mirror = new ListMirror(things);
      await read(mirror, [item('1', { count: 1 })], { whole: true });
      await read(mirror, [item('1', { count: 99 }, 2)], { next: 'b' });
      await read(await restarted(), [item('1', { count: 2 }, 3)], { next: 'c', may: () => true });
      const after = await restarted();
      expect([after.aside.size, after.table.all.map((row) => (row as { count?: number }).count)]).toEqual([0, [2]]);
    });

    it('is read whole when a row cannot be read by this version of Veven', async () => {
      await whole('a', item('1'), { ...item('2'), fields: { Key: 'k2', State: 'et ord fra en eldre utgave' } });
      const mirror = await restarted();
      expect([mirror.since, mirror.table.all.map(({ key }) => key)]).toEqual([undefined, ['k1']]);
    });
  });
});
