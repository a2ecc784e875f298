import type { AssignmentAsk } from '../../shared/ask/ask.api.ts';
import { type Assignment, assignments } from '../../shared/assignment/assignment.list.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { chairOf } from '../chair.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** The chair of a network that has an assignment, and nobody else, is asked how it goes. */
export const assignmentAsks = (world: World): AssignmentAsk[] =>
  world.snapshot.of(assignments).all.flatMap((one) => askOf(one, world) ?? []);

function askOf(assignment: Assignment, world: World): AssignmentAsk | undefined {
  const { key, to, from, cooperating = [], state, dueOn, askOn, report, answeredAt: at, answeredBy: by } = assignment;
  const { snapshot } = world;
  const decision = snapshot.of(decisions).get(assignment.decision);
  const seat = chairOf(to, world);
  if (!decision || !isOpen(decision) || state === 'closed' || seat === undefined) return undefined;
  const item = snapshot.of(caseList).get(decision.caseKey);
  return {
    kind: 'assignment',
    key,
    seat,
    network: to,
    networkTitle: networkTitle(to, world),
    municipality: seat.slice(seat.indexOf('/') + 1),
    since: assignment.createdAt,
    askOn,
    dueOn,
    answered: at !== undefined,
    post: `decided/${decision.meeting}`,
    title: item ? openTitle(item) : decision.title,
    measure: item?.exempt ? undefined : decision.measure,
    text: item?.exempt ? undefined : (item?.conclusion ?? decision.text),
    from: networkTitle(from, world),
    cooperating: cooperating.map((network) => networkTitle(network, world)),
    decidedAt: decision.decidedAt,
    state,
    seen: at ?? '',
    settled: state === 'done',
    given: at && { words: report, at, by },
  };
}
