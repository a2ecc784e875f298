import type { Logger } from 'pino';
import type { List } from '../shared/list.ts';
import type { Feature } from './feature.ts';
import { type Gap, type Lists, stops } from './ports.ts';

/** A list that keeps its feature from working, and why. */
export interface ListOff {
  readonly list: List;
  /** `unread` passes by itself; the others need an administrator (`npm run provision`). */
  readonly why: 'missing' | 'columns' | 'unread';
  /** The missing columns, as people see them. */
  readonly columns: readonly string[];
}

/** A feature that is turned off for now, and the lists that it lacks. */
export interface FeatureOff {
  readonly feature: string;
  readonly lists: readonly ListOff[];
}

/** Milliseconds between two looks at the site's columns: when all is there, when something is missing, and at the least. */
const calm = 6 * 3_600_000;
const soon = 300_000;
const least = 30_000;

/** What it takes to know which features can work. */
export interface ReadinessParts {
  readonly features: readonly Feature[];
  readonly lists: Lists;
  /** Whether a list has been read, so that it can be relied on. */
  isReliable(list: List): boolean;
  /** A list that lacked something has it again: what was read meanwhile is not to be relied on. */
  isBack(list: List): void;
  readonly log: Logger;
}

/** Which features can work: one that misses a column or a list is off, and stops no other. */
export class Readiness {
  readonly #parts: ReadinessParts;
  /** What the site lacks; `undefined` before it could be looked at: then nothing is relied on. */
  #gaps: readonly Gap[] | undefined;
  #lastCheck = Number.NEGATIVE_INFINITY;
  #nextCheck = Number.NEGATIVE_INFINITY;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
  }

  on(): readonly Feature[] {
    return this.#parts.features.filter((feature) => this.#listsOff(feature).length === 0);
  }

  off(): readonly FeatureOff[] {
    return this.#parts.features.flatMap((feature) => {
      const lists = this.#listsOff(feature);
      return lists.length === 0 ? [] : [{ feature: feature.name, lists }];
    });
  }

  /** The lists that cannot be relied on now. */
  listsOff(): ReadonlySet<List> {
    return new Set(this.off().flatMap(({ lists }) => lists.map(({ list }) => list)));
  }

  /** Something was refused or has gone: the columns are looked at soon, but not over and over. */
  doubt(): void {
    this.#nextCheck = Math.min(this.#nextCheck, this.#lastCheck + least);
  }

  /** The columns are looked at with the next plan, whenever that was done last. */
  expire(): void {
    this.#nextCheck = Number.NEGATIVE_INFINITY;
  }

  /** Looks what the site has, if it is time: true when that is another than before. What it cannot say now stays as it was. */
  async check(machine: number): Promise<boolean> {
    if (machine < this.#nextCheck) return false;
    this.#lastCheck = machine;
    this.#nextCheck = machine + (this.#gaps ? soon : least);
    try {
      const found = await this.#parts.lists.gaps(this.#parts.features.flatMap(({ lists = [] }) => lists));
      const unknown = new Set(found.flatMap(({ missing, list }) => (missing === 'unknown' ? [list] : [])));
      const before = this.#gaps ?? [];
      this.#gaps = [...found.filter(stops), ...before.filter(({ list }) => unknown.has(list))];
      if (this.#gaps.length === 0 && unknown.size === 0) this.#nextCheck = machine + calm;
      for (const list of new Set(before.map((gap) => gap.list))) if (!this.#lacks(list)) this.#parts.isBack(list);
      if (namesOf(this.#gaps) === namesOf(before)) return false;
      this.#say();
      return true;
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the lists’ columns could not be looked at');
      return false;
    }
  }

  #lacks(list: List): boolean {
    return this.#gaps?.some((gap) => gap.list === list) ?? false;
  }

  #say(): void {
    const { log, features } = this.#parts;
    const off = features.filter(({ lists = [] }) => lists.some((list) => this.#lacks(list))).map(({ name }) => name);
    if (off.length === 0) log.info('every feature has its lists');
    else log.error({ features: off, missing: namesOf(this.#gaps ?? []) }, 'features are turned off: run npm run provision');
  }

  #listsOff({ lists = [] }: Feature): readonly ListOff[] {
    return lists.flatMap((list): ListOff[] => {
      const gaps = this.#gaps?.filter((gap) => gap.list === list) ?? [];
      if (gaps.some(({ missing }) => missing === 'list')) return [{ list, why: 'missing', columns: [] }];
      const columns = gaps.flatMap((gap) => ('column' in gap ? [gap.column.title] : []));
      if (columns.length > 0) return [{ list, why: 'columns', columns }];
      return this.#gaps && this.#parts.isReliable(list) ? [] : [{ list, why: 'unread', columns: [] }];
    });
  }
}

const namesOf = (gaps: readonly Gap[]): string =>
  gaps
    .map((gap) => ('column' in gap ? `${gap.list.name}.${gap.column.name}` : gap.list.name))
    .toSorted()
    .join(', ');
