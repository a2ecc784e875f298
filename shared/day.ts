import { z } from 'zod';

/** The zone of every person Veven speaks to. Storage is UTC; this zone exists in formatting and in this file only. */
const zone = 'Europe/Oslo';

/** A calendar day in Oslo, `YYYY-MM-DD`. Compared and sorted as text. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD')
  .refine((value) => toUtc(value).toISOString().startsWith(value), 'expected a day that exists')
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A moment in UTC, ISO 8601 with `Z`. Compared and sorted as text when both have the same precision: use `instant`. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A time of day in Oslo, `HH:mm`. */
export type TimeOfDay = `${number}:${number}`;

function toUtc(value: string): Date {
  const parsed = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) ? new Date(0) : parsed;
}

/** The day written as `YYYY-MM-DD`; throws a ZodError for anything else. */
export function day(value: string): Day {
  return Day.parse(value);
}

/** The moment written in ISO 8601 with a zone; throws a ZodError for anything else. */
export function instant(value: string | Date): Instant {
  return Instant.parse(typeof value === 'string' ? value : value.toISOString());
}

export function addDays(from: Day, count: number): Day {
  const date = toUtc(from);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as Day;
}

/** Whole days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((toUtc(b).getTime() - toUtc(a).getTime()) / 86_400_000);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(of: Day): number {
  return toUtc(of).getUTCDay() || 7;
}

/** ISO 8601 week number, 1 to 53. */
export function isoWeek(of: Day): number {
  const thursday = addDays(of, 4 - weekday(of));
  const firstOfJanuary = `${thursday.slice(0, 4)}-01-01` as Day;
  return 1 + Math.floor(daysBetween(firstOfJanuary, thursday) / 7);
}

export function addMinutes(from: Instant, minutes: number): Instant {
  return moment(Date.parse(from) + minutes * 60_000);
}

/** Without the schema: a tab that counts with moments does not bring it into its first load. */
const moment = (at: number): Instant => new Date(at).toISOString() as Instant;

const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

/** The day and time of day that Oslo's clocks show at a moment. */
export function inOslo(at: Instant): { day: Day; time: string } {
  const [date, time] = oslo.format(new Date(at)).split(' ');
  return { day: date as Day, time: (time ?? '').slice(0, 5) };
}

export function dayOf(at: Instant): Day {
  return inOslo(at).day;
}

/** Asking for a zone is slow, and rules ask for the same few days and times of thousands of rows. */
const known = new Map<string, Instant>();
const mostKnown = 20_000;

/** The moment at which Oslo's clocks show this day and time. A time skipped in spring is read as an hour later; of a time that comes twice in autumn, the first. */
export function osloInstant(on: Day, time: string): Instant {
  const name = `${on}T${time.padStart(5, '0')}`;
  const found = known.get(name) ?? osloMoment(name);
  if (known.size >= mostKnown) known.clear();
  known.set(name, found);
  return found;
}

function osloMoment(wanted: string): Instant {
  const candidates = [120, 60].map((offset) => moment(Date.parse(`${wanted}:00Z`) - offset * 60_000));
  const exact = candidates.find((candidate) => `${inOslo(candidate).day}T${inOslo(candidate).time}` === wanted);
  return exact ?? (candidates[1] as Instant);
}

/** The earlier of two moments or days. */
export function earliest<T extends string>(a: T, b: T): T {
  return a < b ? a : b;
}

/** The later of two moments or days. */
export function latest<T extends string>(a: T, b: T): T {
  return a > b ? a : b;
}
