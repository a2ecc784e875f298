import type { LocalDate } from '../absence/absence.list.ts';
import { type Calendar, silence, workingDaysBefore } from '../calendar.ts';
import { addDays, type Day, dayOf, daysBetween, type Instant, osloInstant, weekday } from '../day.ts';
import type { Meeting, ProgrammeItem } from '../meeting/meeting.list.ts';
import type { SeatTerm } from '../seat/seat.list.ts';
import { holds } from '../seat/seat.rules.ts';
import type { WheelEntry } from './year-wheel.list.ts';

/** How often a series meets: on the nth (or, with -1, the last) weekday of every month, or every so many weeks. Monday is 1. */
export type Rhythm =
  | { readonly kind: 'monthly'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: number }
  | { readonly kind: 'weeks'; readonly every: number; readonly weekday: number };

export interface SeriesWish {
  readonly rhythm: Rhythm;
  readonly from: Day;
  readonly to: Day;
}

/** From one time of day to a later one, as Oslo's clocks show them: `09:00`. */
export interface Times {
  readonly from: string;
  readonly to: string;
}

/** No series is longer than this: more than one a week in a year is no series of meetings. */
export const mostMeetings = 60;

/** A meeting is at most this long; what takes more is two meetings. */
const mostMinutes = 12 * 60;

/** The days that a rhythm names, before it is known what they meet. */
export function rhythmDays({ rhythm, from, to }: SeriesWish): readonly Day[] {
  const days: Day[] = [];
  if (rhythm.kind === 'weeks') {
    const every = Math.max(1, Math.floor(rhythm.every));
    for (let on = onWeekday(from, rhythm.weekday); on <= to; on = addDays(on, 7 * every)) days.push(on);
    return days;
  }
  for (let month = firstOf(from); month <= to; month = nextMonth(month)) {
    const on = rhythm.nth === -1 ? addDays(onWeekday(nextMonth(month), rhythm.weekday), -7) : nthOf(month, rhythm);
    if (from <= on && on <= to) days.push(on);
  }
  return days;
}

const nthOf = (month: Day, { nth, weekday: wanted }: { nth: number; weekday: number }): Day =>
  addDays(onWeekday(month, wanted), 7 * (nth - 1));

/** The first day with this weekday, from a day on. */
const onWeekday = (from: Day, wanted: number): Day => addDays(from, (wanted - weekday(from) + 7) % 7);

const firstOf = (on: Day): Day => `${on.slice(0, 8)}01` as Day;
const nextMonth = (first: Day): Day => firstOf(addDays(first, 31));

/** Something that a meeting on a day would meet. It warns, and never forbids. */
export type Collision =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly on: Day }
  | { readonly kind: 'silent'; readonly time: 'easter' | 'summer' | 'christmas' | undefined }
  /** Another network's meeting at the same time with some of the same people, or the network's own (`people` undefined). */
  | { readonly kind: 'meeting'; readonly network: string; readonly people: number | undefined }
  | { readonly kind: 'local'; readonly what: LocalDate['kind']; readonly municipality: string }
  | { readonly kind: 'wheel'; readonly title: string };

/** On such a day nobody meets: a proposal leaves it. */
const isClosed = ({ kind }: Collision): boolean => kind === 'weekend' || kind === 'holiday' || kind === 'silent';

/** How many people two networks have in common. */
export type InCommon = (network: string, other: string) => number;

/** Representatives and chairs who sit in both of two networks on a day; a deputy steps in only now and then. */
export function inCommonOn(terms: readonly Pick<SeatTerm, 'seat' | 'person' | 'part' | 'from' | 'to'>[], on: Day): InCommon {
  const sitting = terms.filter((term) => term.part !== 'deputy' && holds(term, on));
  const people = new Map(
    [...Map.groupBy(sitting, ({ seat }) => seat.split('/')[0] ?? '')].map(([network, own]) => [
      network,
      new Set(own.map(({ person }) => person)),
    ]),
  );
  return (network, other) => [...(people.get(network) ?? [])].filter((person) => people.get(other)?.has(person)).length;
}

