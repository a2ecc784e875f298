import type { Day, Instant } from '../day.ts';
import type { Edition } from '../document/edition.ts';
import type { MinutesBody } from './minutes.body.ts';

/** What is shown of a meeting's minutes: none before it is held, then a draft, then what was sent. */
export type MinutesState = 'none' | 'draft' | 'sent' | 'approved' | 'replaced';

/** GET /api/meetings/:key/minutes, and …/minutes/:version */
export interface MinutesView {
  readonly meeting: { readonly key: string; readonly networkTitle: string; readonly startsAt: Instant };
  readonly state: MinutesState;
  /** The version shown; a draft has none. */
  readonly version: number | undefined;
  readonly body: MinutesBody | undefined;
  /** Of what is shown: none where nothing in it is exempt from public disclosure, else those that the reader may have. */
  readonly editions: readonly Edition[];
  /** A draft's mark, for `seen` when it is sent. */
  readonly seen: string | undefined;
  /** The day within which they are to be sent; and for the secretariat, that it has passed. */
  readonly sendBy: Day;
  readonly late: boolean;
  /** The last day for comments, were they sent today. */
  readonly commentsUntil: Day;
  readonly note: string | undefined;
  readonly sentAt: Instant | undefined;
  readonly approved:
    | { readonly at: Instant; readonly meeting: { readonly key: string; readonly startsAt: Instant } | undefined }
    | undefined;
  /** Every version, the newest first. */
  readonly versions: readonly { readonly version: number; readonly sentAt: Instant; readonly note: string | undefined }[];
  readonly comments: CommentsView | undefined;
  /** What in the sent minutes is no longer as the cases are now, for those who may correct them. */
  readonly changed: readonly string[];
  readonly may: { readonly send: boolean; readonly correct: boolean; readonly approve: boolean };
}

export interface CommentsView {
  /** The minutes' key, for the commands. */
  readonly key: string;
  readonly by: Day;
  readonly open: boolean;
  /** Seats that can say something, and how many have. */
  readonly of: number;
  readonly none: number;
  readonly comments: number;
  /** The reader's own seat. */
  readonly mine:
    | {
        readonly municipality: string;
        readonly state: 'none' | 'comment' | undefined;
        readonly comment: string | undefined;
        /** For `seen`: when it was said. */
        readonly seen: string;
      }
    | undefined;
  /** Those that the reader may see. */
  readonly shown: readonly { readonly municipality: string; readonly comment: string; readonly at: Instant }[];
}
