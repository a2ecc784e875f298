import type { List } from '../../shared/list.ts';

/** What decides how often the lists are looked at. */
export interface Moment {
  /** Somebody has the tab open or has just answered the bot. */
  readonly someoneLooks: boolean;
  /** A network meets. */
  readonly meetingRuns: boolean;
  /** In Oslo: nobody expects anything. */
  readonly night: boolean;
  /** SharePoint tells us of changes by itself. */
  readonly notified: boolean;
}

/** Seconds between two looks at a list. Each look costs a resource unit, of which a tenant gives an app some 1,200 a minute. */
export type Pace = (list: List, moment: Moment) => number;

const minutes = 60;

/** Lists that people change are followed closely while somebody looks; everything else is looked at now and then, at night less. */
export const paceOfTenant =
  (closely: number): Pace =>
  ({ pace }, { someoneLooks, meetingRuns, night, notified }) => {
    // Notifications may be lost, so that a look now and then remains. Source: Graph's documentation of change notifications.
    if (notified) return night ? 60 * minutes : 30 * minutes;
    if (pace === 'daily' && (someoneLooks || meetingRuns)) return closely;
    return night ? 20 * minutes : 5 * minutes;
  };

/** On one machine nobody is charged for a look. */
export const always =
  (seconds: number): Pace =>
  () =>
    seconds;
