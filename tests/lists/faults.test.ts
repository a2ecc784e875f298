import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import type { Veven } from '../../bot/app.ts';
import { lists } from '../../bot/features.ts';
import { historyRows } from '../../bot/history/history.rows.ts';
import { Mirror } from '../../bot/snapshot/mirror.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import type { List } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { introductions, type ListAudit, listAudit, rowsOf } from '../support/list-audit.ts';
import { misfortune, seeded } from '../support/unruly-graph.ts';
import { startUnrulyVeven, type UnrulyVeven } from '../support/unruly-veven.ts';
import { insist, municipalities, type Wish, wishesOf } from '../support/wishes.ts';

const seed = Number(process.env['FAULT_SEED'] ?? 20261210);
const hr = 'HR/2026-12-10/09.00';
/** Cases of HR's whose decisions the municipalities follow up; the last one's follow-ups are left to the hand. */
const followed = [`${hr}/02`, `${hr}/04`, `${hr}/01`];
const answered = followed.slice(0, 2).map((key) => `${key}/1`);
const rounds = 6;

describe(`on an unruly Graph (FAULT_SEED=${seed})`, () => {
  let region: UnrulyVeven;
  let veven: Veven;
  let audit: ListAudit;
  /** In the order in which Veven said that they were done, with how often it had said before that they were not. */
  const accepted: { wish: Wish; told: number }[] = [];
  let befallen = 0;
  const shrunk: string[] = [];

  beforeAll(async () => {
    region = await startUnrulyVeven({ on: '2026-11-23', time: '08:00' });
    audit = await listAudit(region.graph);
    region.moveTo('2026-12-10', '10:00');
    veven = await region.process();
    await veven.settle();
    await misfortunes();
    region.unruly.befall = () => undefined;
    await veven.settle();
  }, 120_000);
  afterAll(() => region?.close());

  /** Some hundred wishes of many people at once, in rounds, each round beside a hand that edits the same lists. */
  async function misfortunes(): Promise<void> {
    const random = seeded(seed);
    const befall = misfortune(seed, 0.3);
    const most = new Map<List, number>();
    region.unruly.befall = (asked) => {
      for (const list of lists) {
        const { length } = veven.mirror.snapshot.table(list).all;
        if (list !== followUps && length < (most.get(list) ?? 0)) shrunk.push(list.name);
        most.set(list, length);
      }
      const mishap = befall(asked);
      if (mishap) befallen += 1;
      return mishap;
    };
    const wishes = wishesOf(region, veven);
    await want(followed.map((key) => wishes.conclude(key, 'municipalities')));
    const all = municipalities.map((_, index) => index);
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all([
        want([
          ...answered.flatMap((decision) => all.map((index) => wishes.answer(decision, index, round))),
          ...all.map((index) => wishes.takePart('HR2', index, round)),
          ...['HR1', 'HR3'].flatMap((measure) => all.slice(0, 4).map((index) => wishes.steer(measure, index, round))),
          ...['decision', 'discussion'].map((kind) => wishes.addCase(hr, kind)),
          ...['03', '05', '06'].map((number) => wishes.editCase(`${hr}/${number}`)),
        ]),
        editByHand(random, round),
      ]);
      await untilQuiet();
    }
  }

  async function want(wishes: readonly Wish[]): Promise<void> {
    await Promise.all(
      wishes.map(async (wish) => {
        const told = await insist(veven, wish);
        accepted.push({ wish, told });
      }),
    );
    await untilQuiet();
  }

  /** Time passes, until nothing follows any more from what has been done. */
  async function untilQuiet(): Promise<void> {
    const began = region.machine();
    for (let turn = 0; turn < 50; turn += 1) {
      await veven.settle();
      const read = lists.every((list) => (veven.mirror.readAt(list) ?? 0) > began);
      if (read && historyRows(veven.world()).length === 0) return;
    }
    throw new Error('there is always something left to do');
  }

  async function editByHand(random: () => number, round: number): Promise<void> {
    const lots: Readonly<Record<string, readonly string[]>> = {
      Tiltak: ['HR1', 'HR3', 'HR5'],
      Deltakelse: [],
      Saker: ['03', '05', '06'].map((number) => `${hr}/${number}`),
    };
    for (const [list, keys] of Object.entries(lots)) {
      for (const { id, fields } of await region.byHand.rows(list)) {
        const mine = keys.length === 0 || keys.includes(String(fields['Key']));
        if (mine && random() < 0.7)
          await region.byHand.change(list, { id }, { [list === 'Saker' ? 'Information' : 'Title']: `Skrevet i runde ${round}` });
      }
    }
    const mine = (await region.byHand.rows('Oppfølginger')).filter(({ fields }) => fields['Decision'] === `${followed[2]}/1`);
    for (const row of mine) {
      const drawn = random();
      if (drawn < 0.2) await region.byHand.remove('Oppfølginger', row);
      else if (drawn < 0.5) await region.byHand.change('Oppfølginger', row, { Title: `Skrevet i runde ${round}` });
    }
    await region.byHand.change('Tiltak', await region.byHand.row('Tiltak', 'HR4'), { Phase: round % 2 === 0 ? 'utredes' : 'besluttet' });
  }

  it('has been unruly, and some have been told to try again', () => {
    expect(accepted.length).toBeGreaterThan(200);
    expect(befallen).toBeGreaterThan(400);
    expect(accepted.filter(({ told }) => told > 0).length).toBeGreaterThan(0);
  });

  it('what was accepted has come into its row once, and what was accepted last stands there', async () => {
    const byRow = Map.groupBy(accepted, ({ wish }) => `${wish.list.name} ${wish.key}`);
    for (const [row, all] of byRow) {
      const [{ list, key, column }] = all.map(({ wish }) => wish) as [Wish];
      const versions = await audit.versions(list, key);
      const times = all.map(({ wish: { words } }) => introductions(versions, column, words));
      const last = versions.at(-1)?.[column];
      // Of several who steer one measure, one may have been written, not have heard it, been written over and have insisted.
      if (list === measures) {
        expect(all.filter(({ told }, index) => times[index]! < 1 || times[index]! > 1 + told)).toEqual([]);
        expect(all.map(({ wish }) => wish.words)).toContain(last);
      } else expect([row, times, last]).toEqual([row, all.map(() => 1), all.at(-1)?.wish.words]);
    }
  });

  it('no row is there twice', async () => {
    for (const list of lists) {
      const keys = (await audit.items(list)).map(({ fields }) => String(fields['Key']).toLowerCase());
      expect([list.name, keys.length]).toEqual([list.name, new Set(keys).size]);
    }
  });

  it('every follow-up that must exist exists once, and no other', async () => {
    const keys = (await audit.items(followUps)).map(({ fields }) => fields['Key']);
    expect(keys.toSorted()).toEqual(followed.flatMap((key) => municipalities.map((municipality) => `${key}/1/${municipality}`)).toSorted());
    expect((await audit.items(decisions)).map(({ fields }) => fields['Key'])).toEqual(
      expect.arrayContaining(followed.map((key) => `${key}/1`)),
    );
  });

  it('history has every change once, and each goes on from where one before it ended', async () => {
    const entries = Map.groupBy(veven.world().snapshot.of(history).all, ({ listName, rowKey }) => `${listName} ${rowKey}`);
    for (const [row, all] of entries) {
      const inOrder = all.toSorted((a, b) => Number(a.itemId) - Number(b.itemId));
      // An entry whose own answer was lost may not be known yet when the next is made: that one goes on from the one before both.
      const loose = inOrder.filter(({ before }, index) => ![null, ...inOrder.slice(0, index).map(({ after }) => after)].some(is(before)));
      expect([row, loose]).toEqual([row, []]);
      expect([row, inOrder.filter(({ before, after }) => is(before)(after))]).toEqual([row, []]);
    }
    for (const { wish } of accepted.filter(({ wish: { list } }) => list === followUps || list === participations)) {
      const row = `${wish.list.name} ${wish.key}`;
      expect([row, entries.get(row)?.length]).toEqual([row, rounds]);
    }
    const byHand = entries.get('Measures HR4')!.filter(({ via }) => via === 'sharePoint');
    expect(byHand.map(({ by, after }) => [by, after['phase']])).toEqual(
      Array.from({ length: rounds }, (_, round) => ['Kari Nordmann', round % 2 === 0 ? 'explored' : 'decided']),
    );
  });

  it('what Veven has in memory is what stands in the lists, field by field', async () => {
    expect(veven.mirror.aside()).toEqual([]);
    expect(rowsOf(veven.mirror.snapshot)).toEqual(await audit.rows());
  });

  it('no list has been shorter in memory than it was, however often it was read anew', () => {
    expect(shrunk).toEqual([]);
  });

  it('what is kept is the same, and the next process reads only what has changed since', async () => {
    const kept = new Mirror({ lists, port: {} as never, kept: new PostgresKeptLists(region.graph.database.pool), log: region.log });
    await kept.load();
    expect(rowsOf(kept.snapshot)).toEqual(rowsOf(veven.mirror.snapshot));

    await veven.stop();
    const next = await region.process();
    region.unruly.asked.length = 0;
    await next.settle();
    const readings = region.unruly.asked.filter(({ url }) => url.includes('/items/delta'));
    // What lies in the restricted site is kept nowhere, and read whole.
    const whole = readings.filter(({ url }) => !url.includes('token='));
    expect(whole).toHaveLength(lists.filter(({ site }) => site === 'restricted').length);
    // One round more, since what was read whole was new.
    expect(readings).toHaveLength(2 * lists.length);
    expect(region.unruly.asked.filter(({ method, url }) => method !== 'GET' && url !== '/$batch')).toEqual([]);
    expect(rowsOf(next.mirror.snapshot)).toEqual(await audit.rows());
  });
});

const is = (one: unknown) => (other: unknown) => JSON.stringify(one) === JSON.stringify(other);
