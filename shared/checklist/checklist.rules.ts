import type { Tick } from './checklist.list.ts';

/** Working days before a decision on which the line is asked, when the network does not say. */
export const usualHearingDays = 15;

/** The key of the checklist that asks, before a decision, whether the line is heard. */
export const hearingOf = (caseKey: string): string => `${caseKey}/F6-1`;

/** The key of the checklist that asks, after a decision, whether the line is informed. */
export const informingOf = (decision: string): string => `${decision}/F6-2`;

/** Days after a decision in which the line is to know of it, when nobody says otherwise. */
export const informingDays = 14;

/** In how many of the municipalities the line is heard, or informed: yes, or not needed. */
export function heard(ticks: readonly Tick[], municipalities: readonly string[]): { readonly heard: number; readonly of: number } {
  const answered = ticks.filter(({ municipality, state }) => municipalities.includes(municipality) && state !== 'notYet');
  return { heard: new Set(answered.map(({ municipality }) => municipality)).size, of: municipalities.length };
}
