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

/** Why nothing can be written to a conversation just now. `shut-out`: not installed, removed or blocked there. */
export type Closed = 'shut-out' | 'deleted' | 'archived';

/** A conversation with what Teams has told of it. */
export interface KnownConversation extends Conversation {
  /** A channel's name; General's is its team's. */
  readonly name: string | undefined;
  /** A channel's team. */
  readonly teamId: string | undefined;
  readonly closed: Closed | undefined;
  /** Whether a channel is shared with other teams or tenants. */
  readonly shared: boolean;
}

/** A conversation with as much as an activity tells of it: what it leaves out is as it was. */
export type LearntConversation = Conversation & { readonly [K in 'name' | 'teamId' | 'shared']?: KnownConversation[K] | undefined };

/** Someone in a channel, as its roster says. */
export interface Member {
  /** Teams' own id for the bot to address them by. */
  readonly id: string;
  /** `tid/oid`. */
  readonly identity: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
}

/** Somebody who wrote to Veven and whom it does not know. */
export interface Stranger {
  readonly identity: string;
  readonly name: string | undefined;
  readonly wroteAt: Instant;
}

/** What Teams has told of where Veven may write and who is there. What is lost comes again with the next activity. */
export interface Directory {
  all(): Promise<readonly KnownConversation[]>;
  /** Whether it was not known at all, or something of it was not. What is learnt of a closed conversation by an activity in it opens it. */
  learn(conversation: LearntConversation): Promise<'new' | 'changed' | 'known'>;
  /** Teams has refused what was sent there, or told that it is gone or archived. Who is in a place that is gone is no longer known. */
  close(id: string, why: Closed): Promise<void>;
  /** It can be written to again. */
  open(id: string): Promise<void>;
  /** The members of a channel as they were last read; `undefined` when they never were. */
  roster(channel: string): Promise<readonly Member[] | undefined>;
  /** Every roster that has been read, by channel. */
  rosters(): Promise<ReadonlyMap<string, readonly Member[]>>;
  keepRoster(channel: string, members: readonly Member[]): Promise<void>;
  /** Those who wrote since a moment; who wrote before it is forgotten. */
  strangers(since: Instant): Promise<readonly Stranger[]>;
  meet(stranger: Stranger): Promise<void>;
  /** They are known now, or nothing is to be done. */
  dismiss(identity: string): Promise<void>;
}

/** What Teams said to a message. Anything else is thrown: then it is not known whether the message stands. */
export type SendResult = { readonly ok: true; readonly activityId: string; readonly conversation: string } | NotTaken;

/** Nothing was sent. `retry`: time heals it; `afterSeconds`: for how long one is asked to wait, where that is said. */
interface NotTaken {
  readonly ok: false;
  readonly retry: boolean;
  readonly afterSeconds: number | undefined;
  /** In English, for the log and the secretariat. */
  readonly code: string;
}

/** Does one request when it may be done; `undefined`, and nothing done, where that is too long to wait for. */
export type Turn = <T>(act: () => Promise<T>) => Promise<T | undefined>;

/** Teams' connector. One request a call, no hidden retries: the queue above decides. */
export interface Messenger {
  /** A new post in a channel, or a message in a personal chat. */
  post(to: Conversation, card: AdaptiveCard, summary: string): Promise<SendResult>;
  /** A card in the thread under a channel's post: `thread` is the conversation that post was given, with its root. */
  reply(thread: { id: string; serviceUrl: string }, card: AdaptiveCard, summary: string): Promise<SendResult>;
  /** A line of text, as an answer to someone who wrote. */
  say(to: { id: string; serviceUrl: string }, text: string, replyTo: string | undefined): Promise<SendResult>;
  update(conversation: { id: string; serviceUrl: string }, activityId: string, card: AdaptiveCard, summary: string): Promise<SendResult>;
  /** Everybody in a channel, read page by page, each in a turn of its own. `undefined` when Teams does not say. */
  members(conversation: Conversation, turn?: Turn): Promise<readonly Member[] | undefined>;
  /** The channels of a team to which whoever is in the team can write; empty when Teams does not say. */
  channels(team: Pick<KnownConversation, 'teamId' | 'serviceUrl' | 'tenantId'>): Promise<readonly LearntConversation[]>;
}

