import type { Instant } from '../day.ts';
import type { Via } from '../list.ts';

/** One change on a measure's line of time. Values are codes; the reader's language makes words of them. */
export interface HistoryView {
  readonly key: string;
  readonly at: Instant;
  /** The list that changed: Measures, Cases, Decisions, FollowUps, Participation. */
  readonly list: string;
  /** What it was about, in the words people wrote: a case's title, a municipality. */
  readonly about: string;
  readonly before: Readonly<Record<string, string | number | boolean | null>> | undefined;
  readonly after: Readonly<Record<string, string | number | boolean | null>>;
  readonly by: string;
  readonly via: Via;
}
