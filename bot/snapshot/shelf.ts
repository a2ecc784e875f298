import type { List, RowMeta } from '../../shared/list.ts';
import type { GraphItem } from '../../shared/row.ts';
import { type Aside, type Judge, ListMirror } from './list-mirror.ts';
import { Snapshot, type Table } from './snapshot.ts';

/** Every list in memory, and the snapshot that they make together. */
export class Shelf {
  snapshot = new Snapshot();
  readonly #judge: Judge;
  readonly #mirrors: ReadonlyMap<List, ListMirror>;

  constructor(lists: readonly List[], judge: Judge) {
    this.#judge = judge;
    this.#mirrors = new Map(lists.map((list) => [list, new ListMirror(list)]));
  }

  of(list: List): ListMirror {
    const found = this.#mirrors.get(list);
    if (!found) throw new Error(`${list.name} is no list of any feature`);
    return found;
  }

  /** Edits made in SharePoint that are set aside, with the row as it was before. */
  aside(): readonly (Aside & { readonly list: List; readonly known: RowMeta | undefined })[] {
    return [...this.#mirrors.values()].flatMap(({ list, aside, table }) =>
      [...aside.values()].map((one) => ({ ...one, list, known: table.ofItem(one.item.id) })),
    );
  }

  /** Edits that were set aside because of who made them are judged again. True when some are in use now. */
  rejudge(): boolean {
    const changed = [...this.#mirrors.values()].filter((mirror) => mirror.rejudge(this.#judge));
    for (const mirror of changed) this.show(mirror);
    return changed.length > 0;
  }

  /**
   * Takes in items that were asked for when the list was as in `before`. A row that has changed since stays: an answer may come late,
   * and what it does not know is told by no reading again; what it alone knows is told by the next.
   */
  put(list: List, items: readonly GraphItem[], before: Table<RowMeta>): void {
    const mirror = this.of(list);
    mirror.put(
      items.filter(({ id }) => mirror.table.ofItem(id) === before.ofItem(id)),
      this.#judge,
    );
    this.show(mirror);
  }

  /** An item that is no longer there. */
  drop(list: List, itemId: string): void {
    const mirror = this.of(list);
    mirror.drop(itemId);
    this.show(mirror);
  }

  /** Brings a list's rows into the snapshot. True when something is new. */
  show({ list, table }: ListMirror): boolean {
    if (this.snapshot.table(list) === table) return false;
    this.snapshot = this.snapshot.with(list, table);
    return true;
  }
}
