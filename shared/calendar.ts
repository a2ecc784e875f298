import { addDays, type Day, daysBetween, isoWeek, weekday } from './day.ts';
import type { Phrase } from './text.ts';

/** What the region's working days are: needed to count backwards from meetings and deadlines. */
export interface Calendar {
  isWorkingDay(day: Day): boolean;
  /** True in Easter week, weeks 28–30 and from 23 December to 1 January: nothing is sent then. */
  isSilent(day: Day): boolean;
}

/** A calendar from the public holidays alone: weekends and the silent weeks follow by rule. Source: the region's manners, README «Never too much». */
export function calendarOf(isHoliday: (day: Day) => boolean): Calendar {
  const isWorkingDay = remembered((on) => weekday(on) <= 5 && !isHoliday(on));
  return { isWorkingDay, isSilent: remembered((on) => silence(on) !== undefined) };
}

/** Which of the silent times a day lies in, if any. */
export function silence(on: Day): 'easter' | 'summer' | 'christmas' | undefined {
  const week = isoWeek(on);
  const date = on.slice(5);
  if (week >= 28 && week <= 30) return 'summer';
  if (date >= '12-23' || date === '01-01') return 'christmas';
  const easter = easterOf(on);
  return addDays(easter, -6) <= on && on <= easter ? 'easter' : undefined;
}

const fixedHolidays: Readonly<Record<string, Phrase>> = {
  '01-01': { nb: '1. nyttårsdag', nn: '1. nyttårsdag', en: 'New Year’s Day' },
  '05-01': { nb: '1. mai', nn: '1. mai', en: 'Labour Day' },
  '05-17': { nb: '17. mai', nn: '17. mai', en: 'Constitution Day' },
  '12-25': { nb: '1. juledag', nn: '1. juledag', en: 'Christmas Day' },
  '12-26': { nb: '2. juledag', nn: '2. juledag', en: 'Boxing Day' },
};

/** By days after Easter Sunday. */
const movingHolidays: Readonly<Record<number, Phrase>> = {
  [-3]: { nb: 'skjærtorsdag', nn: 'skjærtorsdag', en: 'Maundy Thursday' },
  [-2]: { nb: 'langfredag', nn: 'langfredag', en: 'Good Friday' },
  0: { nb: '1. påskedag', nn: '1. påskedag', en: 'Easter Sunday' },
  1: { nb: '2. påskedag', nn: '2. påskedag', en: 'Easter Monday' },
  39: { nb: 'Kristi himmelfartsdag', nn: 'Kristi himmelfartsdag', en: 'Ascension Day' },
  49: { nb: '1. pinsedag', nn: '1. pinsedag', en: 'Whit Sunday' },
  50: { nb: '2. pinsedag', nn: '2. pinsedag', en: 'Whit Monday' },
};

/** What Norway's public holiday on a day is called, if it is one. Source: helligdagsfredloven § 2, and the law of 1947 on 1 and 17 May. */
export const holidayName = (on: Day): Phrase | undefined => fixedHolidays[on.slice(5)] ?? movingHolidays[daysBetween(easterOf(on), on)];

/** Norway's calendar by rule, for a browser that has no library of holidays. */
export const norwegianCalendar = (): Calendar => calendarOf((on) => holidayName(on) !== undefined);

const easterOf = (on: Day): Day => easterSunday(Number(on.slice(0, 4)));

/** What never changes is worked out once a day of the calendar: rules ask of the same days for thousands of rows. */
function remembered(rule: (on: Day) => boolean): (on: Day) => boolean {
  const known = new Map<Day, boolean>();
  return (on) => {
    const said = known.get(on) ?? rule(on);
    known.set(on, said);
    return said;
  };
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}

/** The working day `count` working days before a day; the day itself does not count. */
export function workingDaysBefore(calendar: Calendar, from: Day, count: number): Day {
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, -1);
    if (calendar.isWorkingDay(on)) left -= 1;
  }
  return on;
}

/** The first day from this one on that is a working day and outside the silent weeks: when something may be sent. */
export function nextSendingDay(calendar: Calendar, from: Day): Day {
  let on = from;
  while (!calendar.isWorkingDay(on) || calendar.isSilent(on)) on = addDays(on, 1);
  return on;
}

/** The first day from this one on that may be a deadline: a working day outside weeks 26–32 and 51–1. */
export function nextDeadlineDay(calendar: Calendar, from: Day): Day {
  const closed = (on: Day) => {
    const week = isoWeek(on);
    return (week >= 26 && week <= 32) || week >= 51 || week === 1;
  };
  let on = from;
  while (!calendar.isWorkingDay(on) || calendar.isSilent(on) || closed(on)) on = addDays(on, 1);
  return on;
}
