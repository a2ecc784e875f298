import { type Actor, mayAnswerFor, mayKeepAgenda, partIn } from '../../shared/access.ts';
import { ComeToMeeting, DeclineMeeting, OpenAbsence, StepIn } from '../../shared/attendance/attendance.actions.ts';
import { deputyToAsk, takesAbsence } from '../../shared/attendance/attendance.rules.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { dayOf } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { phrase } from '../../shared/text.ts';
import { answererOf, awayOrLeft } from '../answerer.ts';
import { command, done, type Refusal } from '../command.ts';
import { notFound } from '../refusals.ts';
import type { World } from '../world.ts';
import { says, type Write } from '../write.ts';
import { absenceCard, absenceSaidCard } from './absence.card.ts';
import { begun, cancelled, noSeat, notNeeded, notYours, onlyDeputy, someoneElse } from './attendance.refusals.ts';
import { stepInOf } from './attendance.words.ts';
import { nameOf, type SeatInMeeting, seatIn, seatsOf, written } from './seat-in-meeting.ts';

/** The form in which absence is reported: the answer to a press, for that person only. */
export const openAbsence = command(OpenAbsence, (world, actor, { key }) => {
  const meeting = world.snapshot.of(meetings).get(key);
  if (!meeting) return notFound;
  const closed = closedFor(meeting, world);
  if (closed) return closed;
  const own = ownSeats(actor, meeting, world).map((seat) => seatIn(meeting, seat, world));
  if (own.length === 0) return noSeat;
  return done(
    [],
    undefined,
    absenceCard({ meeting, seats: own.map((seat) => formSeat(seat, meeting, actor, world)) }, actor.language, world),
  );
});

/** A seat does not come: the deputy is asked at once, unless it is the deputy who cannot. Said again it is nothing new. */
export const declineMeeting = command(DeclineMeeting, (world, actor, { key, seat }) => {
  const found = seatToSayOf({ key, seat }, actor, world);
  if ('kind' in found) return found;
  const { meeting, its } = found;
  const stoodIn = its.state === 'deputy' ? its.deputies.find((person) => nameOf(person, world) === its.row?.who) : undefined;
  // The deputy who was to come says no; from anybody else it is old news.
  if (its.state === 'absent' || (its.state === 'deputy' && stoodIn !== actor.person)) return said(its, meeting, [], { actor, world });
  const isDeputy = stoodIn === actor.person || (isAttending(its, meeting, actor, world) && its.deputies.includes(actor.person));
  const cannot = isDeputy ? [...new Set([...(its.row?.cannot ?? []), actor.person])] : its.row?.cannot;
  const changes = { state: 'absent', who: undefined, absentAt: world.now, cannot } as const;
  return said(its, meeting, [written(its, meeting, changes)], { actor, world, cannot });
});

/** The representative comes all the same: the deputy who was asked is told. */
export const comeToMeeting = command(ComeToMeeting, (world, actor, { key, seat }) => {
  const found = seatToSayOf({ key, seat }, actor, world);
  if ('kind' in found) return found;
  const { meeting, its } = found;
  const told = phrase((language) => attendanceText[language].comes(its.municipality));
  // A decline in the calendar has been asked about, and is not asked about again.
  const declined = its.row?.declined && ('coming' as const);
  const changes = { state: 'unknown', who: undefined, absentAt: undefined, cannot: undefined, declined } as const;
  const writes = its.row && its.state !== 'present' && !says(its.row, changes) ? [written(its, meeting, changes)] : [];
  return done(writes, told, absenceSaidCard({ meeting, seat, said: [told[actor.language]], undo: 'none' }, actor.language, world));
});

