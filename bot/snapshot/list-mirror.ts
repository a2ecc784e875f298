import { randomUUID } from 'node:crypto';
import { isEmpty } from '../../shared/column.ts';
import { columnsOf, commonColumns, type List, type RowMeta } from '../../shared/list.ts';
import { editorOf, etagOf, type FieldProblem, type GraphItem, type Mending, toFields, toRow } from '../../shared/row.ts';
import type { Edit } from '../edit.ts';
import type { ListChanges } from '../ports.ts';
import type { KeptChange, KeptItem, KeptList } from './kept.ts';
import { Table } from './snapshot.ts';

/** An edit made in SharePoint that is not used: one that cannot be understood, or was not this person's to make. */
export interface Aside {
  readonly item: GraphItem;
  /** What is wrong with its fields; empty when the person who made the edit may not make it. */
  readonly problems: readonly FieldProblem[];
  /** The row as the edit would have it, where it can be understood. */
  readonly row: RowMeta | undefined;
  /** Nobody could tell yet whether the person may: it is judged when somebody can. */
  readonly pending: boolean;
}

/** Whether the person with this object id may make a change that was made in SharePoint; `undefined` while nobody can tell. */
export type Judge = (edit: Edit, oid: string) => boolean | undefined;

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
  /** The list has been met before: what comes now is somebody's doing, not how things were. */
  #acquainted = false;
  /** Rows that somebody has deleted, by key: one that must exist comes back as it was. */
  readonly #deleted = new Map<string, RowMeta>();
  #distrusted = false;
  /** Rows written while a reading is under way, by item, with the ETags they replaced: the reading may not know them yet. */
  readonly #fresh = new Map<string, { row: RowMeta; replaced: Set<string | undefined> }>();

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

  /** The key is that of a row a hand has spoiled before it was ever in use: it is left to the secretariat, not made anew. */
  isSpoiled(key: string): boolean {
    return !this.table.has(key) && [...this.#aside.values()].some(({ item }) => item.fields[commonColumns.key.name] === key);
  }

  /** A row with this key that somebody has deleted, since this process began. */
  deleted(key: string): RowMeta | undefined {
    return this.#deleted.get(key);
  }

  /** A reading begins: what is written from now on may be newer than what it brings. */
  begin(): void {
    this.#fresh.clear();
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
      const replaced = this.#fresh.get(item.id)?.replaced ?? new Set();
      this.#fresh.set(item.id, { row, replaced: replaced.add(known?.etag) });
      return [row];
    });
    if (rows.length > 0) this.table = this.table.with(rows);
  }

  /** An item that is no longer there. */
  drop(itemId: string): void {
    this.#aside.delete(itemId);
    this.#mendings.delete(itemId);
    this.#fresh.delete(itemId);
    this.table = this.table.with([], [itemId]);
  }

  /** Whether some of these items have lost a value that was there: then a column may have gone. */
  loses(items: readonly GraphItem[]): boolean {
    const columns = Object.entries(columnsOf(this.list));
    return items.some((item) => {
      const known = this.table.ofItem(item.id) as unknown as Record<string, unknown> | undefined;
      if (!known || known['etag'] === etagOf(item)) return false;
      return columns.some(([property, { name }]) => isValue(known[property]) && isEmpty(item.fields[name]));
    });
  }

  /** Judges what nobody could judge when it came. True when something is in use now. */
  rejudge(judge: Judge): boolean {
    const before = this.table;
    for (const { item } of [...this.#aside.values()].filter(({ pending }) => pending)) {
      const known = this.table.ofItem(item.id);
      const { row } = this.#judge(item, known, judge);
      if (row && row !== known) this.table = this.table.with([row]);
    }
    return this.table !== before;
  }

  /** The list as it was kept by the process before this one. Where some of it cannot be read any more, all of it is read anew. */
  load({ items, next }: KeptList): void {
    const rows = items.flatMap(({ good }) => (good ? [toRow(this.list, good)] : []));
    const readable = rows.flatMap((read) => ('row' in read ? [read.row as RowMeta] : []));
    this.table = new Table(readable);
    this.#acquainted = true;
    for (const { id, aside } of items) {
      if (!aside) continue;
      const known = this.table.ofItem(id);
      const read = toRow(this.list, this.#withKey(aside, known?.key), known);
      const row = 'row' in read ? (read.row as RowMeta) : undefined;
      // Whether it was judged or waited for that is not kept: it is judged by who may what now.
      this.#aside.set(id, { item: aside, problems: 'row' in read ? [] : read.problems, row, pending: row !== undefined });
    }
    if (readable.length < rows.length) return;
    this.since = next;
    this.#keptNext = next;
  }

  /** Takes in a reading, and says what of it is to be kept. */
  take({ items, removed, unreadable, whole, next }: ListChanges, judge: Judge): KeptChange | undefined {
    // It was begun before the list was distrusted.
    if (this.#distrusted && !whole) return undefined;
    const before = this.table;
    const changed: RowMeta[] = [];
    const kept: KeptItem[] = [];
    const present = new Set([...items.map(({ id }) => id), ...unreadable, ...this.#fresh.keys()]);
    const held = () => [...before.all.map(({ itemId }) => itemId), ...this.#aside.keys()];
    const gone = whole ? held().filter((id) => !present.has(id)) : removed;
    for (const id of gone) {
      this.#aside.delete(id);
      const row = before.ofItem(id);
      if (row) this.#deleted.set(row.key, row);
    }
    for (const item of items) {
      const known = before.ofItem(item.id);
      // What the reading knew before us does not stand; what somebody else has made of it after us does.
      const stale = this.#fresh.get(item.id)?.replaced.has(etagOf(item)) ?? false;
      const judged = stale ? { row: known } : this.#judge(item, known, judge);
      if (judged.row && judged.row !== known) changed.push(judged.row);
      // A row that we wrote ourselves comes back unchanged, and is kept all the same.
      kept.push(judged.kept ?? { id: item.id, good: stale && known ? itemOf(this.list, known) : item, aside: undefined });
    }
    if (changed.length > 0 || gone.some((id) => before.ofItem(id))) this.table = before.with(changed, gone);
    this.since = next;
    this.#acquainted = true;
    this.#distrusted = false;
    if (!whole && kept.length === 0 && removed.length === 0) return undefined;
    const previous = this.#keptNext;
    this.#keptNext = next;
    return { list: this.list, items: kept, removed, whole, previous, next };
  }

  /** The whole list as it is held, to be kept; `undefined` before it has been read, or while it is not relied on. */
  whole(): KeptChange | undefined {
    if (this.since === undefined || this.#distrusted) return undefined;
    const items = new Map<string, KeptItem>(
      this.table.all.map((row) => [row.itemId, { id: row.itemId, good: itemOf(this.list, row), aside: undefined }]),
    );
    for (const [id, { item }] of this.#aside) items.set(id, { id, good: items.get(id)?.good, aside: item });
    this.#keptNext = this.since;
    return { list: this.list, items: [...items.values()], removed: [], whole: true, previous: undefined, next: this.since };
  }

  /** What an item is for us: a row to use; or the row as it was, with the edit set aside. */
  #judge(raw: GraphItem, known: RowMeta | undefined, judge: Judge): { row: RowMeta | undefined; kept?: KeptItem } {
    const etag = etagOf(raw);
    const former = this.#aside.get(raw.id);
    if (known?.etag === etag && !this.#distrusted) {
      this.#aside.delete(raw.id);
      return { row: known };
    }
    this.#mendings.delete(raw.id);
    const key = known?.key ?? (former && etagOf(former.item) === etag ? former.row?.key : undefined);
    const item = this.#withKey(raw, key);
    const read = toRow(this.list, item, known);
    const row = 'row' in read ? (read.row as RowMeta) : undefined;
    // What was set aside stays so, whoever is given which role afterwards: the secretariat accepts it, or not.
    const stays = former !== undefined && etagOf(former.item) === etag && !former.pending && former.problems.length === 0;
    const allowed = row && !stays ? this.#isAllowed(item, { row, known }, judge) : false;
    if (!('row' in read) || !row || !allowed) {
      const pending = row !== undefined && allowed === undefined;
      this.#aside.set(raw.id, { item: raw, problems: 'row' in read ? [] : read.problems, row, pending });
      return { row: known, kept: { id: raw.id, good: known && itemOf(this.list, known), aside: raw } };
    }
    this.#aside.delete(item.id);
    const mending = { ...(item === raw ? {} : { [commonColumns.key.name]: row.key }), ...read.mending };
    const good = { ...item, fields: { ...item.fields, ...mending } };
    if (Object.keys(mending).length > 0) this.#mendings.set(item.id, mending);
    return { row, kept: { id: item.id, good, aside: undefined } };
  }

  /** A row that somebody made by hand has no key, or has had it cleared: it gets a new one, or its own back. A name nobody can make up. */
  #withKey(item: GraphItem, own: string | undefined): GraphItem {
    const { name } = commonColumns.key;
    const key = own ?? (this.list.keys === 'made' ? randomUUID() : undefined);
    return key !== undefined && isEmpty(item.fields[name]) ? { ...item, fields: { ...item.fields, [name]: key } } : item;
  }

  /** What stood before anybody looked is as it is: only an edit that is seen to be made is judged. */
  #isAllowed(item: GraphItem, { row, known }: { row: RowMeta; known: RowMeta | undefined }, judge: Judge): boolean | undefined {
    const { app, oid } = editorOf(item);
    if (app || !this.#acquainted || known?.etag === row.etag) return true;
    return judge({ list: this.list, row, known } as unknown as Edit, oid);
  }
}

/** Something that a field must have said: not what an empty one is read as. */
const isValue = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);

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
