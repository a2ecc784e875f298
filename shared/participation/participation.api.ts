import type { Day } from '../day.ts';
import type { MeasureSummary, NetworkName } from '../measure/measure.api.ts';
import type { ParticipationState } from './participation.list.ts';

/** What was said of a municipality and a measure: from a day on, and why. */
export interface ParticipationWord {
  readonly state: ParticipationState;
  /** Nothing when nobody has said anything: to take part is the rule. */
  readonly since: Day | undefined;
  readonly reason: string | undefined;
  readonly localCase: string | undefined;
}

/** Where a municipality stands with a measure. */
export interface ParticipationCell extends ParticipationWord {
  readonly municipality: string;
  /** What was said before, the latest first. */
  readonly before: readonly ParticipationWord[];
  /** Said already, and from a day to come. */
  readonly coming: readonly ParticipationWord[];
  readonly mayChange: boolean;
}

/** GET /api/participation: measures × municipalities. */
export interface ParticipationMatrix {
  readonly municipalities: readonly string[];
  readonly measures: readonly (Pick<MeasureSummary, 'key' | 'area' | 'title' | 'networks' | 'phase' | 'status'> & {
    /** One for each municipality, in their order. */
    readonly cells: readonly ParticipationCell[];
  })[];
  readonly networks: readonly NetworkName[];
}
