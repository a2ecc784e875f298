import { norwegianCalendar } from '../../shared/calendar.ts';
import type { Schedule } from '../../shared/schedule/schedule.api.ts';
import type { Surroundings } from '../../shared/schedule/schedule.rules.ts';

const calendar = norwegianCalendar();

/** What a meeting of a network could meet, from what the page has read. */
export function surroundingsOf(
  schedule: Schedule,
  { network, seated, except }: { network: string; seated: readonly string[]; except?: string },
): Surroundings {
  const { meetings, localDates, wheel, inCommon } = schedule;
  const isIn = { withdrawn: false };
  return {
    network,
    seated,
    calendar,
    meetings,
    localDates: localDates.map((one) => ({ ...one, ...isIn })),
    wheel: wheel.map((one) => ({ ...one, ...isIn })),
    inCommon: (a, b) => inCommon.find(({ networks }) => networks.includes(a) && networks.includes(b))?.people ?? 0,
    ...(except !== undefined && { except }),
  };
}
