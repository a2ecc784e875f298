import type { TickState } from '../checklist/checklist.list.ts';
import type { Day, Instant } from '../day.ts';
import type { DecisionView } from '../decision/decision.api.ts';
import type { Case, CaseKind, FollowUpBy, Hearing } from './case.list.ts';

export interface AttachmentView {
  readonly key: string;
  /** For `seen` in `attachment/edit`. */
  readonly etag: string;
  readonly number: number;
  readonly title: string;
  readonly url: string | undefined;
  readonly sentLater: boolean;
  /** The legal basis when it is exempt from public disclosure: then the title is neutral and there is no link. */
  readonly exempt: string | undefined;
}

/** A case as another refers to it. */
export interface CaseReference {
  readonly key: string;
  readonly number: string | undefined;
  readonly title: string;
  readonly networkTitle: string;
  readonly meeting: string | undefined;
  /** The day of its meeting. */
  readonly day: Day | undefined;
  /** What came of it, unless it is exempt from public disclosure. */
  readonly conclusion: string | undefined;
}

/** GET /api/cases?q=…: what a case may have been before, over all networks and years. */
export interface CasesResponse {
  readonly cases: readonly CaseReference[];
}

export interface CaseView {
  readonly key: string;
  /** For `seen` in `case/edit` and `case/conclude`. */
  readonly etag: string;
  readonly number: string | undefined;
  readonly position: number;
  readonly title: string;
  readonly kind: CaseKind;
  /** It stands on every agenda of the network. */
  readonly fixed: boolean;
  readonly followUpBy: FollowUpBy;
  readonly minutes: number | undefined;
  /** When its turn is expected, from the minutes before it. */
  readonly expectedAt: Instant | undefined;
  readonly measure: string | undefined;
  /** The seat that presents it: `HR/Rollag`. */
  readonly presenter: string | undefined;
  readonly officer: string | undefined;
  readonly earlier: readonly CaseReference[];
  readonly information: string | undefined;
  readonly proposal: string | undefined;
  readonly conclusion: string | undefined;
  readonly weighing: string | undefined;
  readonly hearing: Hearing | undefined;
  readonly hearBy: Day | undefined;
  readonly state: Case['state'];
  readonly stateReason: string | undefined;
  readonly addedLate: boolean;
  readonly exempt: string | undefined;
  readonly attachments: readonly AttachmentView[];
  /** How far the line is heard; only for cases that the municipalities are to follow up. */
  readonly line:
    | { readonly checklist: string; readonly heard: number; readonly of: number; readonly mine: TickState | undefined }
    | undefined;
  /** The case it goes on in: to be decided after this discussion, or carried over. */
  readonly next: NextCase | undefined;
  readonly decision: DecisionView | undefined;
  /** Where it was sent on to: a network by title, or nothing said for the council of mayors. */
  readonly referred: { readonly network: string | undefined; readonly on: Day | undefined } | undefined;
}

export interface NextCase {
  readonly key: string;
  /** Without one it waits in the network's backlog. */
  readonly meeting: string | undefined;
  readonly day: Day | undefined;
  readonly hearing: Hearing | undefined;
  readonly hearBy: Day | undefined;
}
