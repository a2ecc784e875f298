import type { Day, Instant } from '../day.ts';
import type { DecisionView } from '../decision/decision.api.ts';
import type { HistoryView } from '../history/history.api.ts';
import type { ParticipationState } from '../participation/participation.list.ts';
import type { Form, Measure, Phase, Status } from './measure.list.ts';

export interface NetworkName {
  readonly key: string;
  readonly title: string;
}

export interface MeasureSummary {
  readonly key: string;
  readonly area: Measure['area'];
  readonly title: string;
  readonly otherNames: readonly string[];
  /** Lead network, then those that cooperate: it shows in all their lists. */
  readonly networks: readonly string[];
  readonly phase: Phase;
  readonly phaseSince: Day | undefined;
  readonly status: Status | undefined;
  readonly statusSince: Day | undefined;
  readonly form: Form;
  readonly participation: Readonly<Record<ParticipationState, number>>;
  /** The next case about it on an agenda. */
  readonly next: { readonly meeting: string; readonly network: string; readonly startsAt: Instant } | undefined;
}

/** GET /api/measures */
export interface MeasuresResponse {
  readonly measures: readonly MeasureSummary[];
  readonly networks: readonly NetworkName[];
}

export interface UpcomingCase {
  readonly key: string;
  readonly meeting: string;
  readonly networkTitle: string;
  readonly startsAt: Instant;
  readonly number: string | undefined;
  readonly title: string;
}

/** GET /api/measures/:key */
export interface MeasurePage {
  readonly measure: MeasureSummary & {
    /** For `seen` in `measure/change`. */
    readonly etag: string;
    readonly description: string | undefined;
    readonly phaseReason: string | undefined;
    readonly proposals: readonly { readonly key: string; readonly kind: 'proposal' | 'move'; readonly summary: string }[];
  };
  readonly networks: readonly NetworkName[];
  readonly participation: readonly {
    readonly municipality: string;
    readonly state: ParticipationState;
    readonly since: Day | undefined;
    readonly reason: string | undefined;
    readonly localCase: string | undefined;
    readonly mayChange: boolean;
  }[];
  readonly upcoming: readonly UpcomingCase[];
  readonly decided: readonly DecisionView[];
  readonly history: readonly HistoryView[];
  readonly mayChange: boolean;
}
