import { dayOf, type Instant } from '../../shared/day.ts';
import { history } from '../../shared/history/history.list.ts';
import { columnsOf, type List, type RowMeta } from '../../shared/list.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import { says, type Write } from '../write.ts';

/** How often rules are asked again when rows they made bring new ones. */
const mostRounds = 12;

/**
 * The world as it will be at a moment to come if nobody touches the lists: what the rules make by then is made in memory alone.
 * Without it a meeting whose notice is due next week would still be planned when its notice is rehearsed.
 */
export function ahead(world: World, now: Instant, rowsOf: (world: World) => readonly Write[]): World {
  let then: World = { ...world, now, today: dayOf(now) };
  for (let round = 0; round < mostRounds; round += 1) {
    const { snapshot } = then;
    const writes = rowsOf(then).filter((write) => isNews(write, snapshot));
    if (writes.length === 0) return then;
    then = { ...then, snapshot: written(writes, snapshot, now) };
  }
  return then;
}

/** What is told of changes decides about no post. */
const isNews = (write: Write, snapshot: Snapshot): boolean =>
  write.list !== history && (write.do === 'create' ? !snapshot.table(write.list).has(write.key) : !says(write.row, write.values));

function written(writes: readonly Write[], snapshot: Snapshot, now: Instant): Snapshot {
  return [...Map.groupBy(writes, ({ list }) => list)].reduce(
    (changed, [list, ofList]) => changed.with(list, changed.table(list).with(ofList.map((write) => rowOf(write, now)))),
    snapshot,
  );
}

/** The row as Veven will have written it. */
function rowOf(write: Write, now: Instant): RowMeta {
  const before = write.do === 'update' ? write.row : { ...usual(write.list), itemId: `ahead/${write.key}`, etag: '', createdAt: now };
  const byVeven = {
    editor: { app: true, name: 'Veven' },
    changedBy: 'Veven',
    changedById: undefined,
    changedVia: 'veven' as const,
    changeId: undefined,
  };
  return { ...before, ...write.values, ...byVeven, modifiedAt: now } as RowMeta;
}

/** What stands in a column that nobody has filled in, where something usually does. */
const usual = (list: List): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(columnsOf(list)).map(([property, { otherwise }]) => [property, otherwise]));
