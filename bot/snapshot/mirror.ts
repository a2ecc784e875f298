import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { commonColumns, type List, type RowMeta, type Stamp } from '../../shared/list.ts';
import { etagOf, type GraphItem, toFields } from '../../shared/row.ts';
import type { ListChanges, ListFailure, Lists, RowWrite, WriteResult } from '../ports.ts';
import { says, update, type Write } from '../write.ts';
import type { KeptLists } from './kept.ts';
import { type Aside, itemOf, type Judge, ListMirror } from './list-mirror.ts';
import { Snapshot, type Table } from './snapshot.ts';

/** What became of a write: `changed` when the row was not as expected and has been read again, `aside` when an edit to it is set aside, `refused` when SharePoint will not have it. */
export type Written = 'written' | 'changed' | 'aside' | 'refused';

/** Seconds until a list is asked for again that could not be read, doubled each time up to a quarter of an hour. */
const firstPause = 2;
const longestPause = 900;

export interface MirrorParts {
  readonly lists: readonly List[];
  readonly port: Lists;
  /** Where the lists are kept over a restart; nowhere for a command of its own. */
  readonly kept?: KeptLists;
  /** Everybody, unless it says otherwise. */
  readonly judge?: Judge;
  readonly log: Logger;
  /** Called when a reading has brought something new. */
  changed?(): void;
  /** This machine's time in milliseconds: for pauses, which have nothing to do with the region's clock. */
  machine?(): number;
}

type Reading = {
  readonly mirror: ListMirror;
  readAt: number | undefined;
  notBefore: number;
  failures: number;
  running: Promise<void> | undefined;
};

/** The lists in memory, kept fresh by delta, and the one door through which rows are written. */
export class Mirror {
  snapshot = new Snapshot();
  readonly #parts: MirrorParts;
  readonly #readings: ReadonlyMap<List, Reading>;
  readonly #machine: () => number;
  readonly #judge: Judge;

