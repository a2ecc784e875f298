import { mayKeepAgenda } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { CloseMeeting } from '../../shared/meeting/meeting.actions.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun, isHeld } from '../../shared/meeting/meeting.rules.ts';
import { command, done, refused } from '../command.ts';
import { notFound, onlyAgendaKeepers } from '../refusals.ts';
import { update } from '../write.ts';

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
