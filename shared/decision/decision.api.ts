import type { FollowUpBy } from '../case/case.list.ts';
import type { Day, Instant } from '../day.ts';
import type { FollowUpState } from '../follow-up/follow-up.list.ts';
import type { Counts } from '../follow-up/follow-up.rules.ts';
import type { Decision } from './decision.list.ts';

/** How one municipality stands, as far as the reader may see it. Not done and not on the way is «ikke meldt», without colour or name of lateness. */
export interface FollowUpView {
  readonly key: string;
  readonly municipality: string;
  readonly state: FollowUpState;
  readonly comment: string | undefined;
  /** Over the deadline; `undefined` where the reader may not know. */
  readonly late: boolean | undefined;
  /** The reader answers for this seat. */
  readonly mine: boolean;
}

export interface DecisionView {
  readonly key: string;
  readonly meeting: string;
  readonly network: string;
  readonly networkTitle: string;
  readonly number: string | undefined;
  readonly title: string;
  readonly measure: string | undefined;
  readonly text: string | undefined;
  readonly decidedAt: Instant;
  readonly followUpBy: FollowUpBy;
  readonly dueOn: Day | undefined;
  readonly state: Decision['state'];
  /** Only for decisions that the municipalities follow up. */
  readonly counts: Counts | undefined;
  readonly followUps: readonly FollowUpView[];
}