/** All that a meeting of one network could meet. */
export interface Surroundings {
  readonly network: string;
  /** The municipalities with a seat in it. */
  readonly seated: readonly string[];
  readonly calendar: Calendar;
  readonly meetings: readonly Pick<Meeting, 'key' | 'network' | 'startsAt' | 'endsAt' | 'state'>[];
  readonly localDates: readonly Pick<LocalDate, 'municipality' | 'from' | 'to' | 'kind' | 'withdrawn'>[];
  readonly wheel: readonly Pick<WheelEntry, 'title' | 'from' | 'to' | 'network' | 'keepFree' | 'withdrawn'>[];
  readonly inCommon: InCommon;
  /** A meeting that is being moved does not meet itself. */
  readonly except?: string;
}

/** What a meeting between these times would meet on a day, the closed days first. */
export function collisionsOf(around: Surroundings, times: Times): (on: Day) => readonly Collision[] {
  const { network, seated, localDates, meetings, wheel, inCommon } = around;
  const local = localDates.filter(({ municipality, withdrawn }) => !withdrawn && seated.includes(municipality));
  const kept = wheel.filter((entry) => entry.keepFree && !entry.withdrawn && concerns(entry.network, network, inCommon));
  const others = meetings.filter((meeting) => meeting.state !== 'cancelled' && meeting.key !== around.except);
  return (on) => {
    const [startsAt, endsAt] = [osloInstant(on, times.from), osloInstant(on, times.to)];
    return [
      ...closedOn(on, around.calendar),
      ...others
        .filter((meeting) => meeting.startsAt < endsAt && startsAt < meeting.endsAt && concerns(meeting.network, network, inCommon))
        .map((meeting): Collision => {
          const people = meeting.network === network ? undefined : inCommon(network, meeting.network);
          return { kind: 'meeting', network: meeting.network, people };
        }),
      ...local
        .filter(({ from, to = from }) => holds({ from, to }, on))
        .map(({ kind, municipality }): Collision => ({ kind: 'local', what: kind, municipality })),
      ...kept.filter((entry) => isInWheel(entry, on)).map(({ title }): Collision => ({ kind: 'wheel', title })),
    ];
  };
}

const concerns = (of: string | undefined, network: string, inCommon: InCommon): boolean =>
  of === undefined || of === network || inCommon(network, of) > 0;

function closedOn(on: Day, calendar: Calendar): readonly Collision[] {
  if (weekday(on) > 5) return [{ kind: 'weekend' }];
  if (!calendar.isWorkingDay(on)) return [{ kind: 'holiday', on }];
  return calendar.isSilent(on) ? [{ kind: 'silent', time: silence(on) }] : [];
}

/** Whether a day lies in what the year wheel has from one day of the year to another, over new year too. */
export function isInWheel({ from, to }: { from: string; to: string }, on: Day): boolean {
  const date = on.slice(5);
  return from <= to ? from <= date && date <= to : from <= date || date <= to;
}

/** One date of a series: where the rhythm had it, why it is not there, and what it still meets. */
export interface Proposal {
  readonly on: Day;
  readonly wanted: Day;
  /** What stood in the way on the wanted day; empty when it was kept. */
  readonly because: readonly Collision[];
  readonly collisions: readonly Collision[];
}

export interface Proposals {
  readonly dates: readonly Proposal[];
  /** Days of the rhythm near which no day is free, as in the weeks of summer. */
  readonly missed: readonly { readonly wanted: Day; readonly because: readonly Collision[] }[];
}

/**
 * The dates of a series. Nobody meets at a weekend, on a holiday or in a silent week; what can be avoided of the rest is avoided within
 * the week. A day that is closed gives way to the nearest of its week, the earlier of two, else to the week after or before it.
 */
export function proposeDates(wish: SeriesWish, collisionsOn: (on: Day) => readonly Collision[]): Proposals {
  const wanted = rhythmDays(wish).slice(0, mostMeetings);
  const taken = new Set<Day>();
  const weeks = new Set(wanted.map(mondayOf));
  const dates: Proposal[] = [];
  const missed: { wanted: Day; because: readonly Collision[] }[] = [];
  for (const day of wanted) {
    const met = collisionsOn(day);
    const isOwn = (on: Day) => wish.from <= on && on <= wish.to && !taken.has(on);
    const closed = met.some(isClosed);
    const candidates = met.length === 0 ? [day] : [...daysOfWeek(day), ...(closed ? nearWeeks(day, weeks) : [])].filter(isOwn);
    const on = best(candidates, { day, closed, collisionsOn });
    if (on === undefined) missed.push({ wanted: day, because: met });
    else {
      taken.add(on);
      weeks.add(mondayOf(on));
      dates.push({ on, wanted: day, because: on === day ? [] : met, collisions: collisionsOn(on) });
    }
  }
  return { dates: dates.toSorted((a, b) => a.on.localeCompare(b.on)), missed };
}

