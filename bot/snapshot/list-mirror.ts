import { randomUUID } from 'node:crypto';
import { isEmpty } from '../../shared/column.ts';
import { columnsOf, commonColumns, type List, type RowMeta } from '../../shared/list.ts';
import { etagOf, type FieldProblem, type GraphItem, type Mending, toFields, toRow } from '../../shared/row.ts';
import type { Edit } from '../edit.ts';
import type { ListChanges } from '../ports.ts';
import type { KeptChange, KeptItem, KeptList } from './kept.ts';
import { Table } from './snapshot.ts';

/** An edit made in SharePoint that is not used: one that cannot be understood, or was not this person's to make. */
export interface Aside {
  readonly item: GraphItem;
  /** What is wrong with its fields; empty when the person who made the edit may not make it. */
  readonly problems: readonly FieldProblem[];
}

/** Whether the person with this object id may make a change that was made in SharePoint. */
export type Judge = (edit: Edit, oid: string) => boolean;

/** One list in memory: its rows as they last could be used, and the edits that are set aside. */
export class ListMirror {
  readonly list: List;
  table = new Table<RowMeta>();
  /** Where to go on from; `undefined` before the list has been read whole. */
  since: string | undefined;
  /** The link that is kept: an older one, as long as nothing has changed. */
  #keptNext: string | undefined;
  readonly #aside = new Map<string, Aside>();
  readonly #mendings = new Map<string, Mending>();
  #distrusted = false;
  /** Rows written while a reading is under way: it may not know them yet. */
  #fresh: { row: RowMeta; replaced: string | undefined }[] = [];

  constructor(list: List) {
    this.list = list;
  }

  /** What is to be written back into SharePoint: rows that were understood, though not as they stand there. By item. */
  get mendings(): ReadonlyMap<string, Mending> {
    return this.#mendings;
  }

  /** Edits that are set aside, by item. */
  get aside(): ReadonlyMap<string, Aside> {
    return this.#aside;
  }

