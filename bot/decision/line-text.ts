import { type Actor, mayAnswerFor } from '../../shared/access.ts';
import { ticks } from '../../shared/checklist/checklist.list.ts';
import { heard, informingOf } from '../../shared/checklist/checklist.rules.ts';
import { dayOf } from '../../shared/day.ts';
import type { DecisionPage, DecisionView, OwnLine } from '../../shared/decision/decision.api.ts';
import type { Decision } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { lineText } from '../../shared/line-text/line-text.ts';
import { answererOf } from '../answerer.ts';
import { municipalitiesConcerned } from '../participants.ts';
import type { World } from '../world.ts';

/** How far the line is informed of a decision, and what the reader's own can be told of it. */
export function lineOf(decision: Decision, shown: DecisionView, actor: Actor, world: World): Pick<DecisionPage, 'informed' | 'lines'> {
  if (decision.followUpBy !== 'municipalities') return { informed: undefined, lines: [] };
  const { snapshot, today } = world;
  const { key, network, decidedAt, concerns, dueOn } = decision;
  const checklist = informingOf(key);
  const concerned = municipalitiesConcerned(decision, world);
  const told = snapshot.of(ticks).where('checklist', checklist);
  const lines = concerned
    .filter((municipality) => mayAnswerFor(actor, `${network}/${municipality}`))
    .map((municipality): OwnLine => {
      const tick = told.find((one) => one.municipality === municipality);
      const contact = answererOf(`${network}/${municipality}`, today, world)?.title;
      const facts = { networkTitle: shown.networkTitle, decidedOn: dayOf(decidedAt), concerns, dueOn, contact };
      const { text: conclusion } = shown;
      const drafts =
        conclusion === undefined || !isOpen(decision)
          ? undefined
          : { nb: lineText({ ...facts, conclusion }, 'nb'), nn: lineText({ ...facts, conclusion }, 'nn') };
      return { municipality, checklist, state: tick?.state, tickedAt: tick?.tickedAt, drafts };
    });
  return { informed: heard(told, concerned), lines };
}
