import type { Day } from '../day.ts';
import type { FollowUp, FollowUpState } from './follow-up.list.ts';

/** How many of a decision's municipalities stand where: numbers only, so that it may stand in a channel. */
export interface Counts {
  /** Those that follow up: closed ones and those whom it does not concern are left out. */
  readonly of: number;
  readonly done: number;
  readonly underway: number;
  readonly stuck: number;
  readonly local: number;
  readonly unanswered: number;
  /** Over the deadline without an answer: so that the numbers add up. */
  readonly late: number;
}

/** Nothing more is expected of the seat. */
export const isSettled = (state: FollowUpState): boolean => state === 'done' || state === 'notConcerned' || state === 'closed';

/** Over the deadline; what is to be treated locally is never late before the local date. */
export function isLate(followUp: Pick<FollowUp, 'state' | 'dueOn' | 'localOn'>, today: Day): boolean {
  if (isSettled(followUp.state)) return false;
  const deadline =
    followUp.state === 'local' && followUp.localOn !== undefined && followUp.localOn > followUp.dueOn ? followUp.localOn : followUp.dueOn;
  return today > deadline;
}

export function count(followUps: readonly FollowUp[], today: Day): Counts {
  const concerned = followUps.filter(({ state }) => state !== 'notConcerned' && state !== 'closed');
  const inState = (state: FollowUpState) => concerned.filter((followUp) => followUp.state === state).length;
  return {
    of: concerned.length,
    done: inState('done'),
    underway: inState('underway'),
    stuck: inState('stuck'),
    local: inState('local'),
    unanswered: inState('unanswered'),
    late: concerned.filter((followUp) => followUp.state === 'unanswered' && isLate(followUp, today)).length,
  };
}