  /** The key is taken by a row in use, or by one that a hand has spoiled: that one is left to the secretariat, not made anew. */
  isTaken(key: string): boolean {
    return this.table.has(key) || [...this.#aside.values()].some(({ item }) => item.fields[commonColumns.key.name] === key);
  }

  /** A reading begins: what is written from now on may be newer than what it brings. */
  begin(): void {
    this.#fresh = [];
  }

  /**
   * What is held may no longer be what stands there, though no ETag tells: a column was taken away and put in again.
   * The list is to be read whole, each row anew.
   */
  distrust(): void {
    this.since = undefined;
    this.#distrusted = true;
  }

  /** Items that have just been written or read by themselves: their rows are in use from now on. Together, since each time copies the table. */
  put(items: readonly GraphItem[], judge: Judge): void {
    const rows = items.flatMap((item) => {
      const known = this.table.ofItem(item.id);
      const { row } = this.#judge(item, known, judge);
      if (!row || row === known) return [];
      this.#fresh.push({ row, replaced: known?.etag });
      return [row];
    });
    if (rows.length > 0) this.table = this.table.with(rows);
  }

  /** An item that is no longer there. */
  drop(itemId: string): void {
    this.#aside.delete(itemId);
    this.#mendings.delete(itemId);
    this.#fresh = this.#fresh.filter(({ row }) => row.itemId !== itemId);
    this.table = this.table.with([], [itemId]);
  }

  /** The list as it was kept by the process before this one. What cannot be read any more is left, and then all of it read anew. */
  load({ items, next }: KeptList): void {
    const rows = items.flatMap(({ good }) => (good ? [toRow(this.list, good)] : []));
    const readable = rows.flatMap((read) => ('row' in read ? [read.row as RowMeta] : []));
    if (readable.length < rows.length) return;
    this.table = new Table(readable);
    this.since = next;
    this.#keptNext = next;
    for (const { id, aside } of items) {
      if (!aside) continue;
      const read = toRow(this.list, aside, this.table.ofItem(id));
      this.#aside.set(id, { item: aside, problems: 'row' in read ? [] : read.problems });
    }
  }

  /** Takes in a reading, and says what of it is to be kept. */
  take({ items, removed, whole, next }: ListChanges, judge: Judge): KeptChange | undefined {
    // It was begun before the list was distrusted.
    if (this.#distrusted && !whole) return undefined;
    const before = this.table;
    const changed: RowMeta[] = [];
    const kept: KeptItem[] = [];
    const gone = whole ? missingFrom([...before.all.map(({ itemId }) => itemId), ...this.#aside.keys()], items) : removed;
    for (const id of gone) this.#aside.delete(id);
    for (const item of items) {
      const known = before.ofItem(item.id);
      const judged = this.#judge(item, known, judge);
      if (judged.row && judged.row !== known) changed.push(judged.row);
      // A row that we wrote ourselves comes back unchanged, and is kept all the same.
      kept.push(judged.kept ?? { id: item.id, good: item, aside: undefined });
    }
    if (changed.length > 0 || gone.some((id) => before.ofItem(id))) this.table = before.with(changed, gone);
    for (const { row, replaced } of this.#fresh.filter(({ row: { itemId } }) => !removed.includes(itemId))) {
      // What somebody else has made of it after us stands; what the reading knew before us does not.
      const read = this.table.get(row.key);
      if (read === undefined || read.etag === replaced) this.table = this.table.with([row]);
    }
    this.since = next;
    this.#distrusted = false;
    if (!whole && kept.length === 0 && removed.length === 0) return undefined;
    const previous = this.#keptNext;
    this.#keptNext = next;
    return { list: this.list, items: kept, removed, whole, previous, next };
  }

  /** What an item is for us: a row to use; or the row as it was, with the edit set aside. */
  #judge(raw: GraphItem, known: RowMeta | undefined, judge: Judge): { row: RowMeta | undefined; kept?: KeptItem } {
    const etag = etagOf(raw);
    if (known?.etag === etag && !this.#distrusted) {
      this.#aside.delete(raw.id);
      return { row: known };
    }
    this.#mendings.delete(raw.id);
    const former = this.#aside.get(raw.id);
    const item = former && etagOf(former.item) === etag ? former.item : withKey(raw, known);
    const read = toRow(this.list, item, known);
    const oid = editorOf(item);
    const row = 'row' in read ? (read.row as RowMeta) : undefined;
    // What stood before anybody looked is as it is: only an edit that is seen to be made is judged.
    const allowed = this.since === undefined || oid === undefined || !row || judge({ list: this.list, row, known } as unknown as Edit, oid);
    if (!('row' in read) || !row || !allowed) {
      this.#aside.set(item.id, { item, problems: 'row' in read ? [] : read.problems });
      return { row: known, kept: { id: item.id, good: known && itemOf(this.list, known), aside: item } };
    }
    this.#aside.delete(item.id);
    const mending = { ...(item === raw ? {} : { [commonColumns.key.name]: row.key }), ...read.mending };
    const good = { ...item, fields: { ...item.fields, ...mending } };
    if (Object.keys(mending).length > 0) this.#mendings.set(item.id, mending);
    return { row, kept: { id: item.id, good, aside: undefined } };
  }
}

/** The person who saved an item, by object id; `undefined` for an app, whose access an administrator has granted. */
const editorOf = ({ lastModifiedBy }: GraphItem): string | undefined =>
  lastModifiedBy?.application === undefined ? lastModifiedBy?.user?.id?.toLowerCase() : undefined;

/** A row that somebody made by hand has no key, or has had it cleared: it gets a new one, or its own back. */
function withKey(item: GraphItem, known: RowMeta | undefined): GraphItem {
  const { name } = commonColumns.key;
  return isEmpty(item.fields[name]) ? { ...item, fields: { ...item.fields, [name]: known?.key ?? randomUUID() } } : item;
}

function missingFrom(known: readonly string[], items: readonly GraphItem[]): readonly string[] {
  const present = new Set(items.map(({ id }) => id));
  return known.filter((id) => !present.has(id));
}

/** A row as the item it was read from. */
export function itemOf(list: List, row: RowMeta): GraphItem {
  const values = row as unknown as Record<string, unknown>;
  const named = Object.keys(columnsOf(list)).map((property) => [property, values[property]] as const);
  return {
    id: row.itemId,
    '@odata.etag': row.etag,
    createdDateTime: row.createdAt,
    lastModifiedDateTime: row.modifiedAt,
    lastModifiedBy: row.editor.app ? { application: { displayName: row.editor.name } } : { user: { displayName: row.editor.name } },
    fields: toFields(list, { title: row.title, ...Object.fromEntries(named) }),
  };
}
