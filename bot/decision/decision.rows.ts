import { cases as caseList } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { askDay, defaultDueOn } from '../../shared/decision/decision.rules.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { decisionKey, newDecision } from '../new-decision.ts';
import { municipalitiesConcerned } from '../participants.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';

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
      return [newDecision(item, meeting, world)];
    });
}

function asked(world: World): Write[] {
  const { snapshot, calendar } = world;
  return snapshot
    .of(decisions)
    .where('state', 'open')
    .filter(({ followUpBy }) => followUpBy === 'municipalities')
    .flatMap((decision) => {
      const dueOn = decision.dueOn ?? defaultDueOn(dayOf(decision.decidedAt), calendar);
      const askOn =
        decision.askOn ?? askDay(dueOn, snapshot.of(networks).get(decision.network)?.askDays ?? 5, dayOf(decision.decidedAt), calendar);
      return municipalitiesConcerned(decision, world)
        .filter((municipality) => !snapshot.of(followUps).has(`${decision.key}/${municipality}`))
        .map((municipality) =>
          create(followUps, {
            key: `${decision.key}/${municipality}`,
            title: `${municipality}: ${decision.title}`.slice(0, 255),
            decision: decision.key,
            network: decision.network,
            seat: `${decision.network}/${municipality}`,
            municipality,
            measure: decision.measure,
            state: 'unanswered',
            dueOn,
            askOn,
            helpWanted: false,
            asDeputy: false,
            late: false,
          }),
        );
    });
}
