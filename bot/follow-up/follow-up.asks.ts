import type { FollowUpAsk } from '../../shared/ask/ask.api.ts';
import { workingDaysBefore } from '../../shared/calendar.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { latest } from '../../shared/day.ts';
import { type Decision, decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { type FollowUp, followUps } from '../../shared/follow-up/follow-up.list.ts';
import { isSettled } from '../../shared/follow-up/follow-up.rules.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** What seats are asked about their follow-ups: until it is settled, and what is treated locally again on its local day. */
export const followUpAsks = (world: World): FollowUpAsk[] =>
  world.snapshot
    .of(decisions)
    .all.filter(isOpen)
    .flatMap((decision) =>
      world.snapshot
        .of(followUps)
        .where('decision', decision.key)
        .filter(({ state }) => state !== 'closed')
        .map((followUp) => askOf(followUp, decision, world)),
    );

function askOf(followUp: FollowUp, decision: Decision, world: World): FollowUpAsk {
  const { key, seat, network, municipality, measure, state, comment, answeredAt: at, answeredBy: by, snoozedTo, dueOn } = followUp;
  const item = world.snapshot.of(caseList).get(decision.caseKey);
  const local = state === 'local' ? followUp.localOn : undefined;
  // Who has said how it goes is asked once more, just before the deadline.
  const answered = state === 'underway' || state === 'stuck';
  const usual = local ?? (answered ? latest(followUp.askOn, workingDaysBefore(world.calendar, dueOn, 1)) : followUp.askOn);
  return {
    kind: 'follow-up',
    key,
    seat,
    network,
    networkTitle: networkTitle(network, world),
    municipality,
    since: followUp.createdAt,
    askOn: latest(usual, snoozedTo ?? usual),
    dueOn: local !== undefined && local > dueOn ? local : dueOn,
    answered: at !== undefined || snoozedTo !== undefined,
    post: `decided/${decision.meeting}`,
    title: item ? openTitle(item) : decision.title,
    measure: item?.exempt ? undefined : measure,
    text: item?.exempt ? undefined : (item?.conclusion ?? decision.text),
    decidedAt: decision.decidedAt,
    state,
    seen: at ?? '',
    settled: isSettled(state),
    given: at && { words: comment, at, by },
  };
}
