import { mayKeepAgenda } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import { ChangeDecision, CloseDecision, ReopenDecision } from '../../shared/decision/decision.actions.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { datesOf, isOpen } from '../../shared/decision/decision.rules.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { command, done, refused } from '../command.ts';
import { defaultAskDays } from '../new-decision.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { says, update } from '../write.ts';
import { set, wrongTerms } from './terms.ts';

/** Who follows a decision up, by when, whom it concerns: changed by those who keep the agenda of the meeting that made it. */
export const changeDecision = command(ChangeDecision, (world, actor, { key, seen, ...wish }) => {
  const decision = world.snapshot.of(decisions).get(key);
  const meeting = decision && world.snapshot.of(meetings).get(decision.meeting);
  if (!decision || !meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (!isOpen(decision) && decision.followUpBy !== 'nobody') return isClosed;
  if (wish.concerns && world.snapshot.of(caseList).get(decision.caseKey)?.exempt) return exempt;
  const changes = withDates(decision, set(wish), world);
  if (says(decision, changes)) return done([]);
  if (seen !== decision.etag) return changedBy(decision);
  return wrongTerms(decision, wish, world) ?? done([update(decisions, decision, changes)]);
});

/** What follows when somebody else is to follow up: whether it is open, and a deadline where the municipalities do. */
function withDates(decision: Decision, changes: ReturnType<typeof set>, { snapshot, calendar }: World) {
  const { followUpBy = decision.followUpBy } = changes;
  if (followUpBy === decision.followUpBy && changes.dueOn === undefined) return changes;
  const state = followUpBy === 'nobody' ? ('closed' as const) : ('open' as const);
  if (followUpBy !== 'municipalities') return { ...changes, state };
  const askDays = snapshot.of(networks).get(decision.network)?.askDays ?? defaultAskDays;
  const dueOn = changes.dueOn ?? decision.dueOn;
  const dates = datesOf({ decidedOn: dayOf(decision.decidedAt), dueOn, askOn: changes.askOn }, askDays, calendar);
  return { ...changes, ...dates, ...(followUpBy !== decision.followUpBy && { state }) };
}

/** Done is not closed: the network closes a decision in a meeting. Without one the secretariat does, and says why. */
export const closeDecision = command(CloseDecision, (world, actor, { key, seen, as, meeting: meetingKey, reason }) => {
  const { snapshot, now } = world;
  const decision = snapshot.of(decisions).get(key);
  if (!decision) return notFound;
  const meeting = meetingKey === undefined ? undefined : snapshot.of(meetings).get(meetingKey);
  if (meetingKey !== undefined && meeting?.network !== decision.network) return notFound;
  if (meeting ? !mayKeepAgenda(actor, meeting) : !actor.secretariat) return meeting ? onlyAgendaKeepers : closedInMeetings;
  if (meeting && !hasBegun(meeting, now)) return notYetBegun;
  if (decision.state === as) return done([], closed);
  if (seen !== undefined && seen !== decision.etag) return changedBy(decision);
  if (!reason && (!meeting || as === 'repealed')) return reasonNeeded;
  return done(
    [update(decisions, decision, { state: as, closedIn: meeting?.key, closedAt: now, stateReason: reason || undefined })],
    closed,
  );
});

/** It was closed too early: it is followed up again from where it was. */
export const reopenDecision = command(ReopenDecision, ({ snapshot }, actor, { key, seen }) => {
  const decision = snapshot.of(decisions).get(key);
  const meeting = decision && snapshot.of(meetings).get(decision.meeting);
  if (!decision || !meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (isOpen(decision)) return done([]);
  if (decision.followUpBy === 'nobody') return nobodyFollows;
  if (seen !== undefined && seen !== decision.etag) return changedBy(decision);
  return done([update(decisions, decision, { state: 'open', closedIn: undefined, closedAt: undefined, stateReason: undefined })]);
});

const closed = { nb: 'Beslutningen er lukket.', nn: 'Avgjerda er lukka.', en: 'The decision is closed.' };

const isClosed = refused('invalid', {
  nb: 'Beslutningen er lukket. Åpne den igjen om noe skal endres.',
  nn: 'Avgjerda er lukka. Opne ho igjen om noko skal endrast.',
  en: 'The decision is closed. Open it again to change something.',
});

const exempt = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Ikke skriv her hvem den berører.',
  nn: 'Saka er unnateken offentlegheit. Ikkje skriv her kven ho råkar.',
  en: 'The case is exempt from public disclosure. Do not write here whom it concerns.',
});

const closedInMeetings = refused('not-allowed', {
  nb: 'En beslutning lukkes av nettverket i et møte. Sett den på sakslista, eller spør sekretariatet.',
  nn: 'Ei avgjerd blir lukka av nettverket i eit møte. Set ho på sakslista, eller spør sekretariatet.',
  en: 'A decision is closed by the network in a meeting. Put it on the agenda, or ask the secretariat.',
});

const notYetBegun = refused('too-early', {
  nb: 'Møtet har ikke begynt. Beslutningen kan lukkes fra møtedagen.',
  nn: 'Møtet har ikkje begynt. Avgjerda kan lukkast frå møtedagen.',
  en: 'The meeting has not begun. The decision can be closed from the day of the meeting.',
});

const reasonNeeded = refused('invalid', {
  nb: 'Skriv kort hvorfor.',
  nn: 'Skriv kort kvifor.',
  en: 'Write briefly why.',
});

const nobodyFollows = refused('invalid', {
  nb: 'Ingen følger opp denne beslutningen. Velg først hvem som skal det.',
  nn: 'Ingen følgjer opp denne avgjerda. Vel først kven som skal det.',
  en: 'Nobody follows up this decision. First choose who is to.',
});
