import type { LocalDate } from '../absence/absence.list.ts';
import type { Day } from '../day.ts';
import type { Meeting, ProgrammeItem } from '../meeting/meeting.list.ts';

export interface PlannedNetwork {
  readonly key: string;
  readonly title: string;
  /** The municipalities with a seat in it. */
  readonly seated: readonly string[];
  /** Who has the chair of its latest meeting: where a rotation goes on. */
  readonly lastChair: string | undefined;
}

export interface WheelView {
  readonly key: string;
  readonly etag: string;
  readonly title: string;
  /** `MM-DD`, both days included; over new year when it ends before it begins. */
  readonly from: string;
  readonly to: string;
  readonly network: string | undefined;
  readonly note: string | undefined;
  readonly keepFree: boolean;
}

export interface LocalDateView {
  readonly key: string;
  readonly municipality: string;
  readonly kind: LocalDate['kind'];
  readonly from: Day;
  readonly to: Day | undefined;
}

/** GET /api/schedule: what one plans by. */
export interface Schedule {
  readonly networks: readonly PlannedNetwork[];
  readonly municipalities: readonly string[];
  /** The coming ones that stand. */
  readonly meetings: readonly Pick<Meeting, 'key' | 'network' | 'startsAt' | 'endsAt' | 'state'>[];
  readonly localDates: readonly LocalDateView[];
  readonly wheel: readonly WheelView[];
  /** Networks with people in common: how many, never who. */
  readonly inCommon: readonly { readonly networks: readonly [string, string]; readonly people: number }[];
}

/** GET /api/meetings/:key/schedule: what is fixed about one meeting beside its agenda. */
export interface MeetingSchedule {
  readonly etag: string;
  readonly joinUrl: string | undefined;
  readonly minuteTaker: string | undefined;
  readonly programme: readonly ProgrammeItem[];
  /** Why it was moved or cancelled. */
  readonly reason: string | undefined;
  readonly seated: readonly string[];
  readonly may: { readonly move: boolean; readonly cancel: boolean; readonly edit: boolean };
}

/** GET /api/meetings/:key/calendar and /api/calendar/:key, the key being `HR/2027`, or `all/2027` */
export interface CalendarFile {
  /** What the file is called. */
  readonly name: string;
  /** iCalendar, RFC 5545. */
  readonly content: string;
}
