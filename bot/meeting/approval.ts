import { type Actor, partIn } from '../../shared/access.ts';
import { type Calendar, workingDaysBefore } from '../../shared/calendar.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { addDays, dayOf, earliest, type Instant, latest, osloInstant } from '../../shared/day.ts';
import { markOf } from '../../shared/history/history.rules.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { personalHours } from '../answerer.ts';
import { settingsIn } from '../settings.ts';
import type { World } from '../world.ts';

/** The seat that chairs a meeting, if one does. */
export const chairSeat = ({ network, chair }: Pick<Meeting, 'network' | 'chair'>): string | undefined =>
  chair === undefined ? undefined : `${network}/${chair}`;

/** An agenda is approved by those who have the seat that chairs. */
export function mayApprove(actor: Actor, meeting: Pick<Meeting, 'network' | 'chair'>): boolean {
  const seat = chairSeat(meeting);
  return seat !== undefined && partIn(actor, seat) !== undefined;
}

/**
 * When the chair is asked: so many working days before the meeting as the setting says, and at least one before the notice, so that
 * there is time to change something. Never in the silent weeks; of a meeting that is planned later than that, at once.
 */
export function chairAskedAt(
  meeting: Pick<Meeting, 'startsAt' | 'noticeAt' | 'createdAt'>,
  world: Pick<World, 'snapshot' | 'calendar'>,
): Instant {
  const { calendar } = world;
  const usual = workingDaysBefore(calendar, dayOf(meeting.startsAt), settingsIn(world).chairDays);
  const on = lastSendingDay(earliest(usual, workingDaysBefore(calendar, dayOf(meeting.noticeAt), 1)), calendar);
  return latest(osloInstant(on, personalHours.from), meeting.createdAt);
}

function lastSendingDay(from: Parameters<Calendar['isSilent']>[0], calendar: Calendar) {
  let on = from;
  while (!calendar.isWorkingDay(on) || calendar.isSilent(on)) on = addDays(on, -1);
  return on;
}

/** What an agenda is like: another mark when it has other cases, in another order or other words, or the meeting another time or place. */
export function agendaMark(meeting: Meeting, { snapshot }: Pick<World, 'snapshot'>): string {
  const agenda = onAgenda(snapshot.of(caseList).where('meeting', meeting.key));
  const { startsAt, endsAt, place, programme } = meeting;
  const cases = agenda.map(({ key, title, kind, followUpBy, minutes, proposal, exempt }) => [
    key,
    title,
    kind,
    followUpBy,
    minutes,
    proposal,
    exempt,
  ]);
  return markOf([startsAt, endsAt, place, programme, cases]) ?? '';
}

/** How far an agenda is approved: not at all, as it is now, or as it was before it was changed. */
export function approvalOf(meeting: Meeting, world: Pick<World, 'snapshot'>): 'none' | 'approved' | 'changed' {
  if (meeting.approvedAt === undefined) return 'none';
  // Typed straight into the list it has no mark: then it holds as it is.
  return meeting.approvedMark === undefined || meeting.approvedMark === agendaMark(meeting, world) ? 'approved' : 'changed';
}

/** Until the notice is out there is something to approve. */
export const isNoticeOut = ({ state }: Pick<Meeting, 'state'>): boolean => state !== 'planned' && state !== 'ready';
