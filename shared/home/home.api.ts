import type { SeatPart } from '../access.ts';
import type { AsideView, OffView } from '../aside/aside.api.ts';
import type { Ask } from '../ask/ask.api.ts';
import type { Instant } from '../day.ts';
import type { DecisionView } from '../decision/decision.api.ts';
import type { MeasureSummary, NetworkName } from '../measure/measure.api.ts';
import type { MeetingSummary } from '../meeting/meeting.api.ts';
import type { Language } from '../text.ts';

/** GET /api/me */
export interface Me {
  readonly name: string;
  readonly language: Language;
  readonly secretariat: boolean;
  readonly seats: readonly SeatPart[];
  readonly networks: readonly NetworkName[];
  /** The region's clock: on one machine it can be ahead of the real one. */
  readonly now: Instant;
}

/** A post that needs the secretariat: where it goes, and when it was sent. */
export interface PostView {
  readonly key: string;
  readonly to: string;
  readonly at: Instant;
}

/** GET /api/home */
export interface Home {
  readonly waiting: readonly Ask[];
  /** The reader's municipality and the measures it takes part in that are under way. */
  readonly municipality: { readonly name: string; readonly measures: readonly MeasureSummary[] } | undefined;
  readonly meetings: readonly MeetingSummary[];
  readonly decided: readonly DecisionView[];
  readonly secretariat:
    | {
        /** Posts whose answer was lost: sent again, or said to stand, by one press (`delivery/resolve`). */
        readonly uncertain: readonly PostView[];
        /** Posts that could not be sent, with why, in the reader's language. */
        readonly failed: readonly (PostView & { readonly why: string })[];
        /** Decisions with follow-ups over the deadline. */
        readonly late: readonly DecisionView[];
        /** Proposed cases that wait for an answer. */
        readonly proposed: number;
        /** Edits made in SharePoint that are set aside: accepted or undone by one press (`aside/settle`). */
        readonly aside: readonly AsideView[];
        /** Parts of Veven that are turned off, and what they lack. */
        readonly off: readonly OffView[];
      }
    | undefined;
}