/** A deputy steps in, or cannot: then the next one is asked, and where there is none the secretariat sees it. */
export const stepIn = command(StepIn, (world, actor, { key, seat, comes }) => {
  const meeting = world.snapshot.of(meetings).get(key);
  if (!meeting || !seatsOf(meeting, world).includes(seat)) return notFound;
  const its = seatIn(meeting, seat, world);
  if (!its.deputies.includes(actor.person)) return onlyDeputy(seat);
  const closed = closedFor(meeting, world);
  if (closed) return closed;
  const own = nameOf(actor.person, world);
  const isMine = its.state === 'deputy' && its.row?.who === own;
  const cannot = (its.row?.cannot ?? []).filter((person) => person !== actor.person);
  const card = phrase((language) => attendanceText[language][comes ? 'youCome' : 'youCannot'](its.municipality));
  if (comes) {
    if (isMine) return done([], card);
    if (its.state === 'deputy') return someoneElse(its.row?.who ?? '');
    if (its.state !== 'absent') return notNeeded(its.municipality);
    return done([written(its, meeting, { state: 'deputy', who: own, cannot })], card);
  }
  const alreadySaid = its.row?.cannot?.includes(actor.person) ?? false;
  if (alreadySaid && !isMine) return done([], card);
  // Whoever is not asked has nothing to say no to.
  if (!isMine && its.state !== 'absent') return its.state === 'deputy' ? someoneElse(its.row?.who ?? '') : notNeeded(its.municipality);
  return done([written(its, meeting, { state: 'absent', who: undefined, cannot: [...cannot, actor.person] })], card);
});

/** What the reporter is told: the deputy is asked, or there is none. */
function said(
  its: SeatInMeeting,
  meeting: Meeting,
  writes: readonly Write[],
  { actor, world, cannot = its.row?.cannot }: { actor: Actor; world: World; cannot?: readonly string[] | undefined },
) {
  const deputy = deputyToAsk(its.deputies, { on: dayOf(meeting.startsAt), away: awayOrLeft(world), cannot: cannot ?? [] });
  const lines = phrase((language) => {
    const text = attendanceText[language];
    const taken = its.state === 'deputy' && writes.length === 0 ? text.stepsIn(its.row?.who ?? '') : undefined;
    return `${text.declined(its.municipality)} ${taken ?? stepInOf({ ...its, deputy }, language)}`;
  });
  return done(
    writes,
    lines,
    absenceSaidCard({ meeting, seat: its.seat, said: [lines[actor.language]], undo: 'come' }, actor.language, world),
  );
}

/** The seats of the meeting that somebody may report absence for, those they are expected for first. */
function ownSeats(actor: Actor, meeting: Meeting, world: World): readonly string[] {
  const own = seatsOf(meeting, world).filter((seat) => mayAnswerFor(actor, seat));
  return own.toSorted((a, b) => Number(partIn(actor, b) === 'representative') - Number(partIn(actor, a) === 'representative'));
}

/** Whether it is this person who is expected for the seat. */
function isAttending({ seat }: SeatInMeeting, meeting: Meeting, actor: Actor, world: World): boolean {
  return answererOf(seat, dayOf(meeting.startsAt), world)?.key === actor.person;
}

const formSeat = (its: SeatInMeeting, meeting: Meeting, actor: Actor, world: World) => ({
  seat: its.seat,
  municipality: its.municipality,
  own: isAttending(its, meeting, actor, world) || its.row?.who === nameOf(actor.person, world),
  state: its.state,
  said:
    its.state === 'absent'
      ? stepInOf(its, actor.language)
      : its.state === 'deputy'
        ? attendanceText[actor.language].stepsIn(its.row?.who ?? '')
        : undefined,
});

/** The seat that somebody says of whether it comes: its own people, and who keeps the agenda. */
function seatToSayOf(
  { key, seat }: { key: string; seat: string },
  actor: Actor,
  world: World,
): { meeting: Meeting; its: SeatInMeeting } | Refusal {
  const meeting = world.snapshot.of(meetings).get(key);
  if (!meeting || !seatsOf(meeting, world).includes(seat)) return notFound;
  if (!mayAnswerFor(actor, seat) && !mayKeepAgenda(actor, meeting)) return notYours(seat);
  return closedFor(meeting, world) ?? { meeting, its: seatIn(meeting, seat, world) };
}

function closedFor(meeting: Meeting, { now }: World): Refusal | undefined {
  if (meeting.state === 'cancelled') return cancelled;
  return takesAbsence(meeting, now) ? undefined : begun;
}
