import type { FollowUpAsk } from '../../shared/ask/ask.api.ts';
import { workingDaysBefore } from '../../shared/calendar.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { latest } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { isSettled } from '../../shared/follow-up/follow-up.rules.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** What seats are asked about their follow-ups: until it is settled, and what is treated locally again on its local day. */
export function followUpAsks(world: World): FollowUpAsk[] {
  const { snapshot, calendar } = world;
  return snapshot
    .of(decisions)
    .where('state', 'open')
    .flatMap((decision) =>
      snapshot
        .of(followUps)
        .where('decision', decision.key)
        .filter(({ state }) => !isSettled(state))
        .map((followUp): FollowUpAsk => {
          const item = snapshot.of(caseList).get(decision.caseKey);
          const local = followUp.state === 'local' && followUp.localOn !== undefined ? followUp.localOn : undefined;
          // Who has said how it goes is asked once more, just before the deadline.
          const answered = followUp.state === 'underway' || followUp.state === 'stuck';
          const usual = local ?? (answered ? latest(followUp.askOn, workingDaysBefore(calendar, followUp.dueOn, 1)) : followUp.askOn);
          const askOn = latest(usual, followUp.snoozedTo ?? usual);
          return {
            kind: 'follow-up',
            key: followUp.key,
            seat: followUp.seat,
            network: followUp.network,
            networkTitle: networkTitle(followUp.network, world),
            municipality: followUp.municipality,
            since: followUp.createdAt,
            askOn,
            dueOn: local !== undefined && local > followUp.dueOn ? local : followUp.dueOn,
            answered: followUp.answeredAt !== undefined || followUp.snoozedTo !== undefined,
            post: `decided/${decision.meeting}`,
            title: item ? openTitle(item) : decision.title,
            measure: item?.exempt ? undefined : followUp.measure,
            text: item?.exempt ? undefined : (item?.conclusion ?? decision.text),
            decidedAt: decision.decidedAt,
            state: followUp.state,
            seen: followUp.answeredAt ?? '',
          };
        }),
    );
}
