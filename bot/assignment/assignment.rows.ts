import { type Assignment, assignments } from '../../shared/assignment/assignment.list.ts';
import { dayOf } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { datesOf, isOpen } from '../../shared/decision/decision.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { defaultAskDays } from '../new-decision.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/** Every open decision that a network or group follows up has one assignment to it; one that is another's now is closed. */
export const assignmentRows = (world: World): Write[] =>
  world.snapshot
    .of(decisions)
    .all.filter(isOpen)
    .flatMap((decision) => {
      const known = world.snapshot.of(assignments).where('decision', decision.key);
      const to = decision.followUpBy === 'network' ? decision.assignedTo : undefined;
      if (to === undefined && known.length === 0) return [];
      const others = known.filter((one) => one.to !== to && one.state !== 'closed');
      const own = known.find((one) => one.to === to);
      return [
        ...others.map((one) => update(assignments, one, { state: 'closed' })),
        ...(to === undefined ? [] : [own ? changed(own, decision, world) : newAssignment(to, decision, world)]),
        ...(to === undefined ? [] : [update(decisions, decision, { state: own?.state === 'done' ? 'toApprove' : 'open' })]),
      ];
    });

function termsOf({ decidedAt, dueOn, network, cooperating, assignedTo }: Decision, { snapshot, calendar }: World) {
  const askDays = snapshot.of(networks).get(assignedTo ?? network)?.askDays ?? defaultAskDays;
  return { ...datesOf({ decidedOn: dayOf(decidedAt), dueOn, askOn: undefined }, askDays, calendar), cooperating };
}

const changed = (own: Assignment, decision: Decision, world: World): Write =>
  update(assignments, own, { ...termsOf(decision, world), ...(own.state === 'closed' && { state: 'unanswered' as const }) });

const newAssignment = (to: string, decision: Decision, world: World): Write =>
  create(assignments, {
    key: `${decision.key}/${to}`,
    title: decision.title,
    decision: decision.key,
    from: decision.network,
    to,
    ...termsOf(decision, world),
    state: 'unanswered',
    late: false,
  });
