import type { Calendar } from '../calendar.ts';
import type { Day } from '../day.ts';
import { holds } from '../seat/seat.rules.ts';
import type { Absence, LocalDate } from './absence.list.ts';

/** The row that says that a person is away on a day, if any. */
export type Away = (person: string, on: Day) => Pick<Absence, 'createdAt'> | undefined;

export function awayBy(absences: readonly Absence[]): Away {
  const byPerson = Map.groupBy(
    absences.filter(({ withdrawn }) => !withdrawn),
    ({ person }) => person,
  );
  return (person, on) => byPerson.get(person)?.find((absence) => holds(absence, on));
}

/** Whether a municipality has its own holidays on a day; one without a last day is that day alone. */
export type OnBreak = (municipality: string, on: Day) => boolean;

export function onBreakBy(localDates: readonly LocalDate[]): OnBreak {
  const breaks = Map.groupBy(
    localDates.filter(({ kind, withdrawn }) => kind === 'break' && !withdrawn),
    ({ municipality }) => municipality,
  );
  return (municipality, on) => breaks.get(municipality)?.some(({ from, to = from }) => holds({ from, to }, on)) ?? false;
}

/** The calendar of one person: silent also while they are away, and in their municipality's own holidays. */
export const ownCalendar = (
  calendar: Calendar,
  { person, municipality, away, onBreak }: { person: string; municipality: string | undefined; away: Away; onBreak: OnBreak },
): Calendar => ({
  isWorkingDay: calendar.isWorkingDay,
  isSilent: (on) => calendar.isSilent(on) || away(person, on) !== undefined || (municipality !== undefined && onBreak(municipality, on)),
});
