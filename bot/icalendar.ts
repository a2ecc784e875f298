import { createEvents } from 'ics';
import type { Instant } from '../shared/day.ts';
import { VevenError } from './error.ts';

/** An event as every calendar knows it. */
export interface CalendarEvent {
  /** The same in every file, so that a calendar knows the event again. */
  readonly uid: string;
  /** Higher the more the event has been changed. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly location: string;
  readonly description: string;
  readonly cancelled: boolean;
}

/** Events as one iCalendar file (RFC 5545), in UTC. */
export function icalendar(events: readonly CalendarEvent[], name: string): string {
  // The library would write the time of the download, not of the change; its types do not name what it takes instead.
  const stamped = events.map(({ changedAt, startsAt, endsAt, cancelled, ...event }) => ({
    ...event,
    timestamp: Date.parse(changedAt),
    start: Date.parse(startsAt),
    startInputType: 'utc' as const,
    startOutputType: 'utc' as const,
    end: Date.parse(endsAt),
    endInputType: 'utc' as const,
    endOutputType: 'utc' as const,
    status: cancelled ? ('CANCELLED' as const) : ('CONFIRMED' as const),
    busyStatus: cancelled ? ('FREE' as const) : ('BUSY' as const),
  }));
  const { error, value } = createEvents(stamped, { productId: 'Veven', method: 'PUBLISH', calName: name });
  if (error || value === null) throw new VevenError('failed', 'a calendar file could not be made', { cause: error });
  return value;
}
