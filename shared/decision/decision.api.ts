import type { AssignmentState } from '../assignment/assignment.list.ts';
import type { CaseReference } from '../case/case.api.ts';
import type { FollowUpBy } from '../case/case.list.ts';
import type { TickState } from '../checklist/checklist.list.ts';
import type { Day, Instant } from '../day.ts';
import type { FollowUpState } from '../follow-up/follow-up.list.ts';
import type { Counts } from '../follow-up/follow-up.rules.ts';
import type { LineLanguage } from '../line-text/line-text.ts';
import type { NetworkName } from '../measure/measure.api.ts';
import type { Decision, Manner } from './decision.list.ts';

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
  /** For `seen`: when it was last answered, empty when never. For its own people. */
  readonly seen: string | undefined;
  /** Which body treats it and when, what came of it, and the municipality's own case number. For those who see the whole. */
  readonly local: LocalView | undefined;
  /** Put off until this day by the representative's own wish. For those who see the whole. */
  readonly snoozedTo: Day | undefined;
}

export interface LocalView {
  readonly body: string | undefined;
  readonly on: Day | undefined;
  readonly outcome: 'yes' | 'no' | undefined;
  readonly caseNumber: string | undefined;
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
  /** The network that has the assignment. */
  readonly assignedTo: string | undefined;
  readonly dueOn: Day | undefined;
  readonly state: Decision['state'];
  /** Only for decisions that the municipalities follow up. */
  readonly counts: Counts | undefined;
  readonly followUps: readonly FollowUpView[];
}

/** A municipality that is done, and whom there to ask: `chat` opens a draft in Teams. */
export interface Helper {
  readonly municipality: string;
  readonly name: string;
  readonly chat: string;
}

export interface OwnLine {
  readonly municipality: string;
  readonly checklist: string;
  readonly state: TickState | undefined;
  readonly tickedAt: Instant | undefined;
  /** Nothing of what is exempt from public disclosure, nor of a decision that is closed. */
  readonly drafts: Readonly<Record<LineLanguage, string>> | undefined;
}

/** GET /api/decisions */
export interface DecisionsPage {
  /** What is open, first what the reader is to answer, then the nearest deadline; then what was closed, the latest first. */
  readonly decisions: readonly DecisionView[];
  readonly networks: readonly NetworkName[];
  readonly municipalities: readonly string[];
}

/** GET /api/decisions/:key */
export interface DecisionPage {
  readonly decision: DecisionView;
  /** For `seen` in `decision/…`. */
  readonly etag: string;
  readonly askOn: Day | undefined;
  readonly concerns: string | undefined;
  readonly manner: Manner | undefined;
  readonly reviewOn: Day | undefined;
  /** Those that were chosen to follow up; none: all that take part. */
  readonly chosen: readonly string[];
  /** Those that could be. */
  readonly choosable: readonly string[];
  readonly assignedTo: NetworkName | undefined;
  readonly cooperating: readonly NetworkName[];
  readonly networks: readonly NetworkName[];
  /** How it goes with the assignment; `mine` when the reader answers for its chair. */
  readonly assignment:
    | {
        readonly key: string;
        readonly state: AssignmentState;
        readonly report: string | undefined;
        readonly answeredAt: Instant | undefined;
        readonly mine: boolean;
      }
    | undefined;
  /** The cases in which it was treated before, and those that go on from it, in any body. */
  readonly earlier: readonly CaseReference[];
  readonly goesOn: readonly CaseReference[];
  readonly closed:
    | {
        readonly at: Instant;
        readonly meeting: { readonly key: string; readonly startsAt: Instant } | undefined;
        readonly reason: string | undefined;
      }
    | undefined;
  /** The meeting under way in which the network can close it. */
  readonly closesIn: { readonly key: string; readonly startsAt: Instant } | undefined;
  /** In how many municipalities the line is informed, where they follow it up. */
  readonly informed: { readonly heard: number; readonly of: number } | undefined;
  /** For each municipality that the reader answers for: whether its line is informed, and what it can be told. */
  readonly lines: readonly OwnLine[];
  /** For a seat that is stuck and wants help. */
  readonly helpers: readonly Helper[];
  readonly may: { readonly change: boolean; readonly close: boolean; readonly reopen: boolean };
}
