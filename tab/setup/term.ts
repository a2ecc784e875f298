import type { Day } from '../../shared/day.ts';
import type { PersonView, TermView } from '../../shared/setup/setup.api.ts';

/** A term that holds on a day. */
export const holds = ({ from, to }: Pick<TermView, 'from' | 'to'>, on: Day): boolean => from <= on && (to ?? on) >= on;

/** The day on which somebody leaves is still theirs. */
export const hasLeft = ({ leftOn }: Pick<PersonView, 'leftOn'>, today: Day): boolean => leftOn !== undefined && leftOn < today;
