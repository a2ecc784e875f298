import type { Case } from '../shared/case/case.list.ts';
import { followedUpBy, openTitle } from '../shared/case/case.rules.ts';
import { type Day, dayOf } from '../shared/day.ts';
import { decisions } from '../shared/decision/decision.list.ts';
import { datesOf } from '../shared/decision/decision.rules.ts';
import type { Meeting } from '../shared/meeting/meeting.list.ts';
import { networks } from '../shared/seat/seat.list.ts';
import type { World } from './world.ts';
import { create, type Write } from './write.ts';

/** The first decision of a case. */
export const decisionKey = ({ key }: Pick<Case, 'key'>): string => `${key}/1`;

/** The values of a case's decision that follow from its conclusion: open while somebody follows up, else closed at once. */
export function followedUp(item: Case, meeting: Meeting, world: World, dueOn: Day | undefined) {
  const askDays = world.snapshot.of(networks).get(item.network)?.askDays ?? defaultAskDays;
  const dates = datesOf({ decidedOn: dayOf(meeting.startsAt), dueOn, askOn: undefined }, askDays, world.calendar);
  const followUpBy = followedUpBy(item);
  const municipal = followUpBy === 'municipalities';
  return {
    text: item.exempt ? undefined : item.conclusion,
    followUpBy,
    state: followUpBy === 'nobody' ? 'closed' : 'open',
    dueOn: municipal ? dates.dueOn : undefined,
    askOn: municipal ? dates.askOn : undefined,
  } as const;
}

/** Working days before it is due that a seat is asked, when the network does not say. */
export const defaultAskDays = 5;

/** The decision of a case that has a conclusion. */
export function newDecision(item: Case, meeting: Meeting, world: World, dueOn: Day | undefined): Write {
  return create(decisions, {
    key: decisionKey(item),
    title: openTitle(item),
    caseKey: item.key,
    meeting: meeting.key,
    network: item.network,
    measure: item.measure,
    decidedAt: meeting.startsAt,
    ...followedUp(item, meeting, world, dueOn),
  });
}
