import type { Logger } from 'pino';
import type { List } from '../../shared/list.ts';
import { type ListChanges, type ListFailure, type Lists, stops } from '../ports.ts';
import type { KeptLists } from './kept.ts';
import type { Judge, ListMirror } from './list-mirror.ts';
import { Shelf } from './shelf.ts';
import type { Snapshot } from './snapshot.ts';
import { Writer } from './writer.ts';

/** Seconds until a list is asked for again that could not be read, doubled each time up to a quarter of an hour. */
const firstPause = 2;
const longestPause = 900;

/** Milliseconds for which a list that cannot be read is relied on as it was. */
const reliedOn = 3_600_000;

/** What the lists in memory are made of. */
export interface MirrorParts {
  readonly lists: readonly List[];
  readonly port: Lists;
  /** Where the lists are kept over a restart; nowhere for a command of its own. */
  readonly kept?: KeptLists;
  /** Everybody may edit, unless it says otherwise. */
  readonly judge?: Judge;
  readonly log: Logger;
  /** Called when a reading has brought something new. */
  changed?(): void;
  /** Called when rows of a list have been written through `writer`. */
  wrote?(list: List): void;
  /** Called when the site may lack a list or a column that it had. */
  doubt?(): void;
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

/** What lies in the restricted site is kept nowhere else: it is read whole at each start. */
const isKept = ({ site }: List): boolean => site === 'region';

/** The lists in memory, kept fresh by delta. What is written through `writer` is in them at once. */
export class Mirror {
  readonly writer: Writer;
  readonly #shelf: Shelf;
  readonly #parts: MirrorParts;
  readonly #judge: Judge;
  readonly #readings: ReadonlyMap<List, Reading>;
  readonly #machine: () => number;

  constructor(parts: MirrorParts) {
    const { lists, port, log } = parts;
    this.#parts = parts;
    this.#machine = parts.machine ?? Date.now;
    this.#judge = parts.judge ?? (() => true);
    this.#shelf = new Shelf(lists, this.#judge);
    this.writer = new Writer({
      shelf: this.#shelf,
      port,
      log,
      doubt: () => parts.doubt?.(),
      wrote: (list) => parts.wrote?.(list),
      machine: this.#machine,
    });
    this.#readings = new Map(
      lists.map((list) => [list, { mirror: this.#shelf.of(list), readAt: undefined, notBefore: 0, failures: 0, running: undefined }]),
    );
  }

  get snapshot(): Snapshot {
    return this.#shelf.snapshot;
  }

  /** Takes the lists as the process before this one left them. */
  async load(): Promise<void> {
    for (const kept of (await this.#parts.kept?.load(this.#parts.lists.filter(isKept))) ?? []) {
      const mirror = this.#shelf.of(kept.list);
      mirror.load(kept);
      this.#shelf.show(mirror);
    }
  }

  /** Keeps every list as it is here: another process kept them until now. */
  async keepWhole(): Promise<void> {
    for (const { mirror } of this.#readings.values()) {
      const all = mirror.whole();
      if (all && isKept(mirror.list)) await this.#parts.kept?.keep(all);
    }
  }

  /** The list is read whole before it is relied on again. */
  distrust(list: List): void {
    const one = this.#of(list);
    one.mirror.distrust();
    one.readAt = undefined;
  }

  /** When a list was last read, in this machine's milliseconds; `undefined` when it has not been. */
  readAt = (list: List): number | undefined => this.#of(list).readAt;

  /** Whether a list has been read, and not too long ago if it cannot be read just now. */
  isReliable(list: List): boolean {
    const { readAt, failures } = this.#of(list);
    return readAt !== undefined && (failures === 0 || this.#machine() - readAt < reliedOn);
  }

  /** Edits made in SharePoint that are set aside, with the row as it was before. */
  aside = (): ReturnType<Shelf['aside']> => this.#shelf.aside();

  /** Edits that were set aside because of who made them are judged again: somebody may have been given a role since. */
  rejudge = (): boolean => this.#shelf.rejudge();

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

  /** Milliseconds until every list that could not be read or written may be asked for again; 0 when there is none. */
  pause(): number {
    return Math.max(this.writer.pause(), ...[...this.#readings.values()].map(({ notBefore }) => notBefore - this.#machine()));
  }

  async #take(reading: ListChanges | ListFailure): Promise<void> {
    const { list } = reading;
    const one = this.#of(list);
    try {
      if ('failed' in reading) this.#putOff(one, reading);
      else if (await this.#lacks(one.mirror, reading)) this.#putOff(one, { list, failed: 'it lacks a column', afterSeconds: undefined });
      else await this.#takeIn(one, reading);
    } catch (error) {
      this.#parts.log.error({ err: error, list: list.name }, 'a reading could not be taken in wholly');
      // Else it would be read again at once, for ever.
      this.#putOff(one, { list, failed: 'see above', afterSeconds: undefined });
    } finally {
      one.running = undefined;
    }
  }

  async #takeIn(one: Reading, reading: ListChanges): Promise<void> {
    const { mirror } = one;
    const { log, kept: store, changed } = this.#parts;
    const kept = mirror.take(reading, this.#judge);
    if (mirror.since !== undefined) one.readAt = this.#machine();
    one.failures = 0;
    one.notBefore = 0;
    if (reading.unreadable.length > 0) log.error({ list: reading.list.name, items: reading.unreadable }, 'items have a form nobody knows');
    if (this.#shelf.show(mirror)) changed?.();
    // Kept when it is mended, not before: the process after one that dies in between, or could not, is told of the row again.
    if ((await this.writer.mend(mirror)) && kept && isKept(mirror.list)) await store?.keep(kept);
  }

  /** Where a value has gone that was there, the column may be gone: then nothing of this is to be believed. */
  async #lacks(mirror: ListMirror, { list, items }: ListChanges): Promise<boolean> {
    return mirror.loses(items) && (await this.#parts.port.gaps([list])).some(stops);
  }

  #putOff(one: Reading, { list, failed, afterSeconds }: ListFailure): void {
    const pause = afterSeconds ?? Math.min(firstPause * 2 ** one.failures, longestPause);
    one.failures += 1;
    one.notBefore = this.#machine() + pause * 1000;
    this.#parts.log.warn({ list: list.name, reason: failed, pause }, 'a list could not be read');
    if (afterSeconds === undefined) this.#parts.doubt?.();
  }

  #of(list: List): Reading {
    const found = this.#readings.get(list);
    if (!found) throw new Error(`${list.name} is no list of any feature`);
    return found;
  }
}
