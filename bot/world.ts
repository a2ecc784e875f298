import type { Calendar } from '../shared/calendar.ts';
import type { Day, Instant } from '../shared/day.ts';
import type { Snapshot } from './snapshot/snapshot.ts';

/** Everything a rule or command may know: the lists, the time and the calendar. Nothing else happens behind its back. */
export interface World {
  readonly snapshot: Snapshot;
  readonly now: Instant;
  /** `now` on Oslo's calendar. */
  readonly today: Day;
  readonly calendar: Calendar;
  /** The address that opens a page of the tab, `/meetings/…`, from a card or an e-mail. */
  link(path: string): string;
}
