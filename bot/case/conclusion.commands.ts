import { type Actor, mayKeepAgenda } from '../../shared/access.ts';
import { ConcludeCase, type NextDecision, OpenConclusions } from '../../shared/case/case.actions.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { followedUpBy } from '../../shared/case/case.rules.ts';
import { ticks } from '../../shared/checklist/checklist.list.ts';
import { hearingOf } from '../../shared/checklist/checklist.rules.ts';
import { dayOf } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { defaultDueOn } from '../../shared/decision/decision.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { hasBegun, isHeld, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { command, done } from '../command.ts';
import { decisionKey } from '../new-decision.ts';
import { changedBy, notFound, onlyAgendaKeepers } from '../refusals.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';
import { conclusionsCard } from './case.card.ts';
import { caseToChange, dueInThePast, exemptConclusion, tooEarly, withdrawnConclusion } from './case.refusals.ts';
import { decisionOf } from './case-decision.ts';
import { toBeDecided } from './next-case.ts';

/**
 * Records a conclusion and, for a case of kind decision, who follows it up. A discussion may end in «to be decided»: then that case is
 * planned. On a card the next case's form comes back.
 */
export const concludeCase = command(ConcludeCase, (world, actor, input) => {
  const found = caseToChange(input.key, world, actor);
  if ('kind' in found) return found;
  const { item, meeting } = found;
  if (!hasBegun(meeting, world.now)) return tooEarly(meeting);
  if (item.exempt) return exemptConclusion;
  if (item.state === 'withdrawn' || item.state === 'declined') return withdrawnConclusion;
  const followUpBy = followedUpBy({ ...item, followUpBy: input.followUpBy });
  const dueOn = followUpBy === 'municipalities' ? input.dueOn : undefined;
  const known = world.snapshot.of(decisions).get(decisionKey(item))?.dueOn;
  if (dueOn !== undefined && dueOn !== known && dueOn <= world.today) return dueInThePast;
  const weighing = input.weighing === undefined ? item.weighing : input.weighing || undefined;
  const same = item.conclusion === input.conclusion && item.followUpBy === followUpBy && item.weighing === weighing;
  if (input.seen !== undefined && input.seen !== item.etag && !same) return changedBy(item);
  const changes = { conclusion: input.conclusion, followUpBy, weighing, state: 'treated' } as const;
  const wish = toDecide(input);
  const next = wish && item.kind === 'discussion' && !item.fixed ? toBeDecided(item, meeting, wish, world) : [];
  if ('kind' in next) return next;
  const writes: Write[] = [update(caseList, item, changes), ...next];
  if (item.kind === 'decision') writes.push(decisionOf({ ...item, ...changes }, meeting, world, dueOn));
  return done(writes, saved, nextForm({ ...item, ...changes }, meeting, world, actor));
});

const toDecide = ({ next, after, hearBy }: ConcludeCase): NextDecision | undefined =>
  next ?? (after === undefined || after === 'discussed' ? undefined : { hearing: after, ...(hearBy && { hearBy }) });

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
  conclusionsCard(
    {
      meeting,
      agenda,
      dueOn: defaultDueOn(dayOf(meeting.startsAt), world.calendar),
      held: isHeld(meeting),
      heard: ({ key }) => world.snapshot.of(ticks).where('checklist', hearingOf(key)).length > 0,
    },
    actor.language,
  );

const saved = { nb: 'Konklusjonen er lagret.', nn: 'Konklusjonen er lagra.', en: 'The conclusion is saved.' };
