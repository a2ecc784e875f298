import { yearWheel } from '../../shared/schedule/year-wheel.list.ts';
import type { Feature } from '../feature.ts';
import { cancelMeeting, editMeeting, moveMeeting, planMeeting, planSeries } from './schedule.commands.ts';
import { scheduleQueries } from './schedule.queries.ts';
import { addLocalDate, addToWheel, editWheel, removeFromWheel, removeLocalDate, wheelRows } from './wheel.commands.ts';

/** Planning meetings, and the year wheel beside it: without the wheel's list meetings can be planned all the same. */
export const scheduleFeatures: readonly Feature[] = [
  {
    name: 'schedule',
    commands: {
      'meeting/plan': planMeeting,
      'meeting/plan-series': planSeries,
      'meeting/move': moveMeeting,
      'meeting/cancel': cancelMeeting,
      'meeting/edit': editMeeting,
      'local-date/add': addLocalDate,
      'local-date/remove': removeLocalDate,
    },
    queries: scheduleQueries,
  },
  {
    name: 'year-wheel',
    lists: [yearWheel],
    rows: wheelRows,
    commands: { 'wheel/add': addToWheel, 'wheel/edit': editWheel, 'wheel/remove': removeFromWheel },
  },
];
