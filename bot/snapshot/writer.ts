import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { commonColumns, type List, type RowMeta, type Stamp } from '../../shared/list.ts';
import { etagOf, type GraphItem, toFields } from '../../shared/row.ts';
import type { Lists, RowWrite, WriteResult } from '../ports.ts';
import { says, update, type Write } from '../write.ts';
import { itemOf, type ListMirror } from './list-mirror.ts';
import type { Shelf } from './shelf.ts';

/** What became of a write: `changed` when the row was not as expected and has been read again, `aside` when an edit to it is set aside, `refused` when SharePoint will not have it. */
export type Written = 'written' | 'changed' | 'aside' | 'refused';

/** Seconds for which a list is not written to by rule that could not be, where Graph does not say. */
const pauseAfterFailure = 30;

export interface WriterParts {
  readonly shelf: Shelf;
  readonly port: Lists;
  readonly log: Logger;
  /** SharePoint has refused something: it may lack what it had. */
  doubt(): void;
  /** Rows of a list have been written. */
  wrote(list: List): void;
  machine(): number;
}

/** The one door through which rows are written. */
export class Writer {
  readonly #parts: WriterParts;
  /** Until when a list is let alone by rules, in this machine's milliseconds. */
  readonly #notBefore = new Map<List, number>();

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /** Milliseconds until rules may write to every list again. */
  pause(): number {
    return Math.max(0, ...[...this.#notBefore.values()].map((until) => until - this.#parts.machine()));
  }

  /** Writes one row under its ETag. Unless it was written it has been read again. Throws `throttled` and `not-connected`. */
  async one(write: Write, stamp: Stamp): Promise<Written> {
    if (this.isAside(write)) return 'aside';
    if (isAlready(write)) return 'written';
    const { shelf, port } = this.#parts;
    const { table } = shelf.of(write.list);
    const result = await port.write(this.#rowWrite(write, stamp));
    if (result.ok) shelf.put(write.list, [result.item], table);
    if (result.ok || (await this.#isIn(write, stamp, result))) {
      this.#parts.wrote(write.list);
      return 'written';
    }
    return result.reason === 'refused' ? 'refused' : 'changed';
  }

  /** Makes what is missing and changes what differs, for rules. Each row is a change of its own, and a list that fails stops no other. True when anything was written. */
  async many(writes: readonly Write[], by: Omit<Stamp, 'changeId'>): Promise<boolean> {
    const { shelf, log, machine } = this.#parts;
    const wanted = new Map(
      writes
        .filter((write) => !this.isAside(write) && !isAlready(write))
        .filter((write) => write.do === 'update' || !shelf.snapshot.table(write.list).has(write.key))
        .map((write) => [`${write.list.name} ${write.do === 'create' ? write.key : write.row.key}`, write]),
    );
    let anything = false;
    for (const [list, ofList] of Map.groupBy(wanted.values(), (write) => write.list)) {
      if ((this.#notBefore.get(list) ?? 0) > machine()) continue;
      const stamped = ofList.map((write) => ({ write: this.#asItWas(write), stamp: { ...by, changeId: randomUUID() } }));
      try {
        if (await this.#manyOf(list, stamped)) {
          this.#parts.wrote(list);
          anything = true;
        }
      } catch (error) {
        log.error({ err: error, list: list.name }, 'rows could not be written by rule; tried again in a while');
        this.#letAlone(list, undefined);
        this.#parts.doubt();
      }
    }
    return anything;
  }

  async #manyOf(list: List, stamped: readonly { readonly write: Write; readonly stamp: Stamp }[]): Promise<boolean> {
    const { shelf, port } = this.#parts;
    const { table } = shelf.of(list);
    const results = await port.writeMany(stamped.map(({ write, stamp }) => this.#rowWrite(write, stamp)));
    shelf.put(list, itemsOf(results), table);
    let anything = false;
    for (const [index, { write, stamp }] of stamped.entries()) {
      const result = results[index];
      if (result?.ok || (result && (await this.#isIn(write, stamp, result)))) anything = true;
    }
    return anything;
  }

  /** Writes back what was understood. It stays the edit of whoever made it. What fails is tried again after the next reading. True when nothing is left. */
  async mend(mirror: ListMirror): Promise<boolean> {
    const { list, table } = mirror;
    const { shelf, port, log } = this.#parts;
    const rows = [...mirror.mendings.keys()].map((itemId) => table.ofItem(itemId)).filter((row) => row !== undefined);
    if (rows.length === 0) return true;
    const by = { changedById: undefined, changedVia: 'sharePoint' } as const;
    const results = await port.writeMany(
      rows.map((row) => this.#rowWrite(update(list, row, {}), { ...by, changedBy: row.editor.name, changeId: randomUUID() })),
    );
    shelf.put(list, itemsOf(results), table);
    const refused = results.filter((result) => !result.ok && result.reason === 'refused').length;
    log.info({ list: list.name, rows: rows.length, refused }, 'rows were mended');
    if (refused > 0) this.#parts.doubt();
    return results.every(({ ok }) => ok);
  }

  /** A set-aside edit is taken as it is, or undone to what stood before. False when the row is no longer what was looked at: then it has been read again. */
  async settleAside({ list, itemId, how }: { list: List; itemId: string; how: 'accept' | 'restore' }, stamp: Stamp): Promise<boolean> {
    const { shelf, port } = this.#parts;
    const { aside, table } = shelf.of(list);
    const found = aside.get(itemId);
    const known = table.ofItem(itemId);
    if (!found || (how === 'accept' ? !found.row : !known)) return false;
    const before = how === 'restore' && known ? itemOf(list, known).fields : {};
    const fields = { ...before, ...toFields(list, { ...stamp }) };
    const result = await port.write({ do: 'update', list, itemId, etag: etagOf(found.item), fields });
    const item = result.ok ? result.item : await port.find(list, known?.key ?? found.row?.key ?? '');
    if (item) shelf.put(list, [item], table);
    return result.ok;
  }

  /** True when a write that was not taken is in all the same, its answer lost. Whatever stands now is in the snapshot. */
  async #isIn(write: Write, { changeId }: Stamp, result: Extract<WriteResult, { ok: false }>): Promise<boolean> {
    const { list } = write;
    const { shelf, port, log } = this.#parts;
    if (result.reason === 'throttled') this.#letAlone(list, result.afterSeconds);
    if (result.reason === 'refused') {
      log.error({ list: list.name, detail: result.detail }, 'SharePoint refuses a row');
      this.#parts.doubt();
    }
    if (result.reason === 'throttled' || result.reason === 'refused') return false;
    const { table } = shelf.of(list);
    const item = await port.find(list, write.do === 'create' ? write.key : write.row.key);
    if (item) shelf.put(list, [item], table);
    else if (write.do === 'update') shelf.drop(list, write.row.itemId);
    return item?.fields[commonColumns.changeId.name] === changeId;
  }

  /** A row that must exist and that somebody has deleted comes back as it was: what was answered is not lost with it. */
  #asItWas(write: Write): Write {
    const row = write.do === 'create' ? this.#parts.shelf.of(write.list).deleted(write.key) : undefined;
    return row ? { ...write, values: { ...write.values, ...valuesOf(write.list, row) } } : write;
  }

  #letAlone(list: List, seconds: number | undefined): void {
    this.#notBefore.set(list, this.#parts.machine() + (seconds ?? pauseAfterFailure) * 1000);
  }

  /** An edit to the row is set aside, or the row that has this key was spoiled before it was ever in use: nothing is written over it. */
  isAside(write: Write): boolean {
    const mirror = this.#parts.shelf.of(write.list);
    return write.do === 'create' ? mirror.isSpoiled(write.key) : mirror.aside.has(write.row.itemId);
  }

  /** A write as the port takes it. Whatever is to be mended in the row goes with it: the ETag lets only one of two writes in. */
  #rowWrite(write: Write, stamp: Stamp): RowWrite {
    const { list } = write;
    const fields = toFields(list, { ...write.values, ...stamp });
    if (write.do === 'create') return { do: 'create', list, fields };
    const { itemId, etag } = write.row;
    return { do: 'update', list, itemId, etag, fields: { ...this.#parts.shelf.of(list).mendings.get(itemId), ...fields } };
  }
}

/** The row says already what is to be written: nothing happens, so that a press delivered twice is one change. */
const isAlready = (write: Write): boolean => write.do === 'update' && says(write.row, write.values);

/** What a row says in its list's own columns. */
const valuesOf = (list: List, row: RowMeta): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.keys(list.columns).map((property) => [property, (row as unknown as Record<string, unknown>)[property]]));

const itemsOf = (results: readonly WriteResult[]): GraphItem[] => results.flatMap((result) => (result.ok ? [result.item] : []));
