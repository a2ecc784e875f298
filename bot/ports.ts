import type { Instant } from '../shared/day.ts';
import type { GraphItem, List } from '../shared/list.ts';
import type { AdaptiveCard } from './card.ts';

/** Domain time. Machine time (tokens, back-off, leases) is the adapters' own. */
export interface Clock {
  now(): Instant;
}

/** What a list has to say since last time. */
export interface ListChanges {
  readonly list: string;
  readonly items: readonly GraphItem[];
  readonly removed: readonly string[];
  /** The whole list was read: what is not in `items` is gone. */
  readonly whole: boolean;
  /** Where to go on from next time. Kept only when the changes have been taken in. */
  readonly next: string;
}

/** A row was not written because it is no longer as it was when read, or its key is taken. */
export type WriteResult =
  | { readonly ok: false; readonly reason: 'refused'; readonly detail: string }
  | { readonly ok: true; readonly item: GraphItem }
  | { readonly ok: false; readonly reason: 'changed' | 'exists' | 'gone' };

/** SharePoint's lists. One adapter does paging, ETags, delta, throttling and batches for every list. */
export interface Lists {
  /** What has changed in each list since the link given for it; a list without a link is read whole. */
  changes(lists: readonly { list: List; since: string | undefined }[]): Promise<readonly ListChanges[]>;
  create(list: List, fields: Readonly<Record<string, unknown>>): Promise<WriteResult>;
  update(list: List, itemId: string, etag: string, fields: Readonly<Record<string, unknown>>): Promise<WriteResult>;
  /** Makes many rows of one list, twenty a request; those whose key exists already are left alone. */
  createMany(list: List, rows: readonly Readonly<Record<string, unknown>>[]): Promise<readonly WriteResult[]>;
  /** The row that has this key, read from Graph itself: after a conflict. */
  find(list: List, key: string): Promise<GraphItem | undefined>;
}

/** Creates lists, columns and indexes that are missing; removes and changes nothing. Says what it made. */
export interface Provisioner {
  provision(lists: readonly List[]): Promise<readonly string[]>;
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
