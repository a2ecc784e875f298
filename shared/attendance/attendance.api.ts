import type { Attendance, Reservation, SteppedOut } from '../meeting/meeting.list.ts';
import type { Turnout } from './attendance.rules.ts';

/** GET /api/meetings/:key/attendance */
export interface AttendanceView {
  /** Absence is reported `before`; in the `meeting`, and until its minutes are approved, it is written what happened; then it is `closed`. */
  readonly phase: 'before' | 'meeting' | 'closed';
  readonly turnout: Turnout | undefined;
  readonly seats: readonly SeatAttendance[];
  /** The meeting's agenda, for who steps out of a case and who has a reservation. Exempt titles are neutral. */
  readonly cases: readonly { readonly key: string; readonly number: string | undefined; readonly title: string }[];
}

/** A seat in a meeting. What a reader may not know is not in it. */
export interface SeatAttendance {
  readonly seat: string;
  readonly municipality: string;
  readonly state: Attendance['state'];
  /** Who takes part where it is not the representative; for the network and the secretariat. */
  readonly who: string | undefined;
  /** Who could be written as deputy without more ado. */
  readonly deputy: string | undefined;
  /** Of a seat that stays away: whether its deputy has been asked. For its own people and who keeps the agenda. */
  readonly stepIn: 'asked' | 'no-deputy' | 'nobody' | undefined;
  readonly mine: boolean;
  /** Declined in the calendar, and nobody has said what that means. For its own people and who keeps the agenda. */
  readonly declined: boolean;
  readonly outOf: readonly SteppedOut[];
  readonly reservations: readonly Reservation[];
  readonly may: {
    /** Report absence, and take it back. */
    readonly decline: boolean;
    readonly register: boolean;
    readonly stepOut: boolean;
    readonly reserve: boolean;
  };
}
