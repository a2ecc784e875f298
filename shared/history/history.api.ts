import type { Instant } from '../day.ts';
import type { Via } from '../list.ts';
import type { HistoryValues } from './history.list.ts';

/** One change on a measure's line of time. Values are codes; the reader's language makes words of them. */
export interface HistoryView {
  readonly key: string;
  readonly at: Instant;
  /** The list that changed: Measures, Cases, Decisions, FollowUps, Participation. */
  readonly list: string;
  /** What it was about, in the words people wrote: a case's title, a municipality. */
  readonly about: string;
  /** What was other before, where that is told; `undefined` in a row's first entry. */
  readonly before: HistoryValues | undefined;
  /** What has changed: codes, `true` for a text whose words are not told, and `deleted` for a row that is gone (`true`) or back (`false`). */
  readonly after: HistoryValues;
  readonly by: string | undefined;
  readonly via: Via;
}
