import type { List, RowMeta, RowOf } from '../../shared/list.ts';

/** The rows of one list in memory: by key, and by any column's value. Immutable. */
export class Table<R extends RowMeta> {
  readonly all: readonly R[];
  readonly #byKey: ReadonlyMap<string, R>;
  readonly #byColumn = new Map<keyof R, Map<unknown, R[]>>();

  constructor(rows: Iterable<R> = []) {
    this.#byKey = new Map([...rows].map((row) => [row.key, row]));
    this.all = [...this.#byKey.values()];
  }

  get(key: string): R | undefined {
    return this.#byKey.get(key);
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** The rows whose column has this value, in the order they came. Built once per column and table. */
  where<K extends keyof R>(column: K, value: R[K]): readonly R[] {
    let index = this.#byColumn.get(column);
    if (!index) {
      index = Map.groupBy(this.all, (row) => row[column]) as Map<unknown, R[]>;
      this.#byColumn.set(column, index);
    }
    return index.get(value) ?? [];
  }

  /** The same table with some rows put in or taken out. */
  with(changed: readonly R[], removedItems: ReadonlySet<string> = new Set()): Table<R> {
    const rows = new Map([...this.#byKey].filter(([, row]) => !removedItems.has(row.itemId)));
    for (const row of changed) {
      // A person may have given a row another key in SharePoint: the item is what stays the same.
      for (const [key, old] of rows) if (old.itemId === row.itemId && key !== row.key) rows.delete(key);
      rows.set(row.key, row);
    }
    return new Table(rows.values());
  }
}

/** The lists in memory, typed. What rules and commands read; Graph is never asked to answer a question. */
export class Snapshot {
  readonly #tables: ReadonlyMap<string, Table<RowMeta>>;

  constructor(tables: ReadonlyMap<string, Table<RowMeta>> = new Map()) {
    this.#tables = tables;
  }

  of<L extends List>(list: L): Table<RowOf<L>> {
    return (this.#tables.get(list.name) ?? none) as unknown as Table<RowOf<L>>;
  }

  /** The same without the columns' types, for those who treat every list alike. */
  table(list: List): Table<RowMeta> {
    return this.#tables.get(list.name) ?? none;
  }

  with(list: List, table: Table<RowMeta>): Snapshot {
    return new Snapshot(new Map(this.#tables).set(list.name, table));
  }
}

const none = new Table<RowMeta>();
