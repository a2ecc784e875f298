import type { List, RowMeta, RowOf } from '../../shared/list.ts';

/** The rows of one list in memory: by key, by item, and by any column's value. Immutable. */
export class Table<R extends RowMeta> {
  readonly all: readonly R[];
  readonly #byKey: ReadonlyMap<string, R>;
  #byItem: ReadonlyMap<string, R> | undefined;
  readonly #byColumn = new Map<keyof R, Map<unknown, R[]>>();

  /** From rows, or from what already is a map of them by key. */
  constructor(rows: Iterable<R> | ReadonlyMap<string, R> = []) {
    this.#byKey = rows instanceof Map ? rows : new Map([...(rows as Iterable<R>)].map((row) => [row.key, row]));
    this.all = [...this.#byKey.values()];
  }

  get(key: string): R | undefined {
    return this.#byKey.get(key);
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** The row that is this item in SharePoint: what stays the same when a person gives it another key. */
  ofItem(itemId: string): R | undefined {
    this.#byItem ??= new Map(this.all.map((row) => [row.itemId, row]));
    return this.#byItem.get(itemId);
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
  with(changed: readonly R[], removedItems: Iterable<string> = []): Table<R> {
    const rows = new Map(this.#byKey);
    const takeOut = (itemId: string, unless?: string) => {
      const old = this.ofItem(itemId);
      if (old && old.key !== unless && rows.get(old.key) === old) rows.delete(old.key);
    };
    for (const itemId of removedItems) takeOut(itemId);
    for (const row of changed) takeOut(row.itemId, row.key);
    for (const row of changed) rows.set(row.key, row);
    return new Table(rows);
  }
}

/** A rule has asked for a list that cannot be relied on now. */
export class NotReliable extends Error {}

/** The lists in memory, typed. What rules and commands read; Graph is never asked to answer a question. */
export class Snapshot {
  readonly #tables: ReadonlyMap<string, Table<RowMeta>>;
  readonly #off: ReadonlySet<List>;

  constructor(tables: ReadonlyMap<string, Table<RowMeta>> = new Map(), off: ReadonlySet<List> = new Set()) {
    this.#tables = tables;
    this.#off = off;
  }

  /** The same, but without these lists: whoever asks for one gets a `NotReliable` rather than a list that looks empty. */
  without(off: ReadonlySet<List>): Snapshot {
    return off.size === 0 ? this : new Snapshot(this.#tables, off);
  }

  of<L extends List>(list: L): Table<RowOf<L>> {
    if (this.#off.has(list)) throw new NotReliable(list.name);
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
