import { type Actor, partIn } from '../access.ts';
import type { Calendar } from '../calendar.ts';
import type { Case } from '../case/case.list.ts';
import { addDays, type Day } from '../day.ts';
import type { Meeting } from '../meeting/meeting.list.ts';
import type { Minutes, MinutesComment } from './minutes.list.ts';

/** Minutes are read by those who sit in the network or are members of its channel, and by the secretariat. */
export const mayReadMinutes = (actor: Pick<Actor, 'secretariat' | 'seats' | 'memberOf'>, network: string): boolean =>
  actor.secretariat || actor.seats.some((part) => part.network === network) || (actor.memberOf?.includes(network) ?? false);

/** What others say to the minutes is for those who keep them. */
export const maySeeComments = (actor: Actor, { network, chair }: Pick<Meeting, 'network' | 'chair'>): boolean =>
  actor.secretariat || (chair !== undefined && partIn(actor, `${network}/${chair}`) !== undefined);

/** The working day `count` working days after a day. Days of the silent weeks do not count: nobody is written to then. */
export function workingDaysOn(calendar: Calendar, from: Day, count: number): Day {
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    if (calendar.isWorkingDay(on) && !calendar.isSilent(on)) left -= 1;
  }
  return on;
}

/** The version that counts: the last. */
export const latestVersion = (versions: readonly Minutes[]): Minutes | undefined =>
  versions.reduce<Minutes | undefined>((last, one) => (last === undefined || one.version > last.version ? one : last), undefined);

/** Comments are taken until the last day is over, or a meeting has approved the minutes. */
export const takesComments = ({ state, commentsBy }: Pick<Minutes, 'state' | 'commentsBy'>, today: Day): boolean =>
  state === 'sent' && today <= commentsBy;

/** How many seats have said something. */
export const countComments = (comments: readonly MinutesComment[]): { readonly none: number; readonly comments: number } => ({
  none: comments.filter(({ state }) => state === 'none').length,
  comments: comments.filter(({ state }) => state === 'comment').length,
});

/** The case in which a meeting approves the minutes of the one before, by what every network calls it. */
const approval = /godkjen\w*.*referat|approv\w*.*minutes/i;
/** A conclusion that says yes to them, and one that says no. */
const consent = /godkj|approv/i;
const refusal = /\b(ikke|ikkje|not)\b/i;

/** Whether a case has approved the minutes of the meeting before. One that does not say so plainly leaves it to the secretariat. */
export const hasApprovedMinutes = ({
  title,
  state,
  conclusion,
  exempt,
}: Pick<Case, 'title' | 'state' | 'conclusion' | 'exempt'>): boolean =>
  !exempt &&
  state === 'treated' &&
  conclusion !== undefined &&
  approval.test(title) &&
  consent.test(conclusion) &&
  !refusal.test(conclusion);
