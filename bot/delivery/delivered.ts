import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/text.ts';
import type { Address } from '../post.ts';

/** What has been sent of one wanted post. The same key may have been sent several times: the latest counts. */
export interface Delivered {
  readonly id: number;
  readonly key: string;
  readonly to: Address;
  readonly language: Language;
  /** Where it stands: a channel's or chat's id (with its thread for a channel), or `mail`. */
  readonly conversation: string;
  readonly serviceUrl: string;
  readonly activityId: string | undefined;
  /** Of the card's data, when it was last sent. */
  readonly hash: string;
  /**
   * `sending`: meant to be sent, answer not yet known. `uncertain`: the answer was lost. `closed`: its cause is gone or a newer
   * one stands. `finished`: got its last update. `failed`: refused by Teams for a reason that time does not heal.
   */
  readonly state: 'sending' | 'standing' | 'uncertain' | 'closed' | 'finished' | 'failed';
  /** Domain time. */
  readonly sentAt: Instant;
  readonly error: string | undefined;
}

/** Where delivered posts are kept. Losing it loses no domain data: standing posts would be unknown. */
export interface DeliveredStore {
  /** The latest of every key. */
  current(): Promise<readonly Delivered[]>;
  /** Says, before it is sent, that a post is being sent. */
  begin(post: Omit<Delivered, 'id' | 'state' | 'activityId' | 'error'>): Promise<number>;
  change(id: number, change: Partial<Pick<Delivered, 'state' | 'activityId' | 'conversation' | 'hash' | 'error'>>): Promise<void>;
  /** The post that a message in a conversation (or its thread) is. */
  standingAs(message: { activityId: string; conversation: string }): Promise<Delivered | undefined>;
  /** A press has shown that a post whose answer was lost stands there. */
  adopt(key: string, message: { activityId: string; conversation: string }): Promise<void>;
  /** Nothing was sent after all. */
  forget(id: number): Promise<void>;
  /** Posts that were being sent when the process died: nobody knows whether they stand. */
  markUncertain(): Promise<number>;
}
