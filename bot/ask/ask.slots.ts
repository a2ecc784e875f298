import type { Ask } from '../../shared/ask/ask.api.ts';
import { kindOf } from '../../shared/ask/ask.kinds.ts';
import { type Calendar, workingDaysBefore } from '../../shared/calendar.ts';
import { addDays, type Day, dayOf, type Instant, isoWeek, latest, osloInstant, weekday } from '../../shared/day.ts';
import type { Person } from '../../shared/seat/seat.list.ts';
import type { Stretch } from '../../shared/seat/seat.rules.ts';
import type { Occasion } from '../post.ts';
import type { World } from '../world.ts';

/** The collected message comes on Tuesdays at 08.30; the rare extra on working days from 08.15 to 15.00. Source: the region's manners. */
const tuesday = 2;
const collectedAt = '08:30';
const extraAt = '08:15';
const extraUntil = '15:00';

/** Collected messages to a chief executive in a month. Source: the region's manners. */
const mostToChief = 2;
const mostTo = ({ rhythm }: Pick<Reader, 'rhythm'>): number => (rhythm === 'monthly' ? 1 : mostToChief);

/** Days ahead within which a Tuesday for a collected message is looked for: longer absences than that have an end of their own. */
const farthest = 400;

/** Who is asked, and when they can be written to. */
export interface Reader {
  /** Their own: silent also while they are away. */
  readonly calendar: Calendar;
  readonly rhythm: Person['rhythm'];
  /** When they chose it: to choose sends nothing, and asks nothing again. */
  readonly rhythmSince: Instant | undefined;
  /** A chief executive is written to before the meetings of the steering network, on these days. `undefined`: no chief executive. */
  readonly chiefMeetings: readonly Day[] | undefined;
}

/** An ask, and since when it is this reader's. */
export interface Asked {
  readonly ask: Ask;
  readonly answersSince: Instant;
  /** When this reader, a deputy, had it before, the earliest first: what came to them then does not come as new again. */
  readonly earlier: readonly Stretch[];
}

const isOpen = (on: Day, calendar: Calendar): boolean => calendar.isWorkingDay(on) && !calendar.isSilent(on);

/** Whether a person's collected message may come on a day: a Tuesday of their rhythm on which they can be written to. */
function isCollected(on: Day, { calendar, rhythm }: Pick<Reader, 'calendar' | 'rhythm'>): boolean {
  if (rhythm === 'single' || weekday(on) !== tuesday || !isOpen(on, calendar)) return false;
  if (rhythm === 'fortnightly') return isoWeek(on) % 2 === 0;
  if (rhythm !== 'monthly') return true;
  const earlier = [7, 14, 21, 28].map((days) => addDays(on, -days)).filter((day) => day.slice(0, 7) === on.slice(0, 7));
  return !earlier.some((day) => isOpen(day, calendar));
}

/** The days of collected messages from a moment to a day. */
function collectedDays(reader: Pick<Reader, 'calendar' | 'rhythm'>, ready: Ready, to: Day): Day[] {
  const days: Day[] = [];
  for (let on = nextTuesday(ready.on); on <= to; on = addDays(on, 7))
    if (isCollected(on, reader) && osloInstant(on, collectedAt) >= ready.at) days.push(on);
  return days;
}

/**
 * The personal messages that may come to somebody in a day's month: the collected ones, and the rare extras. `undefined`: as many as
 * they are asked questions, by their own choice.
 */
export function mostInMonth(reader: Reader, today: Day, extras: number): number | undefined {
  if (reader.rhythm === 'single') return undefined;
  if (reader.chiefMeetings) return mostTo(reader);
  const on = `${today.slice(0, 7)}-01` as Day;
  const inMonth = collectedDays(reader, { at: osloInstant(on, '00:00'), on }, addDays(on, 30));
  return inMonth.filter((day) => day.slice(0, 7) === today.slice(0, 7)).length + extras;
}

const nextTuesday = (from: Day): Day => addDays(from, (tuesday - weekday(from) + 7) % 7);

/** Since when a question can stand on a card, and the day of that. */
interface Ready {
  readonly at: Instant;
  readonly on: Day;
}

/** Since when it can stand on anybody's card; with `answersSince`, on this one's. */
function readyOf({ since, askOn }: Pick<Ask, 'since' | 'askOn'>, answersSince: Instant = since): Ready {
  const opens = osloInstant(askOn, '00:00');
  const at = latest(latest(since, answersSince), opens);
  return { at, on: at === opens ? askOn : dayOf(at) };
}

/** The first Tuesday on which the ask existed and its day had come, for somebody who is written to every week. */
export function firstCollected(ask: Pick<Ask, 'since' | 'askOn'>, calendar: Calendar): Instant {
  const ready = readyOf(ask);
  const last = addDays(ready.on, farthest);
  const [on = last] = collectedDays({ calendar, rhythm: 'weekly' }, ready, last);
  return osloInstant(on, collectedAt);
}

/**
 * The moments until now at which somebody's collected message was due. Each question is asked about twice at most: in the first
 * message from its day on, and once more the working day before it is due. After that only the secretariat acts.
 */
