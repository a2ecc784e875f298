import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import { RegisterAttendance, Reserve, StepOut } from '../../shared/attendance/attendance.actions.ts';
import { takesAttendance } from '../../shared/attendance/attendance.rules.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import type { Changes } from '../../shared/list.ts';
import { type attendances, type Meeting, meetings, type Reservation, type SteppedOut } from '../../shared/meeting/meeting.list.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { command, done, type Refusal } from '../command.ts';
import { notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { says, type Write } from '../write.ts';
import { approved, cancelled, exempt, notOnAgenda, notYours, tooEarly, untilInThePast } from './attendance.refusals.ts';
import { type SeatInMeeting, seatIn, seatsOf, written } from './seat-in-meeting.ts';

/** Who was there, seat by seat, from the day of the meeting on. */
export const registerAttendance = command(RegisterAttendance, (world, actor, { key, seat, state, who }) => {
  const found = seatToWrite({ key, seat }, actor, world, 'keepers');
  if ('kind' in found) return found;
  const { meeting, its } = found;
  const changes = { state, who: state === 'deputy' || state === 'other' ? who || undefined : undefined } as const;
  return done(its.row && says(its.row, changes) ? [] : [written(its, meeting, changes)]);
});

/** A seat steps out of a case, by a provision; without one it takes part after all. */
export const stepOut = command(StepOut, (world, actor, { key, seat, case: about, provision }) => {
  const found = seatToWrite({ key, seat }, actor, world, 'keepers');
  if ('kind' in found) return found;
  const { meeting, its } = found;
  const others = (its.row?.outOf ?? []).filter((out) => out.case !== about);
  if (provision !== null && !isOnAgenda(about, meeting, world)) return notOnAgenda;
  const outOf: SteppedOut[] = provision === null ? others : [...others, { case: about, provision }];
  return done(unlessSaid(its, meeting, { outOf }));
});

/** A seat's reservation or disagreement in a case. */
export const reserve = command(Reserve, (world, actor, input) => {
  const { key, seat, case: about } = input;
  const found = seatToWrite({ key, seat }, actor, world, 'keepers and the seat itself');
  if ('kind' in found) return found;
  const { meeting, its } = found;
  const known = its.row?.reservations ?? [];
  const others = known.filter((reservation) => reservation.case !== about);
  if (input.kind === 'none') return done(unlessSaid(its, meeting, { reservations: others }));
  if (!isOnAgenda(about, meeting, world)) return notOnAgenda;
  if (isExempt(about, world)) return exempt;
  const isNewDay =
    input.kind === 'reservation' && !known.some((one) => one.kind === 'reservation' && one.case === about && one.until === input.until);
  if (input.kind === 'reservation' && isNewDay && input.until <= world.today) return untilInThePast;
  const { what } = input;
  const reservation: Reservation =
    input.kind === 'reservation'
      ? { kind: 'reservation', case: about, what, body: input.body, until: input.until }
      : { kind: 'disagreement', case: about, what };
  return done(unlessSaid(its, meeting, { reservations: [...others, reservation] }));
});

const unlessSaid = (its: SeatInMeeting, meeting: Meeting, changes: Changes<typeof attendances>): Write[] => {
  const nothing = !its.row && Object.values(changes).every((value) => Array.isArray(value) && value.length === 0);
  return nothing || (its.row && says(its.row, changes)) ? [] : [written(its, meeting, changes)];
};

/** The seat of which is written what happened in the meeting. */
function seatToWrite(
  { key, seat }: { key: string; seat: string },
  actor: Actor,
  world: World,
  who: 'keepers' | 'keepers and the seat itself',
): { meeting: Meeting; its: SeatInMeeting } | Refusal {
  const meeting = world.snapshot.of(meetings).get(key);
  if (!meeting || !seatsOf(meeting, world).includes(seat)) return notFound;
  const isOwn = who !== 'keepers' && mayAnswerFor(actor, seat);
  if (!isOwn && !mayKeepAgenda(actor, meeting)) return who === 'keepers' ? onlyAgendaKeepers : notYours(seat);
  if (meeting.state === 'cancelled') return cancelled;
  if (meeting.state === 'approved') return approved;
  if (!takesAttendance(meeting, world.now)) return tooEarly;
  return { meeting, its: seatIn(meeting, seat, world) };
}

const isOnAgenda = (key: string, meeting: Meeting, { snapshot }: World): boolean =>
  onAgenda(snapshot.of(caseList).where('meeting', meeting.key)).some((item) => item.key === key);

const isExempt = (key: string, { snapshot }: World): boolean => snapshot.of(caseList).get(key)?.exempt ?? false;
