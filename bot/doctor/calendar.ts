import type { EventResult } from '../ports.ts';
import { type Finding, right, wrong } from './finding.ts';

/** Whether the app reaches the calendar from which people are invited. That it may write there shows when it does. */
export async function calendarFinding(mailbox: string, look: () => Promise<EventResult>): Promise<Finding> {
  const seen = await look().catch(() => undefined);
  if (seen?.ok) return right(`Calendar: the one of ${mailbox} can be read.`);
  if (seen && 'gone' in seen) return wrong(`Calendar: there is no mailbox ${mailbox}. Look at CALENDAR_MAILBOX.`);
  const why = seen ? seen.code : 'Graph gave no answer';
  return wrong(
    `Calendar: the one of ${mailbox} cannot be read (${why}). Give the app Application Calendars.ReadWrite there: docs/tenant.md.`,
  );
}
