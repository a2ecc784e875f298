import type { Day, Instant } from '../day.ts';
import type { Readers } from './exempt.list.ts';

/** Where the content has been seen, or can still be found, although it is exempt now: nobody can make these forget it. */
export type SeenPlace =
  | { readonly kind: 'channel'; readonly network: string; readonly what: 'notice' | 'decided' | 'minutes'; readonly at: Instant }
  /** Personal messages that may have told of it, and to how many people. */
  | { readonly kind: 'chat' | 'mail'; readonly people: number }
  /** A package with it that has been delivered to the archive. */
  | { readonly kind: 'archive'; readonly what: 'notice' | 'minutes'; readonly at: Instant }
  /** SharePoint's earlier versions of its rows, in the lists of these names. */
  | { readonly kind: 'versions'; readonly lists: readonly string[] }
  /** The file itself lies where it lay. */
  | { readonly kind: 'file'; readonly url: string }
  /** What people wrote beside it while it was open: it may repeat the content, and stands as it was written. How many, and the last. */
  | { readonly kind: 'words'; readonly what: WrittenBeside; readonly count: number; readonly last: Instant }
  /** An open case that it goes on from, or that goes on from it: it may say the same. */
  | {
      readonly kind: 'related';
      readonly key: string;
      readonly number: string | undefined;
      readonly networkTitle: string;
      readonly meeting: string;
      readonly day: Day;
    };

/** A note to corrected minutes, a comment on minutes, a reason given at a tick, a comment on a follow-up. */
export type WrittenBeside = 'minutesNote' | 'minutesComment' | 'tickReason' | 'followUpComment';

/** GET /api/exempt/:key: for those who may read it. */
export interface ExemptView {
  readonly key: string;
  /** For `seen` in `exempt/change` and `exempt/lift`. */
  readonly etag: string;
  readonly provision: string;
  readonly heading: string | undefined;
  readonly information: string | undefined;
  readonly proposal: string | undefined;
  readonly conclusion: string | undefined;
  readonly url: string | undefined;
  readonly readers: Readers;
  /** By name. */
  readonly setBy: string;
  readonly setAt: Instant;
  readonly reviewOn: Day;
  readonly places: readonly SeenPlace[];
}

/** GET /api/meetings/:key/exempt: the keys of those of its exempt cases and attachments that the reader may read. */
export interface ExemptOfMeeting {
  readonly readable: readonly string[];
}

/** Something whose day to be looked at again has come. Of the content no more than what its open row says. */
export interface DueReview {
  readonly key: string;
  readonly kind: 'case' | 'attachment';
  readonly meeting: string | undefined;
  readonly networkTitle: string;
  /** The case's. */
  readonly number: string | undefined;
  readonly provision: string | undefined;
  readonly reviewOn: Day;
  /** Who marked it, by name, when the reader may not read it and can only ask. */
  readonly askOf: string | undefined;
}

/** GET /api/exempt-reviews: for the secretariat, the one that has waited longest first. */
export interface DueReviews {
  readonly reviews: readonly DueReview[];
}
