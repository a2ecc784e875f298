import type { Case } from '../shared/case/case.list.ts';
import { type Day, dayOf } from '../shared/day.ts';
import { decisions } from '../shared/decision/decision.list.ts';
import { askDay, defaultDueOn } from '../shared/decision/decision.rules.ts';
import type { Meeting } from '../shared/meeting/meeting.list.ts';
import { networks } from '../shared/seat/seat.list.ts';
import type { World } from './world.ts';
import { create, type Write } from './write.ts';

/** The first decision of a case. */
export const decisionKey = ({ key }: Pick<Case, 'key'>): string => `${key}/1`;

/** A case's decision, as its conclusion says: open while the secretariat, a network or the municipalities follow up, else closed at once. */
export function newDecision(item: Case, meeting: Meeting, world: World, chosen: { dueOn?: Day | undefined } = {}): Write {
  const decidedOn = dayOf(meeting.startsAt);
  const due = item.followUpBy === 'municipalities' ? (chosen.dueOn ?? defaultDueOn(decidedOn, world.calendar)) : undefined;
  const askDays = world.snapshot.of(networks).get(item.network)?.askDays ?? 5;
  return create(decisions, {
    key: decisionKey(item),
    title: item.title,
    caseKey: item.key,
    meeting: meeting.key,
    network: item.network,
    measure: item.measure,
    text: item.exempt ? undefined : item.conclusion,
    decidedAt: meeting.startsAt,
    followUpBy: item.followUpBy,
    state: item.followUpBy === 'nobody' ? 'closed' : 'open',
    ...(due !== undefined && { dueOn: due, askOn: askDay(due, askDays, decidedOn, world.calendar) }),
  });
}
