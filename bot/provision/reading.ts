import type { List, RowMeta } from '../../shared/list.ts';
import type { ListFailure, Lists } from '../ports.ts';
import { type Aside, ListMirror } from '../snapshot/list-mirror.ts';
import { Snapshot } from '../snapshot/snapshot.ts';

/** Lists as they stand, read once and written to by nobody: unlike the server's mirror, which mends what it understands. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly failed: readonly ListFailure[];
  /** Whether a row in use, or one that a hand has spoiled, has this key. */
  has(list: List, key: string): boolean;
  rows(list: List): readonly RowMeta[];
  aside(list: List): readonly Aside[];
}

/** Reads every list whole. Least role: *read*. */
export async function readLists(port: Lists, lists: readonly List[]): Promise<Reading> {
  const mirrors = new Map(lists.map((list) => [list, new ListMirror(list)]));
  const failed: ListFailure[] = [];
  let snapshot = new Snapshot();
  await port.changes(
    lists.map((list) => ({ list, since: undefined })),
    async (reading) => {
      if ('failed' in reading) {
        failed.push(reading);
        return;
      }
      const mirror = mirrors.get(reading.list);
      mirror?.take(reading, () => true);
      if (mirror) snapshot = snapshot.with(mirror.list, mirror.table);
    },
  );
  return {
    snapshot,
    failed,
    has: (list, key) => mirrors.get(list)?.table.has(key) || mirrors.get(list)?.isSpoiled(key) || false,
    rows: (list) => mirrors.get(list)?.table.all ?? [],
    aside: (list) => [...(mirrors.get(list)?.aside.values() ?? [])],
  };
}
