import type { Logger } from 'pino';
import type { List } from '../shared/list.ts';
import type { Feature } from './feature.ts';
import type { Gap, Lists } from './ports.ts';

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

/** Milliseconds between two looks at the site's columns: when all is there, and when something is missing. */
const calm = 6 * 3_600_000;
const soon = 300_000;

export interface ReadinessParts {
  readonly features: readonly Feature[];
  readonly lists: Lists;
  /** Whether a list has been read, so that it can be relied on. */
  isRead(list: List): boolean;
  /** A list that lacked something has it again: what was read meanwhile is not to be relied on. */
  isBack(list: List): void;
  readonly log: Logger;
}

/** Which features can work: one that misses a column or a list is off, and stops no other. */
export class Readiness {
  readonly #parts: ReadinessParts;
  #gaps: readonly Gap[] = [];
  #nextCheck = 0;

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

  /** SharePoint has refused something: a column may have been taken away. */
  doubt(): void {
    this.#nextCheck = 0;
  }

  /** Looks what the site has, if it is time: true when that is another than before. What it cannot say now stays as it was. */
  async check(machine: number): Promise<boolean> {
    if (machine < this.#nextCheck) return false;
    this.#nextCheck = machine + soon;
    try {
      const before = this.#gaps;
      this.#gaps = (await this.#parts.lists.gaps(this.#parts.features.flatMap(({ lists = [] }) => lists))).filter(stops);
      for (const list of new Set(before.map((gap) => gap.list))) if (!this.#gaps.some((gap) => gap.list === list)) this.#parts.isBack(list);
      if (this.#gaps.length === 0) this.#nextCheck = machine + calm;
      if (this.#gaps.length === before.length) return false;
      this.#say();
      return true;
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the lists’ columns could not be looked at');
      return false;
    }
  }

  #say(): void {
    const { log, features } = this.#parts;
    const off = features.flatMap(({ name, lists = [] }) =>
      lists.some((list) => this.#gaps.some((gap) => gap.list === list)) ? [name] : [],
    );
    if (off.length === 0) log.info('every feature has its lists');
    else log.error({ features: off, missing: this.#gaps.map(nameOf) }, 'features are turned off: run npm run provision');
  }

  #listsOff({ lists = [] }: Feature): readonly ListOff[] {
    return lists.flatMap((list): ListOff[] => {
      const gaps = this.#gaps.filter((gap) => gap.list === list);
      if (gaps.some(({ missing }) => missing === 'list')) return [{ list, why: 'missing', columns: [] }];
      const columns = gaps.flatMap((gap) => ('column' in gap ? [gap.column.title] : []));
      if (columns.length > 0) return [{ list, why: 'columns', columns }];
      return this.#parts.isRead(list) ? [] : [{ list, why: 'unread', columns: [] }];
    });
  }
}

/** Whether a gap keeps a feature from working: an index or a word that is missing does not. */
export const stops = ({ missing }: Gap): boolean => missing === 'list' || missing === 'column';

const nameOf = (gap: Gap): string => ('column' in gap ? `${gap.list.name}.${gap.column.name}` : gap.list.name);