/** Of days in the order of preference: one without any collision in the own week, else an open one there, else the same in a week beside it. */
function best(
  candidates: readonly Day[],
  { day, closed, collisionsOn }: { day: Day; closed: boolean; collisionsOn: (on: Day) => readonly Collision[] },
): Day | undefined {
  const ownWeek = candidates.filter((on) => mondayOf(on) === mondayOf(day));
  const otherWeeks = candidates.filter((on) => mondayOf(on) !== mondayOf(day));
  const clear = (on: Day) => collisionsOn(on).length === 0;
  const open = (on: Day) => !collisionsOn(on).some(isClosed);
  if (!closed) return ownWeek.find(clear) ?? day;
  return ownWeek.find(clear) ?? ownWeek.find(open) ?? otherWeeks.find(clear) ?? otherWeeks.find(open);
}

/** The Monday of a day's week. */
export const mondayOf = (on: Day): Day => addDays(on, 1 - weekday(on));

/** The working week around a day, nearest first, the earlier of two before the later. */
function daysOfWeek(near: Day): readonly Day[] {
  const monday = mondayOf(near);
  return [0, 1, 2, 3, 4]
    .map((offset) => addDays(monday, offset))
    .toSorted((a, b) => distance(a, near) - distance(b, near) || (a < b ? -1 : 1));
}

/** The week after and the week before, unless the series has a date in them: the same weekday first, the later week before the earlier. */
function nearWeeks(near: Day, weeks: ReadonlySet<Day>): readonly Day[] {
  const beside = [7, -7].map((offset) => addDays(near, offset)).filter((on) => !weeks.has(mondayOf(on)));
  const days = beside.flatMap((on) => daysOfWeek(on).map((day) => ({ day, from: distance(day, on) })));
  return days.toSorted((a, b) => a.from - b.from).map(({ day }) => day);
}

const distance = (a: Day, b: Day): number => Math.abs(daysBetween(a, b));

/** Who chairs each of so many meetings when the chair rotates, going on after who had it last. */
export function rotation(seated: readonly string[], count: number, after?: string): readonly string[] {
  const start = after === undefined ? 0 : seated.indexOf(after) + 1;
  return seated.length === 0 ? [] : Array.from({ length: count }, (_, index) => seated[(start + index) % seated.length] ?? '');
}

/** When a meeting's notice goes out: its network's number of working days before, at half past eight. */
export const noticeAt = (startsAt: Instant, { noticeDays }: { noticeDays: number }, calendar: Calendar): Instant =>
  osloInstant(workingDaysBefore(calendar, dayOf(startsAt), noticeDays), '08:30');

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What is wrong with a meeting's times, if anything. */
export function timesFault({ from, to }: Times): 'end-first' | 'too-long' | undefined {
  if (to <= from) return 'end-first';
  return minutesOf(to) - minutesOf(from) > mostMinutes ? 'too-long' : undefined;
}

/** What is wrong with a programme, if anything: each entry comes after the one before it, and all within the meeting. */
export function programmeFault(programme: readonly Pick<ProgrammeItem, 'at'>[], { from, to }: Times): 'order' | 'outside' | undefined {
  if (programme.some(({ at }, index) => index > 0 && at <= (programme[index - 1]?.at ?? ''))) return 'order';
  return programme.some(({ at }) => at < from || at >= to) ? 'outside' : undefined;
}

/** The first day that stands twice in a series: it would overlap itself. */
export const twice = (days: readonly Day[]): Day | undefined => days.find((on, index) => days.indexOf(on) !== index);

/** A link to a meeting in Teams or elsewhere: `https` and nothing else. */
export const isMeetingLink = (link: string): boolean => /^https:\/\/[^\s/]+\.[^\s/]+/i.test(link) && URL.canParse(link);
