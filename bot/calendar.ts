import Holidays from 'date-holidays';
import { type Calendar, calendarOf } from '../shared/calendar.ts';
import type { Day } from '../shared/day.ts';

/** Norway's working days: weekends and public holidays are free; the silent weeks follow by rule. */
export function norway(): Calendar {
  const library = new Holidays('NO');
  const years = new Map<string, ReadonlySet<string>>();
  const holidaysOf = (year: string) => {
    const known = years.get(year);
    if (known) return known;
    const days = new Set(
      library
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    );
    years.set(year, days);
    return days;
  };
  return calendarOf((day: Day) => holidaysOf(day.slice(0, 4)).has(day));
}
