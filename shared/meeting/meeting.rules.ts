import type { Case } from '../case/case.list.ts';
import { addMinutes, dayOf, type Instant } from '../day.ts';
import type { Meeting } from './meeting.list.ts';

/** The cases that stand on a meeting's agenda, in order. */
export const onAgenda = (cases: readonly Case[]): readonly Case[] =>
  cases
    .filter(({ state }) => state === 'scheduled' || state === 'treated' || state === 'postponed')
    .toSorted((a, b) => a.position - b.position || a.createdAt.localeCompare(b.createdAt));

/** When each case's turn is expected: after the minutes of those before it. Unknown from the first case without minutes on. */
export function expectedTimes(startsAt: Instant, agenda: readonly Case[]): ReadonlyMap<string, Instant> {
  const times = new Map<string, Instant>();
  let at: Instant | undefined = startsAt;
  for (const { key, minutes } of agenda) {
    if (at === undefined) break;
    times.set(key, at);
    at = minutes === undefined ? undefined : addMinutes(at, minutes);
  }
  return times;
}

export const sumOfMinutes = (agenda: readonly Case[]): number => agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

export const isHeld = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'held' || state === 'minutesSent' || state === 'approved';

/** A meeting is going on, about to begin or just over: people work in its lists. */
export const isUnderWay = ({ startsAt, endsAt, state }: Pick<Meeting, 'startsAt' | 'endsAt' | 'state'>, now: Instant): boolean =>
  state !== 'cancelled' && addMinutes(startsAt, -15) <= now && now <= addMinutes(endsAt, 30);

/** Conclusions are written from the day of the meeting on, not before, and not for a meeting that was called off. */
export const hasBegun = (meeting: Pick<Meeting, 'startsAt' | 'state'>, now: Instant): boolean =>
  meeting.state !== 'cancelled' && (isHeld(meeting) || dayOf(now) >= dayOf(meeting.startsAt));
