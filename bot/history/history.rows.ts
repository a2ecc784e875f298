import { cases } from '../../shared/case/case.list.ts';
import { type Instant, latest } from '../../shared/day.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import { gone, isAsIn, isGone } from '../../shared/history/history.rules.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { attachments } from '../../shared/meeting/meeting.list.ts';
import { NotReliable, type Snapshot, type Table } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';
import { type Watched, watched } from './watched.ts';

/**
 * A row of history for every change, without reading SharePoint's versions: where what is watched differs from the last
 * entry, something has happened. Who did it stands in the row itself; a change that brought no new ChangeId was made in SharePoint.
 */
export function historyRows({ snapshot, now }: World): Write[] {
  const entries = snapshot.of(history);
  const last = lastEntries(entries);
  return watched.flatMap((one) => {
    const rows = rowsOf(one.list, snapshot);
    if (!rows) return [];
    const lastOf = last.get(one.list.name);
    const changed = rows.all.flatMap((row) => changeOf(row, { watched: one, entries, last: lastOf?.get(row.key) }));
    const deleted = [...(lastOf?.values() ?? [])].filter((entry) => !rows.has(entry.rowKey) && !isGone(entry.after));
    return [...changed, ...deleted.map((entry) => deletion(entry, now))];
  });
}

/** A list's rows, or nothing while it cannot be relied on: it must not be taken for empty, and the others go on. */
function rowsOf(list: List, snapshot: Snapshot): { readonly all: readonly RowMeta[]; has(key: string): boolean } | undefined {
  try {
    return snapshot.of(list);
  } catch (error) {
    if (error instanceof NotReliable) return undefined;
    throw error;
  }
}

type LastEntries = ReadonlyMap<string, ReadonlyMap<string, HistoryEntry>>;

/** Of each list and row; they are found once for each table, not with every plan. */
const found = new WeakMap<Table<HistoryEntry>, LastEntries>();

function lastEntries(entries: Table<HistoryEntry>): LastEntries {
  const known = found.get(entries);
  if (known) return known;
  const last = new Map<string, Map<string, HistoryEntry>>();
  for (const entry of entries.all) {
    const ofList = last.get(entry.listName) ?? new Map<string, HistoryEntry>();
    const other = ofList.get(entry.rowKey);
    if (!other || isAfter(entry, other)) ofList.set(entry.rowKey, entry);
    last.set(entry.listName, ofList);
  }
  found.set(entries, last);
  return last;
}

const isAfter = (a: HistoryEntry, b: HistoryEntry): boolean => (a.at === b.at ? Number(a.itemId) > Number(b.itemId) : a.at > b.at);

interface Known {
  readonly watched: Watched;
  readonly entries: Table<HistoryEntry>;
  readonly last: HistoryEntry | undefined;
}

function changeOf(row: RowMeta, { watched: { list, valuesOf, titleOf, isUnsaid }, entries, last }: Known): Write[] {
  const after = valuesOf(row);
  if (last ? isAsIn(last.after, after) : isUnsaid(row)) return [];
  const change = row.changeId !== undefined && !entries.has(entryKey(list, row, row.changeId)) ? row.changeId : undefined;
  // Veven may have written something else in the row before a person changed this.
  const byVeven = change !== undefined && row.editor.app;
  const key = entryKey(list, row, change ?? row.etag);
  const { measure, network } = row as RowMeta & { measure?: string; network?: string };
  return [
    create(history, {
      // A row that comes back from the recycle bin may be just as it was.
      key: last && isGone(last.after) && entries.has(key) ? entryKey(list, row, `back/${last.itemId}`) : key,
      title: titleOf(row),
      listName: list.name,
      rowKey: row.key,
      measure: list === measures ? row.key : measure,
      network,
      at: notBefore(last, row.modifiedAt),
      before: last?.after ?? null,
      after,
      by: (byVeven ? row.changedBy : row.editor.name) || undefined,
      via: byVeven ? (row.changedVia ?? 'veven') : 'sharePoint',
    }),
  ];
}

/** A row that is there no more: who deleted it nobody says. */
function deletion(last: HistoryEntry, now: Instant): Write {
  const { listName, rowKey, measure, network, after } = last;
  const mayBeExempt = (listName === cases.name || listName === attachments.name) && after['exempt'] !== false;
  return create(history, {
    key: `${listName}/${rowKey}/deleted/${last.itemId}`.slice(0, 255),
    title: mayBeExempt ? (after['number'] ?? '–').toString() : last.title,
    listName,
    rowKey,
    measure,
    network,
    at: notBefore(last, now),
    before: after,
    after: gone,
    by: undefined,
    via: 'sharePoint',
  });
}

/** An entry does not stand before the one it goes on from, whatever two clocks say. */
const notBefore = (last: HistoryEntry | undefined, at: Instant): Instant => (last ? latest(last.at, at) : at);

const entryKey = ({ name }: List, { key }: RowMeta, change: string): string => `${name}/${key}/${change}`.slice(0, 255);
