import { historyRows } from '../../bot/history/history.rows.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { instant } from '../../shared/day.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { type Measure, measures } from '../../shared/measure/measure.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';

const at = instant('2026-11-23T08:00:00Z');
const later = instant('2026-11-23T09:00:00Z');

const meta = { itemId: '1', etag: '"x,1"', createdAt: at, modifiedAt: at, changedById: undefined, changedBy: 'HR/Rollag, Kari' } as const;

const aMeasure = (more: Partial<Measure> = {}): RowMeta =>
  ({
    ...meta,
    ...{ key: 'T1', title: 'Et tiltak', editor: { app: true, name: 'Veven' }, changedVia: 'tab', changeId: 'c1' },
    ...{ phase: 'proposed', status: undefined, form: 'network', network: 'HR', ...more },
  }) as unknown as RowMeta;

const anEntry = (more: Partial<HistoryEntry> = {}): HistoryEntry =>
  ({
    ...meta,
    ...{ key: 'Measures/T1/c1', title: 'Et tiltak', listName: 'Measures', rowKey: 'T1', at, before: null },
    ...{ after: { phase: 'proposed' }, via: 'tab', ...more },
  }) as unknown as HistoryEntry;

interface Held {
  readonly rows: readonly RowMeta[];
  readonly entries?: readonly HistoryEntry[];
  readonly off?: readonly List[];
}

function linesOf({ rows, entries = [], off = [] }: Held): Record<string, unknown>[] {
  const snapshot = new Snapshot(
    new Map<string, Table<RowMeta>>([
      [measures.name, new Table(rows)],
      [history.name, new Table<RowMeta>(entries)],
    ]),
  ).without(new Set(off));
  return historyRows({ snapshot, now: later } as World).map(({ do: what, ...write }) =>
    what === 'create' ? { ...write.values } : { what },
  );
}

describe('a line of the history', () => {
  it('is made for a new row, under the change that made it', () => {
    expect(linesOf({ rows: [aMeasure()] })).toEqual([
      expect.objectContaining({ key: 'Measures/T1/c1', before: null, at, by: 'HR/Rollag, Kari', via: 'tab', measure: 'T1' }),
    ]);
  });

  it('is not made for what its last entry did not have yet', () => {
    expect(linesOf({ rows: [aMeasure({ title: 'Noe annet', network: 'KDU' })], entries: [anEntry()] })).toEqual([]);
  });

  it('goes on from the last of several in one second', () => {
    const entries = [
      anEntry({ itemId: '9', key: 'Measures/T1/c9', after: { phase: 'decided' } }),
      anEntry({ itemId: '10', key: 'Measures/T1/c10', after: { phase: 'running' } }),
    ];
    expect(linesOf({ rows: [aMeasure({ changeId: 'c11' })], entries })).toEqual([
      expect.objectContaining({ key: 'Measures/T1/c11', before: { phase: 'running' } }),
    ]);
  });

  it('does not stand before the one it goes on from', () => {
    const entries = [anEntry({ at: later })];
    expect(linesOf({ rows: [aMeasure({ phase: 'decided', changeId: 'c2' })], entries })[0]).toMatchObject({ at: later });
  });

  it('names nobody where SharePoint names nobody', () => {
    const row = aMeasure({ phase: 'decided', editor: { app: false, name: '' } });
    expect(linesOf({ rows: [row], entries: [anEntry()] })[0]).toMatchObject({ by: undefined, via: 'sharePoint', key: 'Measures/T1/"x,1"' });
  });

  it('tells of a row that is gone, and of none in a list that cannot be relied on', () => {
    const entries = [anEntry({ itemId: '4' })];
    expect(linesOf({ rows: [], entries })).toEqual([
      expect.objectContaining({ key: 'Measures/T1/deleted/4', after: { deleted: true }, title: 'Et tiltak', by: undefined, at: later }),
    ]);
    expect(linesOf({ rows: [], entries, off: [measures] })).toEqual([]);
  });

  it('is made for the other lists while one is off', () => {
    expect(linesOf({ rows: [aMeasure()], off: [participations] })).toHaveLength(1);
  });

  it('does not give the title of a case that is gone and may have been exempt', () => {
    const gone = (exempt?: boolean) =>
      linesOf({
        rows: [],
        entries: [
          anEntry({ listName: 'Cases', rowKey: 'c', title: 'Om Kari', after: { number: '022/26', ...(exempt === false && { exempt }) } }),
        ],
      })[0]?.['title'];
    expect([gone(false), gone()]).toEqual(['Om Kari', '022/26']);
  });
});
