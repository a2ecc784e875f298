import type { TickState } from '../checklist/checklist.list.ts';
import type { Instant } from '../day.ts';
import type { DecisionView } from '../decision/decision.api.ts';
import type { Case, CaseKind, FollowUpBy } from './case.list.ts';

export interface AttachmentView {
  readonly number: number;
  readonly title: string;
  readonly url: string | undefined;
  readonly sentLater: boolean;
  /** The legal basis when it is exempt from public disclosure: then the title is neutral and there is no link. */
  readonly exempt: string | undefined;
}

export interface CaseView {
  readonly key: string;
  /** For `seen` in `case/edit` and `case/conclude`. */
  readonly etag: string;
  readonly number: string | undefined;
  readonly position: number;
  readonly title: string;
  readonly kind: CaseKind;
  readonly followUpBy: FollowUpBy;
  readonly minutes: number | undefined;
  /** When its turn is expected, from the minutes before it. */
  readonly expectedAt: Instant | undefined;
  readonly measure: string | undefined;
  readonly information: string | undefined;
  readonly proposal: string | undefined;
  readonly conclusion: string | undefined;
  readonly state: Case['state'];
  readonly addedLate: boolean;
  readonly exempt: string | undefined;
  readonly attachments: readonly AttachmentView[];
  /** How far the line is heard; only for cases that the municipalities are to follow up. */
  readonly line:
    | { readonly checklist: string; readonly heard: number; readonly of: number; readonly mine: TickState | undefined }
    | undefined;
  readonly decision: DecisionView | undefined;
}
