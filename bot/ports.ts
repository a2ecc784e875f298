import type { Column } from '../shared/column.ts';
import type { Instant } from '../shared/day.ts';
import type { List } from '../shared/list.ts';
import type { GraphItem } from '../shared/row.ts';
import type { AdaptiveCard } from './card.ts';

/** Domain time. Machine time (tokens, back-off, leases) is the adapters' own. */
export interface Clock {
  now(): Instant;
}

/** What a list has to say since last time. */
export interface ListChanges {
  readonly list: List;
  readonly items: readonly GraphItem[];
  readonly removed: readonly string[];
  /** Items that Graph gave in a form nobody knows: they are there, and are left as they were. */
  readonly unreadable: readonly string[];
  /** The whole list was read: what is in none of these is gone. */
  readonly whole: boolean;
  /** Where to go on from next time. Kept only when the changes have been taken in. */
  readonly next: string;
}

/** A list that could not be read this time. The others could. */
export interface ListFailure {
  readonly list: List;
  /** In English, for the log: what Graph said. */
  readonly failed: string;
  /** Seconds that Graph asks to be left alone, where it does. */
  readonly afterSeconds: number | undefined;
}

/** A row to be made, or changed when it is still as its ETag says. */
export type RowWrite =
  | { readonly do: 'create'; readonly list: List; readonly fields: Readonly<Record<string, unknown>> }
  | {
      readonly do: 'update';
      readonly list: List;
      readonly itemId: string;
      readonly etag: string;
      readonly fields: Readonly<Record<string, unknown>>;
    };

/** A row was not written because it is no longer as it was when read, its key is taken, or SharePoint will not have it. */
export type WriteResult =
  | { readonly ok: true; readonly item: GraphItem }
  | { readonly ok: false; readonly reason: 'changed' | 'exists' | 'gone' }
  | { readonly ok: false; readonly reason: 'refused'; readonly detail: string }
  /** Not written, and to be asked again after so many seconds. */
  | { readonly ok: false; readonly reason: 'throttled'; readonly afterSeconds: number | undefined };

/** Something that Veven needs of a site and the site does not have. */
export type Gap =
  | { readonly missing: 'list'; readonly list: List }
  /** Its columns cannot be read just now, so that nobody knows what it lacks. */
  | { readonly missing: 'unknown'; readonly list: List; readonly why: string }
  /** The list still bears its internal name: making it broke off. */
  | { readonly missing: 'heading'; readonly list: List }
  | { readonly missing: 'column' | 'index'; readonly list: List; readonly column: Column<unknown> }
  /** A choice lacks words that Veven writes; those that people have added stay. */
  | { readonly missing: 'words'; readonly list: List; readonly column: Column<unknown>; readonly words: readonly string[] };

/** Whether a gap keeps the list from being used: an index or a word that is missing does not. */
export const stops = ({ missing }: Gap): boolean => missing === 'list' || missing === 'column';

/** SharePoint's lists. One adapter does paging, ETags, delta, throttling and batches for every list. */
export interface Lists {
  /**
   * Reads what has changed in each list since the link given for it; a list without a link is read whole. Each is handed to `take`
   * as soon as it is complete, so that a long or failing list holds up no other; resolves when all have been. Never rejects.
   */
  changes(
    lists: readonly { list: List; since: string | undefined }[],
    take: (reading: ListChanges | ListFailure) => Promise<void>,
  ): Promise<void>;
  /** Writes one row, for a person who waits: rather refused soon (`throttled`) than saved late. */
  write(write: RowWrite): Promise<WriteResult>;
  /** Writes many rows that hang on others, twenty a request. Waits for Graph some seconds; what it puts off for longer is `throttled`. */
  writeMany(writes: readonly RowWrite[]): Promise<readonly WriteResult[]>;
  /** The row that has this key, read from Graph itself: after a conflict or a lost answer. */
  find(list: List, key: string): Promise<GraphItem | undefined>;
  /** What is missing of these lists in the site. */
  gaps(lists: readonly List[]): Promise<readonly Gap[]>;
}

/** Makes what is missing in the site, and changes and removes nothing that people have made. Needs *manage* there. */
export interface Provisioner {
  fill(gap: Gap): Promise<void>;
}

/** Where a bot may write: learnt from what Teams sends, never invented. */
export interface Conversation {
  /** A channel's or a personal chat's id. */
  readonly id: string;
  readonly serviceUrl: string;
  readonly tenantId: string | undefined;
  readonly kind: 'channel' | 'personal';
  /** `tid/oid` of the other side in a personal chat. */
  readonly identity: string | undefined;
}

/** What Teams said to a message. Anything else is thrown: then it is not known whether the message stands. */
export type SendResult =
  | { readonly ok: true; readonly activityId: string; readonly conversation: string }
  | { readonly ok: false; readonly retry: boolean; readonly afterSeconds: number | undefined; readonly code: string };

/** Teams' connector. One request a call, no hidden retries: the queue above decides. */
export interface Messenger {
  /** A new post in a channel, or a message in a personal chat. */
  post(to: Conversation, card: AdaptiveCard, summary: string): Promise<SendResult>;
  /** A line of text, as an answer to someone who wrote. */
  say(to: { id: string; serviceUrl: string }, text: string, replyTo: string | undefined): Promise<SendResult>;
  update(conversation: { id: string; serviceUrl: string }, activityId: string, card: AdaptiveCard, summary: string): Promise<SendResult>;
}

/** E-mail, for those whom the chat does not reach. */
export interface Mail {
  send(mail: { to: string; subject: string; text: string }): Promise<{ id: string }>;
}
