import type { Case } from '../case/case.list.ts';
import { addMinutes, dayOf, type Instant } from '../day.ts';
import type { Attachment, Meeting } from './meeting.list.ts';

/** The cases that stand on a meeting's agenda, in order. */
export const onAgenda = (cases: readonly Case[]): readonly Case[] =>
  cases
    .filter(({ state }) => state === 'scheduled' || state === 'treated' || state === 'postponed')
    .toSorted((a, b) => a.position - b.position || a.createdAt.localeCompare(b.createdAt));

/** Cases that always stand last (any other business, the round the table) have positions from here on. */
export const lastPositions = 901;

/** A new case's place: after the others, before the fixed last ones. */
export const nextPosition = (agenda: readonly Pick<Case, 'position'>[]): number =>
  Math.floor(Math.max(0, ...agenda.map(({ position }) => position).filter((position) => position < lastPositions - 1))) + 1;

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

/** The attachments that stand, in order: one that was taken away is shown nowhere. */
export const standing = <A extends Pick<Attachment, 'number' | 'withdrawn'>>(attachments: readonly A[]): readonly A[] =>
  attachments.filter(({ withdrawn }) => !withdrawn).toSorted((a, b) => a.number - b.number);

/** The network's meetings that come after one, the nearest first: where its cases may go on. Gatherings and workshops have no cases. */
export const comingAfter = (
  meetings: readonly Meeting[],
  { network, startsAt }: Pick<Meeting, 'network' | 'startsAt'>,
  now: Instant,
): readonly Meeting[] =>
  meetings
    .filter((one) => one.network === network && one.kind === 'meeting' && one.state !== 'cancelled' && !isHeld(one))
    .filter((one) => one.startsAt > startsAt && one.startsAt > now)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));

export const sumOfMinutes = (agenda: readonly Case[]): number => agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

export const isHeld = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'held' || state === 'minutesSent' || state === 'approved';

/** A meeting is going on, about to begin or just over: people work in its lists. */
export const isUnderWay = ({ startsAt, endsAt, state }: Pick<Meeting, 'startsAt' | 'endsAt' | 'state'>, now: Instant): boolean =>
  state !== 'cancelled' && addMinutes(startsAt, -15) <= now && now <= addMinutes(endsAt, 30);

/** Conclusions are written from the day of the meeting on, not before, and not for a meeting that was called off. */
export const hasBegun = (meeting: Pick<Meeting, 'startsAt' | 'state'>, now: Instant): boolean =>
  meeting.state !== 'cancelled' && (isHeld(meeting) || dayOf(now) >= dayOf(meeting.startsAt));
