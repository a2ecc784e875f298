import { type Actor, mayAnswerFor, mayKeepAgenda, partIn } from '../../shared/access.ts';
import {
  ComeToMeeting,
  DeclineMeeting,
  OpenAbsence,
  RegisterAttendance,
  Reserve,
  StepIn,
  StepOut,
} from '../../shared/attendance/attendance.actions.ts';
import { deputyToAsk, takesAbsence, takesAttendance } from '../../shared/attendance/attendance.rules.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import type { Changes } from '../../shared/list.ts';
import { attendances, type Meeting, meetings, type Reservation, type SteppedOut } from '../../shared/meeting/meeting.list.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { phrase } from '../../shared/text.ts';
import { answererOf, awayOrLeft } from '../answerer.ts';
import { command, done, type Refusal, refused } from '../command.ts';
import { notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, says, update, type Write } from '../write.ts';
import { absenceCard, absenceSaidCard } from './absence.card.ts';
import { stepInOf } from './attendance.words.ts';
import { attendanceKey, nameOf, type SeatInMeeting, seatIn, seatsOf } from './seat-in-meeting.ts';

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
  return said(its, meeting, [write(its, meeting, changes)], { actor, world, cannot });
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
  const writes = its.row && its.state !== 'present' && !says(its.row, changes) ? [write(its, meeting, changes)] : [];
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
    return done([write(its, meeting, { state: 'deputy', who: own, cannot })], card);
  }
  const alreadySaid = its.row?.cannot?.includes(actor.person) ?? false;
  if (alreadySaid && !isMine) return done([], card);
  // Whoever is not asked has nothing to say no to.
  if (!isMine && its.state !== 'absent') return its.state === 'deputy' ? someoneElse(its.row?.who ?? '') : notNeeded(its.municipality);
  return done([write(its, meeting, { state: 'absent', who: undefined, cannot: [...cannot, actor.person] })], card);
});

/** Who was there, seat by seat, from the day of the meeting on. */
export const registerAttendance = command(RegisterAttendance, (world, actor, { key, seat, state, who }) => {
  const found = seatToWrite({ key, seat }, actor, world, 'keepers');
  if ('kind' in found) return found;
  const { meeting, its } = found;
  const changes = { state, who: state === 'deputy' || state === 'other' ? who || undefined : undefined } as const;
  return done(its.row && says(its.row, changes) ? [] : [write(its, meeting, changes)]);
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

type Row = Changes<typeof attendances>;

function write({ row, seat, municipality }: SeatInMeeting, meeting: Meeting, changes: Row): Write {
  if (row) return update(attendances, row, changes);
  return create(attendances, {
    key: attendanceKey(meeting.key, seat),
    title: municipality,
    meeting: meeting.key,
    seat,
    state: 'unknown',
    ...changes,
  });
}

const unlessSaid = (its: SeatInMeeting, meeting: Meeting, changes: Row): Write[] => {
  const nothing = !its.row && Object.values(changes).every((value) => Array.isArray(value) && value.length === 0);
  return nothing || (its.row && says(its.row, changes)) ? [] : [write(its, meeting, changes)];
};

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

function closedFor(meeting: Meeting, { now }: World): Refusal | undefined {
  if (meeting.state === 'cancelled') return cancelled;
  return takesAbsence(meeting, now) ? undefined : begun;
}

const isOnAgenda = (key: string, meeting: Meeting, { snapshot }: World): boolean =>
  onAgenda(snapshot.of(caseList).where('meeting', meeting.key)).some((item) => item.key === key);

const isExempt = (key: string, { snapshot }: World): boolean => snapshot.of(caseList).get(key)?.exempt ?? false;

const noSeat = refused('not-allowed', {
  nb: 'Du har ingen plass i dette nettverket. Si fra til sekretariatet om det er feil.',
  nn: 'Du har ingen plass i dette nettverket. Sei frå til sekretariatet om det er feil.',
  en: 'You have no seat in this network. Tell the secretariat if that is wrong.',
});

const notYours = (seat: string) =>
  refused('not-allowed', {
    nb: `Dette gjelder ${seat}. Bare de som har plassen, sekretariatet og møtelederen kan gjøre det.`,
    nn: `Dette gjeld ${seat}. Berre dei som har plassen, sekretariatet og møteleiaren kan gjere det.`,
    en: `This is about ${seat}. Only those who hold the seat, the secretariat and the chair can do it.`,
  });

const onlyDeputy = (seat: string) =>
  refused('not-allowed', {
    nb: `Spørsmålet er stilt til varaen for ${seat}. Bare varaen kan svare.`,
    nn: `Spørsmålet er stilt til varaen for ${seat}. Berre varaen kan svare.`,
    en: `This was asked of the deputy for ${seat}. Only the deputy can answer.`,
  });

const someoneElse = (who: string) =>
  refused('conflict', {
    nb: `${who} møter allerede. Du trenger ikke gjøre noe.`,
    nn: `${who} møter alt. Du treng ikkje gjere noko.`,
    en: `${who} is coming already. There is nothing for you to do.`,
  });

const notNeeded = (municipality: string) =>
  refused(
    'conflict',
    phrase((language) => attendanceText[language].notNeeded(municipality)),
  );

const cancelled = refused('invalid', {
  nb: 'Møtet er avlyst. Ingen trenger å melde forfall.',
  nn: 'Møtet er avlyst. Ingen treng å melde forfall.',
  en: 'The meeting is cancelled. Nobody needs to report absence.',
});

const begun = refused('invalid', {
  nb: 'Møtet har begynt. Si fra til møtelederen eller sekretariatet.',
  nn: 'Møtet har byrja. Sei frå til møteleiaren eller sekretariatet.',
  en: 'The meeting has begun. Tell the chair or the secretariat.',
});

const approved = refused('invalid', {
  nb: 'Referatet er godkjent, og fremmøtet kan ikke endres. Feil rettes i en ny utgave av referatet.',
  nn: 'Referatet er godkjent, og frammøtet kan ikkje endrast. Feil blir retta i ei ny utgåve av referatet.',
  en: 'The minutes are approved, and attendance cannot be changed. Mistakes are corrected in a new version of the minutes.',
});

const tooEarly = refused('too-early', {
  nb: 'Fremmøte føres fra møtedagen. Før den kan dere melde forfall.',
  nn: 'Frammøte blir ført frå møtedagen. Før han kan de melde forfall.',
  en: 'Attendance is written from the day of the meeting. Before it you can report absence.',
});

const notOnAgenda = refused('invalid', {
  nb: 'Saken står ikke på saklista for dette møtet. Velg en som gjør det.',
  nn: 'Saka står ikkje på saklista for dette møtet. Vel ei som gjer det.',
  en: 'The case is not on the agenda of this meeting. Choose one that is.',
});

const exempt = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Forbehold skal ikke stå her, men i saksbehandlingssystemet.',
  nn: 'Saka er unnateken offentlegheit. Atterhald skal ikkje stå her, men i saksbehandlingssystemet.',
  en: 'The case is exempt from public disclosure. A reservation belongs in your case system, not here.',
});

const untilInThePast = refused('invalid', {
  nb: 'Dagen saken skal behandles, må være en dag som kommer. Velg en senere dag.',
  nn: 'Dagen saka skal handsamast, må vere ein dag som kjem. Vel ein seinare dag.',
  en: 'The day on which it is to be treated must be a day to come. Choose a later day.',
});
