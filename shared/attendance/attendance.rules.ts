import type { Away } from '../absence/absence.rules.ts';
import type { Day, Instant } from '../day.ts';
import type { Attendance, Meeting } from '../meeting/meeting.list.ts';
import { hasBegun, isHeld } from '../meeting/meeting.rules.ts';
import type { SeatTerm } from '../seat/seat.list.ts';
import { holds } from '../seat/seat.rules.ts';

type Said = Pick<Attendance, 'seat' | 'state'>;

/** How many of a meeting's seats come, of all. */
export interface Turnout {
  readonly coming: number;
  readonly of: number;
}

/** Who has said nothing comes; where a deputy steps in the seat comes too. Nothing is told until somebody has said something. */
export function turnout(seats: readonly string[], rows: readonly Said[]): Turnout | undefined {
  const said = rows.filter(({ seat, state }) => state !== 'unknown' && seats.includes(seat));
  if (said.length === 0) return undefined;
  return { coming: seats.length - said.filter(({ state }) => state === 'absent').length, of: seats.length };
}

/** The deputies of a seat on a day, who came last first. `terms` may be those of the seat alone. */
export const deputiesOf = (terms: readonly SeatTerm[], seat: string, on: Day): readonly string[] => [
  ...new Set(
    terms
      .filter((term) => term.seat === seat && term.part === 'deputy' && holds(term, on))
      .toSorted((a, b) => b.from.localeCompare(a.from) || a.key.localeCompare(b.key))
      .map(({ person }) => person),
  ),
];

/** The deputy to be asked to step in: the first who is not away that day and has not said no. */
export const deputyToAsk = (deputies: readonly string[], { on, away, cannot }: { on: Day; away: Away; cannot: readonly string[] }) =>
  deputies.find((person) => !cannot.includes(person) && away(person, on) === undefined);

/** Absence is reported until a meeting begins, unless it is called off. */
export const takesAbsence = (meeting: Pick<Meeting, 'startsAt' | 'state'>, now: Instant): boolean =>
  meeting.state !== 'cancelled' && !isHeld(meeting) && now < meeting.startsAt;

/** What happened in a meeting is written from its day on, until its minutes are approved. */
export const takesAttendance = (meeting: Pick<Meeting, 'startsAt' | 'state'>, now: Instant): boolean =>
  hasBegun(meeting, now) && meeting.state !== 'approved';
