import { type Actor, mayKeepAgenda } from '../../shared/access.ts';
import { AddCase, ConcludeCase, EditCase, OpenConclusions } from '../../shared/case/case.actions.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { defaultDueOn } from '../../shared/decision/decision.rules.ts';
import { shortTime } from '../../shared/format.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun, isHeld, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { command, done, type Refusal, refused } from '../command.ts';
import { decisionKey, followedUp, newDecision } from '../new-decision.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { conclusionsCard } from './case.card.ts';

/** Changes a case on an agenda. Numbers are never changed: they are given at the notice. */
export const editCase = command(EditCase, (world, actor, { key, seen, ...changes }) => {
  const found = caseToChange(key, world, actor);
  if ('kind' in found) return found;
  const { item } = found;
  if (seen !== item.etag) return changedBy(item);
  const { minutes, ...rest } = changes;
  const writes: Write[] = [update(caseList, item, { ...rest, ...(minutes !== undefined && { minutes: minutes ?? undefined }) })];
  if (item.state === 'treated' && item.kind === 'decision' && rest.followUpBy !== undefined)
    writes.push(decisionOf({ ...item, followUpBy: rest.followUpBy }, found.meeting, world, undefined));
  return done(writes);
});

/** Adds a case to an agenda; after the notice it says so. */
export const addCase = command(AddCase, (world, actor, { key, meeting: meetingKey, ...input }) => {
  const { snapshot, now } = world;
  const meeting = snapshot.of(meetings).get(meetingKey);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (meeting.state === 'cancelled') return cancelled;
  if (snapshot.of(caseList).has(key)) return done([]);
  const agenda = onAgenda(snapshot.of(caseList).where('meeting', meetingKey));
  return done([
    create(caseList, {
      ...input,
      key,
      meeting: meetingKey,
      network: meeting.network,
      numberKey: key,
      position: Math.max(0, ...agenda.map(({ position }) => position)) + 1,
      followUpBy: 'nobody',
      state: 'scheduled',
      addedLate: meeting.noticeAt <= now,
      unnumbered: false,
      exempt: false,
    }),
  ]);
});

/** Records a conclusion and, for a case of kind decision, who follows it up. On a card the next case's form comes back. */
export const concludeCase = command(ConcludeCase, (world, actor, input) => {
  const found = caseToChange(input.key, world, actor);
  if ('kind' in found) return found;
  const { item, meeting } = found;
  if (!hasBegun(meeting, world.now)) return tooEarly(meeting);
  if (item.exempt) return exempt;
  if (item.state === 'withdrawn' || item.state === 'declined') return notOnAgenda;
  const followUpBy = item.kind === 'decision' ? input.followUpBy : 'nobody';
  const dueOn = followUpBy === 'municipalities' ? input.dueOn : undefined;
  const known = world.snapshot.of(decisions).get(decisionKey(item))?.dueOn;
  if (dueOn !== undefined && dueOn !== known && dueOn <= world.today) return dueInThePast;
  const same = item.conclusion === input.conclusion && item.followUpBy === followUpBy;
  if (input.seen !== undefined && input.seen !== item.etag && !same) return changedBy(item);
  const changes = { conclusion: input.conclusion, followUpBy, state: 'treated' } as const;
  const writes: Write[] = [update(caseList, item, changes)];
  if (item.kind === 'decision') writes.push(decisionOf({ ...item, ...changes }, meeting, world, dueOn));
  return done(writes, saved, nextForm({ ...item, ...changes }, meeting, world, actor));
});

/** The form for the next case without a conclusion: the answer to a press, for that person only. */
export const openConclusions = command(OpenConclusions, (world, actor, { key }) => {
  const meeting = world.snapshot.of(meetings).get(key);
  if (!meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (!hasBegun(meeting, world.now)) return tooEarly(meeting);
  return done([], undefined, formFor(agendaOf(meeting, world), meeting, world, actor));
});

const agendaOf = (meeting: Meeting, { snapshot }: World) => onAgenda(snapshot.of(caseList).where('meeting', meeting.key));

function nextForm(changed: Case, meeting: Meeting, world: World, actor: Actor) {
  return formFor(
    agendaOf(meeting, world).map((item) => (item.key === changed.key ? changed : item)),
    meeting,
    world,
    actor,
  );
}

const formFor = (agenda: readonly Case[], meeting: Meeting, world: World, actor: Actor) =>
  conclusionsCard({ meeting, agenda, dueOn: defaultDueOn(dayOf(meeting.startsAt), world.calendar), held: isHeld(meeting) }, actor.language);

function decisionOf(item: Case, meeting: Meeting, world: World, dueOn: ConcludeCase['dueOn']): Write {
  const decision = world.snapshot.of(decisions).get(decisionKey(item));
  if (!decision) return newDecision(item, meeting, world, dueOn);
  return update(decisions, decision, followedUp(item, meeting, world, dueOn ?? decision.dueOn));
}

function caseToChange(key: string, { snapshot }: World, actor: Actor): { item: Case; meeting: Meeting } | Refusal {
  const item = snapshot.of(caseList).get(key);
  const meeting = item?.meeting ? snapshot.of(meetings).get(item.meeting) : undefined;
  if (!item || !meeting) return notFound;
  if (!mayKeepAgenda(actor, meeting)) return onlyAgendaKeepers;
  if (meeting.state === 'cancelled') return cancelled;
  return { item, meeting };
}

const saved = { nb: 'Konklusjonen er lagret.', nn: 'Konklusjonen er lagra.', en: 'The conclusion is saved.' };

const tooEarly = ({ startsAt }: Meeting) =>
  refused('too-early', {
    nb: `Konklusjoner kan føres fra møtedagen, ${shortTime(startsAt, 'nb')}.`,
    nn: `Konklusjonar kan førast frå møtedagen, ${shortTime(startsAt, 'nn')}.`,
    en: `Conclusions can be written from the day of the meeting, ${shortTime(startsAt, 'en')}.`,
  });

const cancelled = refused('invalid', {
  nb: 'Møtet er avlyst. Saken kan ikke endres der.',
  nn: 'Møtet er avlyst. Saka kan ikkje endrast der.',
  en: 'The meeting is cancelled. The case cannot be changed there.',
});

const exempt = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Konklusjonen skal ikke stå her, men i saksbehandlingssystemet.',
  nn: 'Saka er unnateken offentlegheit. Konklusjonen skal ikkje stå her, men i saksbehandlingssystemet.',
  en: 'The case is exempt from public disclosure. Its conclusion belongs in your case system, not here.',
});

const notOnAgenda = refused('invalid', {
  nb: 'Saken er trukket fra saklista. Sett den opp igjen før den får en konklusjon.',
  nn: 'Saka er trekt frå saklista. Set ho opp igjen før ho får ein konklusjon.',
  en: 'The case has been withdrawn. Put it back on the agenda before giving it a conclusion.',
});

const dueInThePast = refused('invalid', {
  nb: 'Fristen må være en dag som kommer. Velg en senere dag.',
  nn: 'Fristen må vere ein dag som kjem. Vel ein seinare dag.',
  en: 'The deadline must be a day to come. Choose a later day.',
});
