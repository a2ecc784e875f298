import type { Case } from '../../shared/case/case.list.ts';
import type { Day } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { Meeting } from '../../shared/meeting/meeting.list.ts';
import { decisionKey, followedUp, newDecision } from '../new-decision.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';

/** The decision of a case as it is to be: made, or changed with what its case now says. */
export function decisionOf(item: Case, meeting: Meeting, world: World, dueOn: Day | undefined): Write {
  const decision = world.snapshot.of(decisions).get(decisionKey(item));
  if (!decision) return newDecision(item, meeting, world, dueOn);
  const { state, ...values } = followedUp(item, meeting, world, dueOn ?? decision.dueOn);
  // Other words for it, or a conclusion written once more, open nothing that the network has closed.
  return update(decisions, decision, values.followUpBy === decision.followUpBy ? values : { ...values, state });
}
