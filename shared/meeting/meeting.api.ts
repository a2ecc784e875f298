import type { CaseView } from '../case/case.api.ts';
import type { Day, Instant } from '../day.ts';
import type { Edition } from '../document/edition.ts';
import type { NetworkName } from '../measure/measure.api.ts';
import type { Attendance, Meeting } from './meeting.list.ts';

export interface MeetingSummary {
  readonly key: string;
  readonly network: string;
  readonly networkTitle: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly state: Meeting['state'];
  readonly kind: Meeting['kind'];
  readonly place: string | undefined;
  /** The municipality that chairs. */
  readonly chair: string | undefined;
  readonly cases: number;
  /** Sum of the cases' minutes. */
  readonly minutes: number;
  readonly concluded: number;
}

/** GET /api/meetings */
export interface MeetingsResponse {
  readonly meetings: readonly MeetingSummary[];
  readonly networks: readonly NetworkName[];
}

/** GET /api/meetings/:key */
export interface MeetingPage {
  readonly meeting: MeetingSummary & { readonly etag: string; readonly noticeAt: Instant; readonly noticeOut: boolean };
  readonly cases: readonly CaseView[];
  /** Cases that were taken off the agenda: shown so that a gap in the numbers is understood, and can be put back. */
  readonly withdrawn: readonly CaseView[];
  /** The network's next meetings after this one, the nearest first. */
  readonly coming: readonly ComingMeeting[];
  readonly attendance: readonly { readonly municipality: string; readonly state: Attendance['state'] }[];
  /** Of the notice: none where nothing in it is exempt from public disclosure, else those that the reader may have. */
  readonly editions: readonly Edition[];
  /** The day a follow-up is due when nobody says otherwise. */
  readonly defaultDueOn: string;
  readonly may: {
    readonly keepAgenda: boolean;
    /** The meeting has begun: conclusions can be written, and the meeting closed. */
    readonly conclude: boolean;
    /** The municipality the reader may answer «Er linja hørt?» for. */
    readonly tickFor: string | undefined;
  };
}

/** A meeting that a case may go on in. */
export interface ComingMeeting {
  readonly key: string;
  readonly day: Day;
  /** The last day on which the line is heard for a decision there, when nobody says otherwise. */
  readonly hearBy: Day;
}
