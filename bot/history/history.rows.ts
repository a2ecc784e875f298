import { cases as caseList } from '../../shared/case/case.list.ts';
import { latest } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';

type Plain = Readonly<Record<string, string | number | boolean | null>>;

interface Watched {
  readonly list: List;
  /** The values whose change is worth a line, as codes. Nothing exempt, nothing a person wrote about a person. */
  readonly values: readonly string[];
}

/** Which lists have a history, and what in them people follow. */
const watched: readonly Watched[] = [
  { list: measures, values: ['phase', 'status', 'form'] },
  { list: participations, values: ['state'] },
  { list: caseList, values: ['state', 'number'] },
  { list: decisions, values: ['state', 'followUpBy', 'dueOn'] },
  { list: followUps, values: ['state'] },
];

/**
 * A row of history for every change, without reading SharePoint's versions: where what is watched differs from the last
 * entry, something has happened. Who did it stands in the row itself; a change that brought no new ChangeId was made in SharePoint.
 */
export function historyRows({ snapshot }: World): Write[] {
  return watched.flatMap(({ list, values }) =>
    snapshot.of(list).all.flatMap((row) => {
      const entries = snapshot
        .of(history)
        .where('rowKey', row.key)
        .filter(({ listName }) => listName === list.name);
      const last = entries.length === 0 ? undefined : entries.reduce((a, b) => (latest(a.at, b.at) === b.at ? b : a));
      const after = pick(row, values);
      if (last ? same(last.after, after) : list === followUps && after['state'] === 'unanswered') return [];
      return [
        entry(
          list,
          row,
          last?.after,
          after,
          entries.some(({ key }) => key === entryKey(list, row, row.changeId)),
        ),
      ];
    }),
  );
}

const entryKey = (list: List, row: RowMeta, change: string | undefined) => `${list.name}/${row.key}/${change ?? row.etag}`.slice(0, 255);

function entry(list: List, row: RowMeta, before: Plain | undefined, after: Plain, changeKnown: boolean): Write {
  const inSharePoint = row.changeId === undefined || changeKnown;
  const { measure, network } = row as RowMeta & { measure?: string; network?: string };
  return create(history, {
    key: entryKey(list, row, inSharePoint ? undefined : row.changeId),
    title: row.title,
    listName: list.name,
    rowKey: row.key,
    measure: list === measures ? row.key : measure,
    network,
    at: row.modifiedAt,
    before: before ?? null,
    after,
    by: (inSharePoint ? row.editor.name : row.changedBy) ?? '',
    via: inSharePoint ? 'sharePoint' : (row.changedVia ?? 'veven'),
  });
}

const pick = (row: RowMeta, values: readonly string[]): Plain =>
  Object.fromEntries(values.map((value) => [value, (row as unknown as Record<string, string | undefined>)[value] ?? null]));

const same = (a: Plain, b: Plain): boolean => Object.entries(b).every(([name, value]) => (a[name] ?? null) === value);