  constructor(parts: MirrorParts) {
    this.#parts = parts;
    this.#machine = parts.machine ?? Date.now;
    this.#judge = parts.judge ?? (() => true);
    this.#readings = new Map(
      parts.lists.map((list) => [list, { mirror: new ListMirror(list), readAt: undefined, notBefore: 0, failures: 0, running: undefined }]),
    );
  }

  /** Takes the lists as the process before this one left them. */
  async load(): Promise<void> {
    for (const kept of (await this.#parts.kept?.load(this.#parts.lists)) ?? []) {
      const { mirror } = this.#of(kept.list);
      mirror.load(kept);
      this.#show(mirror);
    }
  }

  /** The list is read whole before it is relied on again. */
  distrust(list: List): void {
    const one = this.#of(list);
    one.mirror.distrust();
    one.readAt = undefined;
  }

  /** When a list was last read, in this machine's milliseconds; `undefined` when it has not been, and cannot be relied on. */
  readAt = (list: List): number | undefined => this.#of(list).readAt;

  /** Edits made in SharePoint that are set aside, with the row as it was before. */
  aside(): readonly (Aside & { readonly list: List; readonly known: RowMeta | undefined })[] {
    return [...this.#readings.values()].flatMap(({ mirror: { list, aside, table } }) =>
      [...aside.values()].map((one) => ({ ...one, list, known: table.ofItem(one.item.id) })),
    );
  }

  /** Takes in what has changed in these lists; those that are being read already, or are to be let alone for now, are passed over. True when anything has. */
  async sync(lists: readonly List[] = this.#parts.lists): Promise<boolean> {
    const before = this.snapshot;
    const now = this.#machine();
    const due = lists.map((list) => this.#of(list)).filter(({ running, notBefore }) => !running && notBefore <= now);
    if (due.length === 0) return false;
    const asked = due.map(({ mirror }) => {
      mirror.begin();
      return { list: mirror.list, since: mirror.since };
    });
    const reading = this.#parts.port.changes(asked, (one) => this.#take(one));
    for (const one of due) one.running = reading;
    await reading;
    return this.snapshot !== before;
  }

  /** Resolves when no list is being read. */
  async idle(): Promise<void> {
    await Promise.all([...this.#readings.values()].map(({ running }) => running));
  }

  /** Milliseconds until every list that could not be read may be asked for again; 0 when all have been read. */
  pause(): number {
    return Math.max(0, ...[...this.#readings.values()].map(({ notBefore }) => notBefore - this.#machine()));
  }

  async #take(reading: ListChanges | ListFailure): Promise<void> {
    const one = this.#of(reading.list);
    try {
      if ('failed' in reading) return this.#putOff(one, reading);
      const kept = one.mirror.take(reading, this.#judge);
      if (one.mirror.since !== undefined) one.readAt = this.#machine();
      one.failures = 0;
      one.notBefore = 0;
      if (this.#show(one.mirror)) this.#parts.changed?.();
      // Kept when it is mended, not before: a process that dies in between is told of the row again.
      await this.#mend(one.mirror);
      if (kept) await this.#parts.kept?.keep(kept);
    } catch (error) {
      this.#parts.log.error({ err: error, list: reading.list.name }, 'a reading could not be taken in wholly');
      // Else it would be read again at once, for ever.
      this.#putOff(one, { list: reading.list, failed: 'see above', afterSeconds: undefined });
    } finally {
      one.running = undefined;
    }
  }

  #putOff(one: Reading, { list, failed, afterSeconds }: ListFailure): void {
    const pause = afterSeconds ?? Math.min(firstPause * 2 ** one.failures, longestPause);
    one.failures += 1;
    one.notBefore = this.#machine() + pause * 1000;
    this.#parts.log.warn({ list: list.name, reason: failed, pause }, 'a list could not be read');
  }

  /** Writes back what was understood. It stays the edit of whoever made it. What fails is tried again after the next reading. */
  async #mend(mirror: ListMirror): Promise<void> {
    const { list, table } = mirror;
    const rows = [...mirror.mendings.keys()].map((itemId) => table.ofItem(itemId)).filter((row) => row !== undefined);
    if (rows.length === 0) return;
    const by = { changedById: undefined, changedVia: 'sharePoint' } as const;
    const results = await this.#parts.port.writeMany(
      rows.map((row) => this.#rowWrite(update(list, row, {}), { ...by, changedBy: row.editor.name, changeId: randomUUID() })),
    );
    this.#put(list, written(results), table);
    this.#parts.log.info({ list: list.name, rows: rows.length }, 'rows were mended');
  }

  /** Writes one row under its ETag. Unless it was written it has been read again. Throws `throttled` and `not-connected`. */
  async write(write: Write, stamp: Stamp): Promise<Written> {
    const { list } = write;
    if (write.do === 'update' && this.#of(list).mirror.aside.has(write.row.itemId)) return 'aside';
    if (isAlready(write)) return 'written';
    const { table } = this.#of(list).mirror;
    const result = await this.#parts.port.write(this.#rowWrite(write, stamp));
    if (result.ok) this.#put(list, [result.item], table);
    if (result.ok || (await this.#after(write, stamp, result))) return 'written';
    return result.reason === 'refused' ? 'refused' : 'changed';
  }

  /** Makes what is missing and changes what differs, for rules. Each row is a change of its own. True when anything was written. */
  async writeMany(writes: readonly Write[], by: Omit<Stamp, 'changeId'>): Promise<boolean> {
    const wanted = new Map(
      writes
        .filter(({ list, ...write }) => {
          const { mirror } = this.#of(list);
          return write.do === 'create' ? !mirror.isTaken(write.key) : !mirror.aside.has(write.row.itemId);
        })
        .filter((write) => !isAlready(write))
        .map((write) => [`${write.list.name} ${write.do === 'create' ? write.key : write.row.key}`, write]),
    );
    const stamped = [...wanted.values()].map((write) => ({ write, stamp: { ...by, changeId: randomUUID() } }));
    let anything = false;
    for (const [list, ofList] of Map.groupBy(stamped, ({ write }) => write.list)) {
      const { table } = this.#of(list).mirror;
      const results = await this.#parts.port.writeMany(ofList.map(({ write, stamp }) => this.#rowWrite(write, stamp)));
      this.#put(list, written(results), table);
      for (const [index, { write, stamp }] of ofList.entries()) {
        const result = results[index];
        if (result?.ok || (result && (await this.#after(write, stamp, result)))) anything = true;
      }
    }
    return anything;
  }

  /** A set-aside edit is taken as it is, or undone to what stood before. False when the row is no longer what was looked at: then the list has been read again. */
  async settleAside({ list, itemId, how }: { list: List; itemId: string; how: 'accept' | 'restore' }, stamp: Stamp): Promise<boolean> {
    const { mirror } = this.#of(list);
    const { table } = mirror;
    const aside = mirror.aside.get(itemId);
    const known = table.ofItem(itemId);
    if (!aside || (how === 'accept' ? aside.problems.length > 0 : !known)) return false;
    const before = how === 'restore' && known ? itemOf(list, known).fields : {};
    const fields = { ...before, ...toFields(list, { ...stamp }) };
    const result = await this.#parts.port.write({ do: 'update', list, itemId, etag: etagOf(aside.item), fields });
    if (result.ok) this.#put(list, [result.item], table);
    else await this.sync([list]);
    return result.ok;
  }

  /** True when a write that was not taken is in all the same, its answer lost. Whatever stands now is in the snapshot. */
  async #after(write: Write, { changeId }: Stamp, result: Extract<WriteResult, { ok: false }>): Promise<boolean> {
    const { list } = write;
    const { table } = this.#of(list).mirror;
    if (result.reason === 'refused') {
      this.#parts.log.error({ list: list.name, detail: result.detail }, 'SharePoint refuses a row');
      return false;
    }
    const key = write.do === 'create' ? write.key : write.row.key;
    const item = await this.#parts.port.find(list, key);
    if (item) this.#put(list, [item], table);
    else if (write.do === 'update') this.#drop(list, write.row.itemId);
    return item?.fields[commonColumns.changeId.name] === changeId;
  }

  /** A write as the port takes it. Whatever is to be mended in the row goes with it: the ETag lets only one of two writes in. */
  #rowWrite(write: Write, stamp: Stamp): RowWrite {
    const { list } = write;
    const fields = toFields(list, { ...write.values, ...stamp });
    if (write.do === 'create') return { do: 'create', list, fields };
    const { itemId, etag } = write.row;
    return { do: 'update', list, itemId, etag, fields: { ...this.#of(list).mirror.mendings.get(itemId), ...fields } };
  }

  /**
   * Takes in items that were asked for when the list was as in `before`. A row that has changed since stays: an answer may come late,
   * and what it does not know is told by no reading again; what it alone knows is told by the next.
   */
  #put(list: List, items: readonly GraphItem[], before: Table<RowMeta>): void {
    const { mirror } = this.#of(list);
    const untouched = items.filter(({ id }) => mirror.table.ofItem(id) === before.ofItem(id));
    mirror.put(untouched, this.#judge);
    this.#show(mirror);
  }

  #drop(list: List, itemId: string): void {
    const { mirror } = this.#of(list);
    mirror.drop(itemId);
    this.#show(mirror);
  }

  /** True when something is new. */
  #show({ list, table }: ListMirror): boolean {
    if (this.snapshot.table(list) === table) return false;
    this.snapshot = this.snapshot.with(list, table);
    return true;
  }

  #of(list: List): Reading {
    const found = this.#readings.get(list);
    if (!found) throw new Error(`${list.name} is no list of any feature`);
    return found;
  }
}

/** The row says already what is to be written: nothing happens, so that a press delivered twice is one change. */
function isAlready(write: Write): boolean {
  return write.do === 'update' && says(write.row, write.values);
}

const written = (results: readonly WriteResult[]): GraphItem[] => results.flatMap((result) => (result.ok ? [result.item] : []));
