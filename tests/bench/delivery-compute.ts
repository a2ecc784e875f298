import { norway } from '../../bot/calendar.ts';
import { hashOf } from '../../bot/delivery/carrier.ts';
import { deliver } from '../../bot/delivery/deliver.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import { features } from '../../bot/features.ts';
import type { WantedPost } from '../../bot/post.ts';
import type { Readiness } from '../../bot/readiness.ts';
import { Rules } from '../../bot/rules.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { dayOf, instant, osloInstant } from '../../shared/day.ts';
import { columnsOf, type List, type RowMeta } from '../../shared/list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { crowdRows, tuesday } from '../support/crowd-rows.ts';

const runs = 5;
const now = osloInstant(tuesday(1), '08:30');
const lastWeek = osloInstant(tuesday(0), '08:30');
const calendar = norway();
const rules = new Rules(features, { on: () => features, listsOff: () => new Set() } as unknown as Readiness);

/**
 * Milliseconds to find every wanted post and what differs from what was delivered, in regions of so many rows, most of them follow-ups,
 * in which everybody is to get the message of the week; and how the cost of a row grows from ten to a hundred thousand.
 */
export function computing(): Record<string, number> {
  const sizes = [1_000, 10_000, 100_000];
  // Code that has not run yet is slow in the first size that runs it.
  median(10_000);
  const took = sizes.map(median);
  const perRow = (index: number) => (took[index] ?? 0) / (sizes[index] ?? 1);
  return {
    ...Object.fromEntries(sizes.map((size, index) => [`delivery.compute.${size}.ms`, took[index] ?? 0])),
    'delivery.compute.growth.ratio': perRow(2) / perRow(1),
  };
}

function median(size: number): number {
  const rows = rowsOf(size);
  const delivered = standing(rules.posts(worldOf(rows), () => true));
  const took = Array.from({ length: runs }, () => {
    // As after a change in every list: what the tables have sorted by column is not kept from run to run.
    const world = worldOf(rows);
    const began = performance.now();
    const { steps } = deliver(
      rules.posts(world, () => true),
      delivered,
      manners,
    );
    const ended = performance.now();
    if (steps.length < size / 20) throw new Error(`of ${size} rows only ${steps.length} messages came`);
    return ended - began;
  });
  return took.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

const manners = {
  now,
  calendar,
  settings: { ...settingsOf([]), undoMinutes: 0, postsPerChannel: 100 },
  sent: [],
  words: new Map(),
  reaches: () => true,
  hashOf,
};

type Rows = ReadonlyMap<List, readonly RowMeta[]>;

/** A person, a seat, a term and some six follow-ups for each ten rows. */
function rowsOf(size: number): Rows {
  const writes = crowdRows({ people: size / 10, channels: size / 100, rounds: 7 }).slice(0, size);
  const made = writes.map(({ list, values }, index) => ({ list, row: rowOf(list, values, index) }));
  return new Map([...Map.groupBy(made, ({ list }) => list)].map(([list, of]) => [list, of.map(({ row }) => row)]));
}

/** The row as it is read from the list. */
function rowOf(list: List, values: Readonly<Record<string, unknown>>, index: number): RowMeta {
  const at = instant('2027-01-05T08:00:00Z');
  const usual = Object.fromEntries(Object.entries(columnsOf(list)).map(([property, { otherwise }]) => [property, otherwise]));
  const meta = { itemId: String(index), etag: `"${index},1"`, createdAt: at, modifiedAt: at, editor: { app: true, name: 'Veven' } };
  return { ...usual, ...meta, ...values } as unknown as RowMeta;
}

const worldOf = (rows: Rows): World => ({
  snapshot: new Snapshot(new Map([...rows].map(([{ name }, of]) => [name, new Table(of)]))),
  now,
  today: dayOf(now),
  calendar,
  link: (path) => path,
});

/** What stands since last week. */
const standing = (wanted: readonly WantedPost[]): Delivered[] =>
  wanted
    .filter(({ occasions }) => occasions)
    .map(({ key, to, card }, index) => ({
      id: index,
      key,
      to,
      language: card.language,
      occasion: 'collected',
      under: undefined,
      conversation: `a:${key}`,
      serviceUrl: '',
      activityId: String(index),
      hash: 'last week',
      state: 'standing',
      sentAt: lastWeek,
      attempts: 1,
      error: undefined,
      opened: false,
    }));
