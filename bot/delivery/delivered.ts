import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/text.ts';
import type { Address, OccasionKind } from '../post.ts';

/** What has been sent of one wanted post. The same key may have been sent several times: the latest counts. */
export interface Delivered {
  readonly id: number;
  readonly key: string;
  readonly to: Address;
  readonly language: Language;
  /** Why a personal message was sent; `undefined` for what stands in a channel. */
  readonly occasion: OccasionKind | undefined;
  /** The key of the post in whose thread it stands. */
  readonly under: string | undefined;
  /** Where it stands: a channel's or chat's id (with its thread for a channel), or `mail`. */
  readonly conversation: string;
  readonly serviceUrl: string;
  readonly activityId: string | undefined;
  /** Of the card's data, when it was last sent. */
  readonly hash: string;
  /**
   * `sending`: meant to be sent, answer not yet known. `uncertain`: the answer was lost. `closed`: its cause is gone or a newer
   * one stands. `finished`: got its last update. `failed`: laid aside with its reason, after what may be tried had been tried.
   */
  readonly state: 'sending' | 'standing' | 'uncertain' | 'closed' | 'finished' | 'failed';
  /** Domain time. */
  readonly sentAt: Instant;
  /** How often it has been tried. */
  readonly attempts: number;
  readonly error: string | undefined;
  /** A personal message: whether the person has answered something or looked at Veven since it came. When is not kept. */
  readonly opened: boolean;
}

/** A word of the secretariat about a post that is coming: hold it back, or let it go although it is one too many. */
export type Word = 'stop' | 'send';

/** Where delivered posts are kept. Losing it loses no domain data: standing posts would be unknown. */
export interface DeliveredStore {
  /** The latest of every key, and older ones that still stand. Oldest first. */
  current(): Promise<readonly Delivered[]>;
  /** The same of one key. */
  of(key: string): Promise<readonly Delivered[]>;
  /** Everything that has been sent since a moment of domain time, oldest first: what the limits count. To one address, or to all. */
  sentSince(moment: Instant, to?: Address): Promise<readonly Delivered[]>;
  /** Says, before it is sent, that a post is being sent. Fails when this process no longer leads. */
  begin(post: Omit<Delivered, 'id' | 'state' | 'activityId' | 'attempts' | 'error' | 'opened'>): Promise<number>;
  change(
    id: number,
    change: Partial<Pick<Delivered, 'state' | 'activityId' | 'conversation' | 'hash' | 'error' | 'attempts'>>,
  ): Promise<void>;
  /** The post that a message in a conversation (or its thread) is. */
  standingAs(message: { activityId: string; conversation: string }): Promise<Delivered | undefined>;
  /** A press has shown that a post whose answer was lost stands there: the latest of its key, in the place it was sent to, and no message known already. */
  adopt(key: string, message: { activityId: string; conversation: string }): Promise<void>;
  /** Nothing was sent after all. */
  forget(id: number): Promise<void>;
  /** Posts that were being sent when the process died: nobody knows whether they stand. */
  markUncertain(): Promise<number>;
  /** The person has answered something or looked at Veven: their latest message was of use. */
  markOpened(person: string): Promise<void>;
  /** The secretariat's words about posts, by key. */
  words(): Promise<ReadonlyMap<string, Word>>;
  say(key: string, word: Word): Promise<void>;
  /** The word has had its effect. */
  unsay(key: string): Promise<void>;
  /** Forgets what was sent before a moment of domain time and does not stand any more. */
  clear(before: Instant): Promise<void>;
}
