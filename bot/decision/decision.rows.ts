import { cases as caseList } from '../../shared/case/case.list.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { datesOf } from '../../shared/decision/decision.rules.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { isSettled } from '../../shared/follow-up/follow-up.rules.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { decisionKey, defaultAskDays, newDecision } from '../new-decision.ts';
import { municipalitiesConcerned } from '../participants.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/**
 * Every case of kind decision with a conclusion has a decision, and every open decision that the municipalities follow up
 * has one follow-up for each of them: whether the conclusion came from a card, the tab or SharePoint.
 */
export function decisionRows(world: World): Write[] {
  return [...decided(world), ...asked(world)];
}

function decided(world: World): Write[] {
  const { snapshot } = world;
  return snapshot
    .of(caseList)
    .where('kind', 'decision')
    .filter(({ state, conclusion, meeting }) => state === 'treated' && conclusion !== undefined && meeting !== undefined)
    .flatMap((item) => {
      const meeting = snapshot.of(meetings).get(item.meeting ?? '');
      if (!meeting || snapshot.of(decisions).has(decisionKey(item))) return [];
      return [newDecision(item, meeting, world, undefined)];
    });
}

/** One follow-up for each municipality; a deadline that is moved reaches those who have not settled theirs. */
function asked(world: World): Write[] {
  const { snapshot, calendar } = world;
  return snapshot
    .of(decisions)
    .where('state', 'open')
    .filter(({ followUpBy }) => followUpBy === 'municipalities')
    .flatMap((decision) => {
      const askDays = snapshot.of(networks).get(decision.network)?.askDays ?? defaultAskDays;
      const dates = datesOf({ ...decision, decidedOn: dayOf(decision.decidedAt) }, askDays, calendar);
      const moved = snapshot
        .of(followUps)
        .where('decision', decision.key)
        .filter((followUp) => !isSettled(followUp.state) && (followUp.dueOn !== dates.dueOn || followUp.askOn !== dates.askOn))
        .map((followUp) => update(followUps, followUp, dates));
      return [...moved, ...missing(decision, dates, world)];
    });
}

function missing(decision: Decision, dates: { readonly dueOn: Day; readonly askOn: Day }, world: World): Write[] {
  return municipalitiesConcerned(decision, world)
    .filter((municipality) => !world.snapshot.of(followUps).has(`${decision.key}/${municipality}`))
    .map((municipality) =>
      create(followUps, {
        key: `${decision.key}/${municipality}`,
        title: `${municipality}: ${decision.title}`,
        decision: decision.key,
        network: decision.network,
        seat: `${decision.network}/${municipality}`,
        municipality,
        measure: decision.measure,
        state: 'unanswered',
        ...dates,
        helpWanted: false,
        asDeputy: false,
        late: false,
      }),
    );
}
