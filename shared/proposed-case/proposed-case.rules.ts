import type { Actor } from '../access.ts';
import { type Calendar, workingDaysBefore } from '../calendar.ts';
import type { Case } from '../case/case.list.ts';
import { cases } from '../case/case.list.ts';
import { type Day, dayOf, type Instant } from '../day.ts';
import type { HistoryEntry } from '../history/history.list.ts';
import type { Meeting } from '../meeting/meeting.list.ts';

/** The last day on which its members can propose a case for a meeting: so many working days before it. */
export const proposeBy = ({ startsAt }: Pick<Meeting, 'startsAt'>, calendar: Calendar, days: number): Day =>
  workingDaysBefore(calendar, dayOf(startsAt), days);

/** The day on which it is asked, and how long before a meeting cases can be proposed. */
export interface ProposeTime {
  readonly today: Day;
  readonly calendar: Calendar;
  readonly days: number;
}

/** A meeting to come whose agenda can take a case. Gatherings and workshops have no cases. */
export const takesCases = ({ state, kind, startsAt }: Pick<Meeting, 'state' | 'kind' | 'startsAt'>, today: Day): boolean =>
  (state === 'planned' || state === 'ready' || state === 'noticed') && kind === 'meeting' && dayOf(startsAt) >= today;

/** Members can propose cases for it until its last day, that day too. */
export const takesProposals = (meeting: Pick<Meeting, 'state' | 'kind' | 'startsAt'>, { today, calendar, days }: ProposeTime): boolean =>
  takesCases(meeting, today) && today <= proposeBy(meeting, calendar, days);

/** The meetings for which cases can be proposed, the next first. */
export const openMeetings = (meetings: readonly Meeting[], time: ProposeTime): readonly Meeting[] =>
  meetings.filter((meeting) => takesProposals(meeting, time)).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));

/** The meeting a proposal is for: the wished one while it takes proposals, else the next after it that does. None: the network's backlog. */
export const meetingFor = (wished: Meeting | undefined, meetings: readonly Meeting[], time: ProposeTime): Meeting | undefined =>
  wished && openMeetings(meetings, time).find(({ startsAt, network }) => network === wished.network && startsAt >= wished.startsAt);

/** Who may propose a case to a network: a seat in it, whatever its part, a member in its channel, and the secretariat. */
export const mayPropose = (actor: Actor, network: string): boolean =>
  actor.secretariat || actor.seats.some((part) => part.network === network) || actor.memberOf?.includes(network) === true;

/** What waits for an answer, or lies in the backlog, and can be taken up. */
export const isUnsettled = ({ state }: Pick<Case, 'state'>): boolean => state === 'proposed' || state === 'parked';

/** When a case came into the state it is in, as its history has it; the row's own time while that says nothing. */
export function settledAt(item: Pick<Case, 'state' | 'modifiedAt'>, entries: readonly HistoryEntry[]): Instant {
  const turned = entries
    .filter(({ listName, before, after }) => listName === cases.name && after['state'] === item.state && before?.['state'] !== item.state)
    .toSorted((a, b) => b.at.localeCompare(a.at));
  return turned[0]?.at ?? item.modifiedAt;
}
