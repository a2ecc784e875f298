import type { Calendar } from '../calendar.ts';
import { nextDeadlineDay, workingDaysBefore } from '../calendar.ts';
import { addDays, type Day, weekday } from '../day.ts';
import type { Participation } from '../participation/participation.list.ts';
import { standing, stateOf } from '../participation/participation.rules.ts';
import type { Seat } from '../seat/seat.list.ts';
import { seated } from '../seat/seat.rules.ts';
import type { Decision } from './decision.list.ts';

/** When nobody says otherwise a follow-up is due on the first Tuesday eight weeks on: then the week's collected message asks just in time. */
export function defaultDueOn(decidedOn: Day, calendar: Calendar): Day {
  let due = addDays(decidedOn, 56);
  while (weekday(due) !== 2) due = addDays(due, 1);
  return nextDeadlineDay(calendar, due);
}

/** The day on which a seat is asked about a follow-up: some working days before it is due, but not before it was decided. */
export function askDay(dueOn: Day, askDays: number, decidedOn: Day, calendar: Calendar): Day {
  const asked = workingDaysBefore(calendar, dueOn, askDays);
  return asked < decidedOn ? decidedOn : asked;
}

/** When the municipalities are to be done and when they are asked: as said, else by rule. */
export function datesOf(
  decided: { decidedOn: Day; dueOn: Day | undefined; askOn: Day | undefined },
  askDays: number,
  calendar: Calendar,
): { readonly dueOn: Day; readonly askOn: Day } {
  const dueOn = decided.dueOn ?? defaultDueOn(decided.decidedOn, calendar);
  return { dueOn, askOn: decided.askOn ?? askDay(dueOn, askDays, decided.decidedOn, calendar) };
}

/** Something is still expected: of the municipalities or, when they are all settled, of the network that is to close it. */
export const isOpen = ({ state }: Pick<Decision, 'state'>): boolean => state === 'open' || state === 'toApprove';

/** The municipalities that follow up: those with a seat in the network and, where a measure is named, not outside it; of them, those chosen. */
export function followingUp(
  {
    network,
    measure,
    municipalities: chosen = [],
  }: { network: string; measure: string | undefined; municipalities?: readonly string[] | undefined },
  { seats, participations, today }: { seats: readonly Seat[]; participations: readonly Participation[]; today: Day },
): readonly string[] {
  const takesPart = (municipality: string) =>
    measure === undefined || stateOf(standing(participations, measure, municipality, today)) !== 'outside';
  return seated(seats, network, today).filter(
    (municipality) => takesPart(municipality) && (chosen.length === 0 || chosen.includes(municipality)),
  );
}
