import type { MeasureSummary } from '../../shared/measure/measure.api.ts';

/** What the list is narrowed by: lives in the address, so that it can be sent to others. */
export interface MeasureFilter {
  readonly q: string;
  readonly network: string;
  readonly phase: string;
  /** A status, or `none`. */
  readonly status: string;
}

export const filterNames = ['q', 'network', 'phase', 'status'] as const satisfies readonly (keyof MeasureFilter)[];

export function filterOf(params: URLSearchParams): MeasureFilter {
  const value = (name: keyof MeasureFilter) => params.get(name) ?? '';
  return { q: value('q'), network: value('network'), phase: value('phase'), status: value('status') };
}

/** The measures that fit. Every word of the search must be found in the code, the title or another name. */
export function fitting(measures: readonly MeasureSummary[], filter: MeasureFilter): MeasureSummary[] {
  const words = plain(filter.q).split(/\s+/).filter(Boolean);
  return measures.filter(
    ({ networks, phase, status, key, title, otherNames }) =>
      (!filter.network || networks.includes(filter.network)) &&
      (!filter.phase || phase === filter.phase) &&
      (!filter.status || (status ?? 'none') === filter.status) &&
      words.every((word) => plain([key, title, ...otherNames].join(' ')).includes(word)),
  );
}

/** The other name by which a measure was found, when its code and title do not show why. */
export function foundBy({ key, title, otherNames }: MeasureSummary, { q }: MeasureFilter): string | undefined {
  const words = plain(q).split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.every((word) => plain(`${key} ${title}`).includes(word))) return undefined;
  return otherNames.find((name) => words.some((word) => plain(name).includes(word)));
}

const plain = (text: string) => text.toLocaleLowerCase('nb').trim();
