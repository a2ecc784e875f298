import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import { dayOf } from '../../shared/day.ts';
import { longDay, shortDay } from '../../shared/format.ts';
import { markOf } from '../../shared/history/history.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import {
  ApproveMinutes,
  CommentMinutes,
  CorrectMinutes,
  NoComments,
  OpenComment,
  SendMinutes,
} from '../../shared/minutes/minutes.actions.ts';
import type { MinutesBody } from '../../shared/minutes/minutes.body.ts';
import { type Minutes, minutes, minutesComments } from '../../shared/minutes/minutes.list.ts';
import { caseHeading } from '../../shared/minutes/minutes.outline.ts';
import { latestVersion, takesComments, workingDaysOn } from '../../shared/minutes/minutes.rules.ts';
import { settings } from '../../shared/setting/setting.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import type { Phrase } from '../../shared/text.ts';
import { command, done, type Refusal, refused } from '../command.ts';
import { changedBy, notFound, onlyAgendaKeepers, onlySecretariat, thanks } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { minutesOf } from './minutes.body.ts';
import { commentCard } from './minutes.card.ts';

/** SharePoint takes some 63,999 characters in a field. */
const longestBody = 60_000;

/** Sends the minutes: frozen as they are read now. Sending them again changes nothing. */
export const sendMinutes = command(SendMinutes, (world, actor, { key, seen }) => {
  const found = heldMeeting(key, world, actor);
  if ('kind' in found) return found;
  const { meeting, last } = found;
  if (last) return done([], sent);
  const body = minutesOf(meeting, world);
  if (seen !== undefined && seen !== seenOf(body)) return changedMeanwhile;
  return tooLong(body) ?? done([version(1, { meeting, body, note: undefined }, world)], sent);
});

/** Makes a new version from the cases as they are now; it says what was corrected, and is open for comments anew. */
export const correctMinutes = command(CorrectMinutes, (world, actor, { key, note, seen }) => {
  const found = heldMeeting(key, world, actor);
  if ('kind' in found) return found;
  const { meeting, last } = found;
  if (!last) return notSent;
  const body = minutesOf(meeting, world);
  // A second press finds the version that the first has made.
  if (seenOf(body) === seenOf(last.body)) return last.note === note ? done([], corrected) : nothingChanged;
  if (seen !== undefined && seen !== seenOf(body)) return changedMeanwhile;
  return tooLong(body) ?? done([version(last.version + 1, { meeting, body, note }, world)], corrected);
});

/** Approves and locks minutes, for a network whose meetings have no case for it: when the time for comments is over. */
export const approveMinutes = command(ApproveMinutes, (world, actor, { key }) => {
  const found = heldMeeting(key, world, actor);
  if ('kind' in found) return found;
  if (!actor.secretariat) return onlySecretariat;
  const { last } = found;
  if (!last) return notSent;
  if (last.state === 'approved') return done([], approved);
  if (takesComments(last, world.today)) return stillOpen(last);
  return done([update(minutes, last, { state: 'approved', lockedAt: world.now })], approved);
});

/** «Ingen merknader». It takes a comment of the seat's back only where that comment was seen. */
export const noComments = command(NoComments, (world, actor, { key, seen }) => {
  const found = ownAnswer(key, world, actor);
  if ('kind' in found) return found;
  const { answer } = found;
  if (answer?.state === 'none') return done([], thanks);
  if (answer && seen !== answer.answeredAt) return hasComment;
  return done([answerWrite(found, { state: 'none', comment: undefined }, world)], thanks);
});

/** The form for a comment, with what the seat has written before. */
export const openComment = command(OpenComment, (world, actor, { key }) => {
  const found = ownAnswer(key, world, actor);
  if ('kind' in found) return found;
  return done([], undefined, commentCard({ key, municipality: found.municipality, answer: found.answer }, actor.language));
});

/** A seat's comment. Another person's newer one is shown before it is replaced. */
export const commentMinutes = command(CommentMinutes, (world, actor, { key, comment, seen }) => {
  const found = ownAnswer(key, world, actor);
  if ('kind' in found) return found;
  const { answer } = found;
  if (answer?.comment === comment) return done([], thanks);
  const newer = answer !== undefined && (seen ?? '') !== answer.answeredAt && answer.changedById !== actor.identity;
  if (newer) return changedBy(answer, answer.answeredAt);
  return done([answerWrite(found, { state: 'comment', comment }, world)], thanks);
});

/** What tells one draft from another. */
export const seenOf = (body: MinutesBody): string => markOf([body]) ?? '';

function heldMeeting(key: string, { snapshot }: World, actor: Actor): { meeting: Meeting; last: Minutes | undefined } | Refusal {
  const meeting = snapshot.of(meetings).get(key);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (!isHeld(meeting)) return tooEarly;
  return { meeting, last: latestVersion(snapshot.of(minutes).where('meeting', key)) };
}

function version(
  number: number,
  { meeting, body, note }: { meeting: Meeting; body: MinutesBody; note: string | undefined },
  { snapshot, today, now, calendar }: World,
): Write {
  const { commentDays } = settingsOf(snapshot.of(settings).all);
  return create(minutes, {
    key: `${meeting.key}/${number}`,
    title: `Referat ${body.network} ${dayOf(meeting.startsAt)}, versjon ${number}`,
    meeting: meeting.key,
    version: number,
    state: 'sent',
    body,
    note,
    sentAt: now,
    commentsBy: workingDaysOn(calendar, today, commentDays),
  });
}

interface OwnAnswer {
  readonly minutes: Minutes;
  readonly seat: string;
  readonly municipality: string;
  readonly answer: ReturnType<typeof answerOf>;
}

