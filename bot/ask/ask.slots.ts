import type { Ask } from '../../shared/ask/ask.api.ts';
import { type Calendar, workingDaysBefore } from '../../shared/calendar.ts';
import { addDays, type Day, dayOf, type Instant, latest, osloInstant, weekday } from '../../shared/day.ts';

/** The collected message comes on Tuesdays at 08.30; the rare extra on working days from 08.15. Source: the region's manners. */
const tuesday = 2;
const collectedAt = '08:30';
const extraAt = '08:15';

/**
 * When the message in which these asks stand was last due. Each is asked about twice at most: in the first collected message
 * from its day on, and once more the working day before it is due. After that only the secretariat acts.
 */
export function messageDueAt(asks: readonly Ask[], now: Instant, calendar: Calendar): Instant | undefined {
  const moments = asks
    .flatMap((ask) => [hasAnswer(ask) ? undefined : firstCollected(ask, calendar), reminder(ask, calendar)])
    .filter((moment) => moment !== undefined && moment <= now);
  return moments.length === 0 ? undefined : (moments as Instant[]).reduce(latest);
}

/** Who has said how it goes gets the reminder alone. */
const hasAnswer = (ask: Ask): boolean => ask.kind === 'follow-up' && (ask.state === 'underway' || ask.state === 'stuck');

/** The first Tuesday on which the ask existed and its day had come. */
export function firstCollected({ since, askOn }: Pick<Ask, 'since' | 'askOn'>, calendar: Calendar): Instant {
  let on: Day = latest(askOn, dayOf(since));
  while (weekday(on) !== tuesday || calendar.isSilent(on) || !calendar.isWorkingDay(on) || osloInstant(on, collectedAt) < since)
    on = addDays(on, 1);
  return osloInstant(on, collectedAt);
}

/** The working day before a follow-up is due; on a Tuesday the collected message takes it along. */
function reminder({ kind, dueOn, askOn, since }: Ask, calendar: Calendar): Instant | undefined {
  if (kind !== 'follow-up') return undefined;
  const on = workingDaysBefore(calendar, dueOn, 1);
  const at = osloInstant(on, weekday(on) === tuesday ? collectedAt : extraAt);
  return on < askOn || at < since || calendar.isSilent(on) ? undefined : at;
}