export function occasionsOf(asked: readonly Asked[], reader: Reader, world: Pick<World, 'now' | 'today' | 'calendar'>): Occasion[] {
  const all = asked.flatMap((one) => [...firstOccasions(one, reader, world), ...reminder(one.ask, reader)]);
  const alike = Map.groupBy(
    all.filter(({ at }) => at <= world.now && (reader.rhythmSince === undefined || at > reader.rhythmSince)),
    ({ kind, at, until, most }) => [at, kind, until, most].join(' '),
  );
  // Of questions that are due at the same moment, the newest says whether the last message has asked them all.
  return [...alike.values()]
    .map((some) => some.reduce((one, other) => (sinceOf(one) < sinceOf(other) ? other : one)))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const sinceOf = ({ since, at }: Occasion): Instant => since ?? at;

/** The moments until now at which a question that is its own message was due: on its day, and the working day before it is due. */
export function singleOccasions(one: Asked, reader: Reader, now: Instant): Occasion[] {
  const { ask, answersSince } = one;
  const { at: ready } = readyOf(ask, answersSince);
  const chosen = reader.rhythmSince && osloInstant(addDays(dayOf(reader.rhythmSince), 1), '00:00');
  const first = hasAnswer(ask) ? undefined : sendingMoment(chosen ? latest(ready, chosen) : ready, collectedAt, reader.calendar);
  const since = toldSince(one, readyOf(ask).at);
  const single: Occasion[] = first === undefined ? [] : [{ kind: 'single', at: first, since, until: undefined }];
  return [...single, ...reminder(ask, reader)].filter(({ at }) => at <= now);
}

/** From when on a message to this reader tells of what was first to be asked at a moment: for a deputy, since they first had it. */
function toldSince({ ask, answersSince, earlier }: Asked, asked: Instant): Instant {
  const before = earlier.find(({ until }) => asked < until);
  return latest(readyOf(ask).at, before?.since ?? answersSince);
}

/** Who has said how it goes gets the reminder alone. */
const hasAnswer = (ask: Ask): boolean => kindOf(ask).isUnderWay(ask);

function firstOccasions(one: Asked, reader: Reader, { calendar, today }: Pick<World, 'calendar' | 'today'>): Occasion[] {
  const { ask, answersSince } = one;
  if (hasAnswer(ask)) return [];
  const asked = firstCollected(ask, calendar);
  const since = toldSince(one, asked);
  // What somebody else was asked before comes to a new representative, and to a deputy the first time they step in, at once.
  const at = asked < answersSince ? sendingMoment(answersSince, extraAt, reader.calendar) : undefined;
  const most = reader.chiefMeetings && { most: mostTo(reader) };
  const atOnce: Occasion[] = at === undefined ? [] : [{ kind: 'collected', at, since, until: undefined, ...most }];
  const collected = slots(ask, readyOf(ask, answersSince), reader, today).map(
    ({ on, most }): Occasion => ({
      kind: 'collected',
      at: osloInstant(on, collectedAt),
      since,
      until: undefined,
      ...(most !== undefined && { most }),
    }),
  );
  return [...atOnce, ...collected];
}

interface Slot {
  readonly on: Day;
  readonly most?: number;
}

/** The collected messages in which a question may come: the first, and those after it as long as it is not due, should the first not arrive. */
function slots(ask: Ask, ready: Ready, reader: Reader, today: Day): Slot[] {
  const { chiefMeetings } = reader;
  if (chiefMeetings) return chiefSlots(ask, ready, { ...reader, chiefMeetings }, today);
  const days = collectedDays(reader, ready, today);
  return days.filter((on, index) => index === 0 || on <= ask.dueOn).map((on) => ({ on }));
}

/**
 * A chief executive's Tuesdays: the last one before each meeting of the steering network; any other when no meeting is planned, or
 * when something is due before the meeting's Tuesday comes, and then a message of the month is kept for that.
 */
function chiefSlots(ask: Ask, ready: Ready, reader: Reader & { chiefMeetings: readonly Day[] }, today: Day): Slot[] {
  const { calendar, chiefMeetings } = reader;
  const most = mostTo(reader);
  const weekly = { calendar, rhythm: 'weekly' } as const;
  const before = [...new Set(chiefMeetings.map((meeting) => tuesdayBefore(meeting, calendar)))].toSorted();
  return collectedDays(weekly, ready, today).flatMap((on): Slot[] => {
    if (before.includes(on)) return [{ on, most }];
    const next = before.find((day) => day > on);
    if (next !== undefined && next < ask.dueOn) return [];
    return [{ on, most: next?.slice(0, 7) === on.slice(0, 7) ? Math.max(1, most - 1) : most }];
  });
}

/** The last Tuesday before a day on which somebody can be written to; after a long absence, the one before it. */
function tuesdayBefore(meeting: Day, calendar: Calendar): Day {
  const last = addDays(nextTuesday(meeting), -7);
  const open = [0, 7, 14, 21].map((days) => addDays(last, -days)).find((on) => isOpen(on, calendar));
  return open ?? last;
}

/** The working day before something is due that is reminded of; on a Tuesday of theirs the collected message takes it along. A chief executive gets no extra. */
function reminder(ask: Ask, reader: Reader): Occasion[] {
  const { dueOn, askOn, since } = ask;
  const { calendar, chiefMeetings } = reader;
  const on = workingDaysBefore(calendar, dueOn, 1);
  if (!kindOf(ask).hasDeadline || on < askOn || chiefMeetings || calendar.isSilent(on)) return [];
  const collected = isCollected(on, reader);
  const at = osloInstant(on, collected ? collectedAt : extraAt);
  if (at < since) return [];
  return [{ kind: collected ? 'collected' : 'extra', at, until: osloInstant(on, extraUntil) }];
}

/** The first moment from this one on at which somebody can be written to, not before this time of day. */
function sendingMoment(from: Instant, time: string, calendar: Calendar): Instant | undefined {
  const first = dayOf(from);
  for (let on = first; on <= addDays(first, farthest); on = addDays(on, 1))
    if (isOpen(on, calendar)) return latest(from, osloInstant(on, time));
  return undefined;
}
