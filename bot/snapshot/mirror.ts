import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { commonColumns, type GraphItem, type List, type RowMeta, type SpoiledRow, type Stamp, toFields, toRow } from '../../shared/list.ts';
import type { ListChanges, Lists, WriteResult } from '../ports.ts';
import type { Write } from '../write.ts';
import { Snapshot, Table } from './snapshot.ts';

/** The lists in memory, kept fresh by delta, and the one door through which rows are written. */
export class Mirror {
  snapshot = new Snapshot();
  readonly #lists: readonly List[];
  readonly #port: Lists;
  readonly #log: Logger;
  readonly #since = new Map<string, string>();
  /** By list and item; with the key, which is taken all the same. */
  readonly #spoiled = new Map<string, { row: SpoiledRow; key: unknown }>();
  /** Rows written while a read was under way: the read may not know them yet. */
  #fresh: { list: List; row: RowMeta; replaced: string | undefined }[] = [];

  constructor(lists: readonly List[], port: Lists, log: Logger) {
    this.#lists = lists;
    this.#port = port;
    this.#log = log;
  }

  spoiled(): readonly SpoiledRow[] {
    return [...this.#spoiled.values()].map(({ row }) => row);
  }

  /** Takes in what has changed in the lists. True when anything has. */
  async sync(): Promise<boolean> {
    this.#fresh = [];
    const changes = await this.#port.changes(this.#lists.map((list) => ({ list, since: this.#since.get(list.name) })));
    const before = this.snapshot;
    for (const change of changes) this.#take(change);
    for (const { list, row, replaced } of this.#fresh) {
      // What somebody else has made of it after us stands; what the read knew before us does not.
      const read = this.snapshot.table(list).get(row.key);
      if (read === undefined || read.etag === replaced) this.#put(list, row);
    }
    await this.#giveKeys(changes);
    return this.snapshot !== before;
  }

  #take(change: ListChanges): void {
    const list = this.#lists.find(({ name }) => name === change.list);
    if (!list) return;
    this.#since.set(list.name, change.next);
    const rows = change.items.flatMap((item) => this.#read(list, item));
    const table = this.snapshot.table(list);
    const known = new Map(table.all.map((row) => [row.itemId, row.etag]));
    const news = rows.filter((row) => known.get(row.itemId) !== row.etag);
    const spoiled = change.items.filter((item) => this.#spoiled.has(`${list.name}/${item.id}`)).map(({ id }) => id);
    const removed = new Set([...change.removed, ...spoiled].filter((id) => known.has(id)));
    for (const id of change.removed) this.#spoiled.delete(`${list.name}/${id}`);
    if (change.whole) this.snapshot = this.snapshot.with(list, new Table(rows));
    else if (news.length > 0 || removed.size > 0) this.snapshot = this.snapshot.with(list, table.with(news, removed));
  }

  #read(list: List, item: GraphItem): RowMeta[] {
    const read = toRow(list, item);
    const id = `${list.name}/${item.id}`;
    if ('row' in read) {
      this.#spoiled.delete(id);
      return [read.row];
    }
    if (!this.#spoiled.has(id)) this.#log.warn(read.spoiled, 'a row cannot be used as it stands');
    this.#spoiled.set(id, { row: read.spoiled, key: item.fields[commonColumns.key.name] });
    return [];
  }

  /** A row that somebody made by hand has no key: it is given one. */
  async #giveKeys(changes: readonly ListChanges[]): Promise<void> {
    for (const { list: name, items } of changes) {
      const list = this.#lists.find((candidate) => candidate.name === name);
      for (const item of list ? items.filter(({ fields }) => !fields[commonColumns.key.name]) : []) {
        if (!list) continue;
        const result = await this.#port.update(list, item.id, item['@odata.etag'] ?? item.eTag ?? '', {
          [commonColumns.key.name]: randomUUID(),
        });
        if (result.ok) for (const row of this.#read(list, result.item)) this.#put(list, row);
      }
    }
  }

  /** Writes one row under its ETag. False when it was not as expected: it has then been read again. */
  async write(write: Write, stamp: Stamp): Promise<boolean> {
    const { list } = write;
    if (write.do === 'create') {
      const result = await this.#port.create(list, toFields(list, { ...write.values, ...stamp }));
      // Somebody else was first: whoever asked looks again at what is there now.
      return this.#after(list, write.key, result, result.ok);
    }
    if (isAlready(write)) return true;
    const result = await this.#port.update(list, write.row.itemId, write.row.etag, toFields(list, { ...write.values, ...stamp }));
    return this.#after(list, write.row.key, result, result.ok);
  }

  /** Makes what is missing and changes what differs, for rules. Each row is a change of its own. True when anything was written. */
  async writeMany(writes: readonly Write[], stamp: Omit<Stamp, 'changeId'>): Promise<boolean> {
    const missing = writes.filter((write) => write.do === 'create' && !this.#isTaken(write.list, write.key));
    let written = 0;
    const differing = writes.filter((write) => write.do === 'update' && !isAlready(write));
    for (const [list, creates] of Map.groupBy(missing, (write) => write.list)) {
      const unique = [...new Map(creates.map((write) => [write.do === 'create' ? write.key : '', write])).values()];
      const fields = unique.map((write) => toFields(list, { ...write.values, ...stamp, changeId: randomUUID() }));
      const results = await this.#port.createMany(list, fields);
      for (const [index, result] of results.entries()) {
        const write = unique[index];
        if (write?.do === 'create' && (await this.#after(list, write.key, result, result.ok))) written += 1;
      }
    }
    for (const write of differing) {
      // One row that SharePoint refuses does not stop the others.
      const done = await this.write(write, { ...stamp, changeId: randomUUID() }).catch((error: unknown) => {
        this.#log.error({ err: error, list: write.list.name }, 'a row could not be changed by rule');
        return false;
      });
      if (done) written += 1;
    }
    return written > 0;
  }

  async #after(list: List, key: string, result: WriteResult, asWished: boolean): Promise<boolean> {
    if (!result.ok && result.reason === 'refused') {
      this.#log.error({ list: list.name, detail: result.detail }, 'SharePoint refuses a row');
      return false;
    }
    const item = result.ok ? result.item : await this.#port.find(list, key);
    if (item) {
      for (const row of this.#read(list, item)) {
        this.#fresh.push({ list, row, replaced: this.snapshot.table(list).get(row.key)?.etag });
        this.#put(list, row);
      }
    }
    if (!item) {
      const gone = this.snapshot.table(list).get(key);
      if (gone) this.snapshot = this.snapshot.with(list, this.snapshot.table(list).with([], new Set([gone.itemId])));
    }
    return asWished;
  }

  /** A row that a hand has spoiled still has its key: it is left to the secretariat, not made anew. */
  #isTaken(list: List, key: string): boolean {
    return (
      this.snapshot.table(list).has(key) ||
      [...this.#spoiled.values()].some((spoiled) => spoiled.row.list === list.name && spoiled.key === key)
    );
  }

  #put(list: List, row: RowMeta): void {
    this.snapshot = this.snapshot.with(list, this.snapshot.table(list).with([row]));
  }
}

/** The row says already what is to be written: nothing happens, so that a press delivered twice is one change. */
function isAlready(write: Write): boolean {
  if (write.do === 'create') return false;
  const row = write.row as unknown as Record<string, unknown>;
  return Object.entries(write.values).every(([property, value]) => JSON.stringify(row[property]) === JSON.stringify(value));
}
