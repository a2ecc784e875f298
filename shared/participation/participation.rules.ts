import type { Day } from '../day.ts';
import type { Participation, ParticipationState } from './participation.list.ts';

/** How a municipality stands to a measure on a day: the latest word counts, and without a word it is with. */
export function standing(
  participations: readonly Participation[],
  measure: string,
  municipality: string,
  on: Day,
): Participation | undefined {
  return wordsOf(participations, measure, municipality).find(({ since }) => since <= on);
}

/** All that was said of a municipality and a measure, the latest first. */
export const wordsOf = (participations: readonly Participation[], measure: string, municipality: string): readonly Participation[] =>
  participations
    .filter((row) => row.measure === measure && row.municipality === municipality)
    .toSorted((a, b) => b.since.localeCompare(a.since) || b.modifiedAt.localeCompare(a.modifiedAt));

export const stateOf = (row: Participation | undefined): ParticipationState => row?.state ?? 'with';
