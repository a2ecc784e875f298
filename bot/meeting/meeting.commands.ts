import { mayKeepAgenda } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { approvalText } from '../../shared/meeting/approval.text.ts';
import { ApproveAgenda, CloseMeeting } from '../../shared/meeting/meeting.actions.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun, isHeld } from '../../shared/meeting/meeting.rules.ts';
import { phrase } from '../../shared/text.ts';
import { command, done, refused } from '../command.ts';
import { notFound, onlyAgendaKeepers } from '../refusals.ts';
import { update } from '../write.ts';
import { agendaMark, approvalOf, isNoticeOut, mayApprove } from './approval.ts';

/** Ends a meeting before its time is over: what was decided is posted at once. Ending it again changes nothing. */
export const closeMeeting = command(CloseMeeting, ({ snapshot, now }, actor, { key }) => {
  const meeting = snapshot.of(meetings).get(key);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (!hasBegun(meeting, now)) return tooEarly;
  const concluded = snapshot
    .of(caseList)
    .where('meeting', key)
    .some(({ state }) => state === 'treated');
  return {
    ...done(isHeld(meeting) ? [] : [update(meetings, meeting, { state: 'held' })], concluded ? closed : nothingDecided),
    insist: true,
  };
});

/** The chair approves the agenda as they have seen it. Approving it again as it is changes nothing. */
export const approveAgenda = command(ApproveAgenda, (world, actor, { key, seen }) => {
  const { snapshot, now } = world;
  const meeting = snapshot.of(meetings).get(key);
  if (!meeting) return notFound;
  if (!mayApprove(actor, meeting)) return onlyChair;
  if (meeting.state === 'cancelled') return cancelled;
  if (approvalOf(meeting, world) === 'approved') return done([], approved);
  if (isNoticeOut(meeting) || meeting.noticeAt <= now) return noticeIsOut;
  const mark = agendaMark(meeting, world);
  if (seen !== undefined && seen !== mark) return changedMeanwhile;
  return done([update(meetings, meeting, { state: 'ready', approvedAt: now, approvedBy: actor.person, approvedMark: mark })], approved);
});

const approved = phrase((language) => approvalText[language].done);

const onlyChair = refused('not-allowed', {
  nb: 'Bare møtelederen kan godkjenne saklista. Sekretariatet kan endre den.',
  nn: 'Berre møteleiaren kan godkjenne saklista. Sekretariatet kan endre ho.',
  en: 'Only the chair can approve the agenda. The secretariat can change it.',
});

const cancelled = refused('invalid', {
  nb: 'Møtet er avlyst. Det er ingenting å godkjenne.',
  nn: 'Møtet er avlyst. Det er ingenting å godkjenne.',
  en: 'The meeting is cancelled. There is nothing to approve.',
});

const noticeIsOut = refused('invalid', {
  nb: 'Innkallingen er sendt. Endre saklista om noe er feil, så følger innlegget i kanalen med.',
  nn: 'Innkallinga er send. Endre saklista om noko er feil, så følgjer innlegget i kanalen med.',
  en: 'The notice has been sent. Change the agenda if something is wrong, and the post in the channel follows.',
});

const changedMeanwhile = refused('conflict', {
  nb: 'Saklista er endret siden du så den. Se på den som står nå, og godkjenn den.',
  nn: 'Saklista er endra sidan du såg ho. Sjå på ho som står no, og godkjenn ho.',
  en: 'The agenda has been changed since you saw it. Look at the one that stands now, and approve that.',
});

const tooEarly = refused('too-early', {
  nb: 'Møtet har ikke begynt ennå. Det kan avsluttes fra møtedagen.',
  nn: 'Møtet har ikkje byrja enno. Det kan avsluttast frå møtedagen.',
  en: 'The meeting has not begun yet. It can be ended from the day of the meeting.',
});

const closed = {
  nb: 'Møtet er avsluttet. Det som ble besluttet, legges i kanalen.',
  nn: 'Møtet er avslutta. Det som vart avgjort, blir lagt i kanalen.',
  en: 'The meeting has ended. What was decided is posted in the channel.',
};

const nothingDecided = {
  nb: 'Møtet er avsluttet. Ingen saker har fått konklusjon ennå, så ingenting er sendt.',
  nn: 'Møtet er avslutta. Ingen saker har fått konklusjon enno, så ingenting er sendt.',
  en: 'The meeting has ended. No case has a conclusion yet, so nothing has been sent.',
};
