import type { CaseKind } from '../case/case.list.ts';
import type { Instant } from '../day.ts';
import type { Meeting } from '../meeting/meeting.list.ts';

/** What a case is suggested for, in the order in which a draft has them, with the kind and the minutes it gets where nobody has said. */
export const causes = {
  /** It was on the agenda of an earlier meeting, and was not reached. */
  carried: { kind: 'discussion', minutes: 20 },
  /** It was discussed, and is to be decided. */
  discussed: { kind: 'decision', minutes: 20 },
  /** It lies in the network's backlog. */
  parked: { kind: 'discussion', minutes: 20 },
  /** A network or group has an assignment to report on. */
  assignment: { kind: 'information', minutes: 10 },
  /** A decision has come to the day on which it is looked at again. */
  review: { kind: 'discussion', minutes: 15 },
  /** Of those that follow up a decision, some are stuck. */
  stuck: { kind: 'discussion', minutes: 20 },
  /** … some are over the deadline. */
  late: { kind: 'discussion', minutes: 10 },
  /** … all are done. */
  finished: { kind: 'decision', minutes: 5 },
  /** … some have answered since the last meeting. */
  answered: { kind: 'information', minutes: 5 },
  /** A measure has another status or phase than at the last meeting. */
  turned: { kind: 'discussion', minutes: 15 },
  /** Nobody has said for long how a measure goes. */
  stale: { kind: 'information', minutes: 10 },
} as const satisfies Readonly<Record<string, { kind: CaseKind; minutes: number }>>;
export type Cause = keyof typeof causes;

/** Days after which a status says little. */
export const staleDays = 90;

/** Days after which nobody waits any more for a case that was not reached. */
export const forgottenDays = 365;

/** A meeting that has been, whether or not anybody has ended it. */
export const isOver = ({ state, endsAt }: Pick<Meeting, 'state' | 'endsAt'>, now: Instant): boolean =>
  state !== 'cancelled' && endsAt <= now;

/** A meeting whose agenda can still be made. */
export const isComing = ({ state, endsAt }: Pick<Meeting, 'state' | 'endsAt'>, now: Instant): boolean =>
  (state === 'planned' || state === 'ready' || state === 'noticed') && endsAt > now;

/** The last of a network's meetings that is over and came before this one. */
export function lastBefore(meeting: Meeting, ofNetwork: readonly Meeting[], now: Instant): Meeting | undefined {
  return ofNetwork
    .filter((other) => other.key !== meeting.key && isOver(other, now) && other.startsAt < meeting.startsAt)
    .reduce<Meeting | undefined>((last, other) => (last && isAfter(last, other) ? last : other), undefined);
}

const isAfter = (a: Meeting, b: Meeting): boolean => (a.startsAt === b.startsAt ? a.key > b.key : a.startsAt > b.startsAt);