/** The seat that whoever presses answers for, and what it has said. */
function ownAnswer(key: string, world: World, actor: Actor): OwnAnswer | Refusal {
  const { snapshot, today } = world;
  const own = snapshot.of(minutes).get(key);
  const meeting = own && snapshot.of(meetings).get(own.meeting);
  if (!own || !meeting) return notFound;
  const part = actor.seats.find(({ network, seat }) => network === meeting.network && mayAnswerFor(actor, seat));
  if (!part) return noSeat;
  if (latestVersion(snapshot.of(minutes).where('meeting', meeting.key))?.key !== key) return replaced;
  if (!takesComments(own, today)) return over(own);
  return { minutes: own, seat: part.seat, municipality: part.municipality, answer: answerOf(own, part.seat, world) };
}

const answerOf = ({ key }: Minutes, seat: string, { snapshot }: World) => snapshot.of(minutesComments).get(`${key}/${seat}`);

function answerWrite(
  { minutes: { key }, seat, municipality, answer }: OwnAnswer,
  said: { state: 'none' | 'comment'; comment: string | undefined },
  { now }: World,
): Write {
  if (answer) return update(minutesComments, answer, { ...said, answeredAt: now });
  return create(minutesComments, { key: `${key}/${seat}`, title: municipality, minutes: key, seat, ...said, answeredAt: now });
}

/** Names the longest cases: there is something to be done about them. */
function tooLong(body: MinutesBody): Refusal | undefined {
  if (JSON.stringify(body).length <= longestBody) return undefined;
  const longest = body.cases
    .toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
    .slice(0, 3)
    .map((item) => `«${caseHeading(item, body.language)}»`)
    .join(', ');
  return refused(
    'invalid',
    phrase(
      `Referatet er for langt for SharePoint, og ble ikke sendt. Kort ned de lengste sakene: ${longest}.`,
      `Referatet er for langt for SharePoint, og vart ikkje sendt. Kort ned dei lengste sakene: ${longest}.`,
      `The minutes are too long for SharePoint, and were not sent. Shorten the longest cases: ${longest}.`,
    ),
  );
}

const phrase = (nb: string, nn: string, en: string): Phrase => ({ nb, nn, en });

const sent = phrase('Referatet er sendt.', 'Referatet er sendt.', 'The minutes are sent.');
const corrected = phrase('Den rettede versjonen er sendt.', 'Den retta versjonen er send.', 'The corrected version is sent.');
const approved = phrase('Referatet er godkjent og låst.', 'Referatet er godkjent og låst.', 'The minutes are approved and locked.');

const tooEarly = refused(
  'too-early',
  phrase(
    'Referatet kan sendes når møtet er holdt.',
    'Referatet kan sendast når møtet er halde.',
    'The minutes can be sent when the meeting has been held.',
  ),
);

const notSent = refused(
  'too-early',
  phrase('Referatet er ikke sendt ennå.', 'Referatet er ikkje sendt enno.', 'The minutes have not been sent yet.'),
);

const changedMeanwhile = refused(
  'conflict',
  phrase(
    'Referatet er endret siden du leste det, og ble ikke sendt. Les det igjen og send det så.',
    'Referatet er endra sidan du las det, og vart ikkje sendt. Les det om att og send det så.',
    'The minutes have changed since you read them, and were not sent. Read them again, then send them.',
  ),
);

const nothingChanged = refused(
  'invalid',
  phrase(
    'Ingenting er endret siden referatet ble sendt. Rett saken eller fremmøtet først, og lag så en ny versjon.',
    'Ingenting er endra sidan referatet vart sendt. Rett saka eller frammøtet først, og lag så ein ny versjon.',
    'Nothing has changed since the minutes were sent. Correct the case or the attendance first, then make a new version.',
  ),
);

const hasComment = refused(
  'conflict',
  phrase(
    'Kommunen din har en merknad. Åpne referatet for å se den eller trekke den.',
    'Kommunen din har ein merknad. Opne referatet for å sjå han eller trekkje han.',
    'Your municipality has a comment. Open the minutes to see it or take it back.',
  ),
);

const noSeat = refused(
  'not-allowed',
  phrase(
    'Bare de som har en plass i nettverket, kan svare. Si fra til representanten for kommunen din.',
    'Berre dei som har ein plass i nettverket, kan svare. Sei frå til representanten for kommunen din.',
    'Only those who have a seat in the network can answer. Tell the representative of your municipality.',
  ),
);

const replaced = refused(
  'conflict',
  phrase(
    'Referatet er rettet siden. Åpne det og les den nye versjonen.',
    'Referatet er retta sidan. Opne det og les den nye versjonen.',
    'The minutes have been corrected since. Open them and read the new version.',
  ),
);

const over = ({ commentsBy }: Minutes) =>
  refused(
    'invalid',
    phrase(
      `Fristen for merknader gikk ut ${shortDay(commentsBy, 'nb')}. Ta det opp når referatet skal godkjennes.`,
      `Fristen for merknader gjekk ut ${shortDay(commentsBy, 'nn')}. Ta det opp når referatet skal godkjennast.`,
      `The time for comments ran out ${shortDay(commentsBy, 'en')}. Bring it up when the minutes are to be approved.`,
    ),
  );

const stillOpen = ({ commentsBy }: Minutes) =>
  refused(
    'too-early',
    phrase(
      `Referatet kan godkjennes når fristen for merknader er ute, etter ${longDay(commentsBy, 'nb')}.`,
      `Referatet kan godkjennast når fristen for merknader er ute, etter ${longDay(commentsBy, 'nn')}.`,
      `The minutes can be approved when the time for comments is over, after ${longDay(commentsBy, 'en')}.`,
    ),
  );