/** What became of an e-mail. Thrown: it is not known whether it was taken. */
export type MailResult = { readonly ok: true } | NotTaken;

/** E-mail, for those whom the chat does not reach. */
export interface Mail {
  send(mail: { to: string; subject: string; text: string }): Promise<MailResult>;
}

/** An event in the calendar of the one who invites. */
export interface CalendarEvent {
  readonly subject: string;
  readonly text: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: string | undefined;
  /** Whether it is to have a Teams meeting. */
  readonly online: boolean;
  readonly attendees: readonly { readonly name: string; readonly email: string }[];
}

/** What somebody who was invited has said in their own calendar. */
export interface EventAnswer {
  readonly email: string;
  readonly answer: 'accepted' | 'declined' | 'tentative' | 'none';
}

/** What became of an event. `gone`: it is no longer in the calendar. Thrown: it is not known whether it was carried out. */
export type EventResult<T = unknown> = ({ readonly ok: true } & T) | { readonly ok: false; readonly gone: true } | NotTaken;

/** The calendar from which people are invited. */
export interface EventCalendar {
  /** The same transaction twice makes one event, and gives it. */
  create(event: CalendarEvent, transaction: string): Promise<EventResult<{ readonly id: string; readonly joinUrl: string | undefined }>>;
  /** Everything but its text: in it stands how to join the Teams meeting, which would be lost. */
  update(id: string, event: CalendarEvent): Promise<EventResult>;
  /** Those who were invited are told. */
  cancel(id: string, comment: string): Promise<EventResult>;
  read(id: string): Promise<EventResult<{ readonly joinUrl: string | undefined; readonly answers: readonly EventAnswer[] }>>;
}

/** What became of a job. */
export type Worked =
  | 'done'
  /** It was tried in vain: again after the queue's own pause, or what Teams asks for, until it has been tried as often as may be. */
  | { readonly again: string; readonly afterSeconds: number | undefined }
  /** It was not tried, since it must wait. */
  | { readonly laterSeconds: number };

/** What works on a queue's jobs. */
export interface Work {
  /** Carries out one job, the first time as attempt 1. Several run beside each other. */
  carryOut(key: string, attempt: number): Promise<Worked>;
  /** A job has been tried as often as may be: it is put aside, with what was said last. */
  putAside(key: string, why: string): Promise<void>;
  /** Everything that could be done has been, after some of it was. */
  rested(): void;
}

/** An edit notifies nobody and waits for nothing: it does not stand in line behind messages. */
export type Lane = 'edit' | 'message';

/** Jobs that outlive the process. A job is a key alone, and one that waits already is not put in again. Machine time. */
export interface Queue {
  /** Begins to work. Jobs that a process before this one was at are dropped: who plans puts in what is still wanted. */
  start(work: Work): Promise<void>;
  add(keys: readonly string[], lane: Lane): Promise<void>;
  /** Resolves when no job is at work or could be; `retryIn`: milliseconds until one that had to wait may be tried again. */
  idle(): Promise<{ retryIn: number | undefined }>;
  /** Lets what is at work come to its end, and begins nothing more. */
  stop(): Promise<void>;
}

/** Which of several processes plans and sends. */
export interface Leadership {
  /** Goes for it now and whenever it is free. `lost`: this process must stop sending at once. */
  start(parts: { won(): Promise<void>; lost(): Promise<void> }): Promise<void>;
  leads(): boolean;
  stop(): Promise<void>;
}

/** What one process tells the others: that lists have been written to, or that something about what was delivered has changed. */
export interface Whispers {
  tell(what: Whisper): Promise<void>;
  /** What the others tell; never what this process told itself. */
  listen(hear: (what: Whisper) => void): Promise<void>;
  stop(): Promise<void>;
}
export type Whisper = { readonly lists: readonly string[] } | { readonly delivered: true } | { readonly directory: true };
