import type { Instant } from '../shared/day.ts';
import type { Language, Phrase } from '../shared/text.ts';
import type { AdaptiveCard } from './card.ts';

/** Channel posts go out within these hours of Oslo's working days. Source: the region's manners. */
export const channelHours = { from: '08:30', to: '15:00' };

/** Where a post goes: a network's channel, or a person's own chat (or mail, for those who are not in the chat). */
export type Address = { readonly network: string } | { readonly person: string };

/** What a card shows. Its hash is of the data, so a new layout reaches a standing post when the data next changes. */
export interface CardContent {
  readonly data: unknown;
  readonly language: Language;
  render(): AdaptiveCard;
  /** The line in Teams' activity feed, and an e-mail's subject. */
  readonly summary: string;
  /** A word for the secretariat, where it is listed as coming. */
  readonly note?: Phrase | undefined;
  /** The same in words, for those who are reached by e-mail. `answer` gives the address that answers one of its questions without signing in. */
  text?(answer: (ask: string) => string): string;
}

/** Why a personal message is sent anew: the collected one of the week, the rare extra, or a single prompt that the person has asked for. */
export const occasionKinds = ['collected', 'extra', 'single'] as const;
export type OccasionKind = (typeof occasionKinds)[number];

/** A moment from which a personal message is due anew. */
export interface Occasion {
  readonly kind: OccasionKind;
  readonly at: Instant;
  /** Since when what it is about stands on the card: a message sent later has said it already. `at`, if it does not say. */
  readonly since?: Instant;
  /** From this moment on it is stale: what was missed is not sent any more. */
  readonly until: Instant | undefined;
  /** It counts only while fewer collected messages than this have been sent to the person in its month. */
  readonly most?: number;
}

/** A post that should stand at this moment. */
export interface WantedPost {
  readonly key: string;
  readonly to: Address;
  /** The key of the channel post in whose thread it stands: it waits until that one stands, and counts as no post of its own. */
  readonly under?: string;
  readonly card: CardContent;
  /** A standing post follows its rows; a finished one gets a last update and is never touched again. */
  readonly state: 'standing' | 'finished';
  /** It is not sent before this moment. */
  readonly from: Instant;
  /** From this moment on it is stale: what was not sent by then is not sent any more. What stands goes on. */
  readonly until?: Instant;
  /**
   * The moments, oldest first, at which a personal message is due: it is sent, or sent anew and the old one closed, when one of them
   * has come and no message has said it since. The edits in between notify nobody. Without it a post is sent once and then updated;
   * with an empty list it is only updated where it stands.
   */
  readonly occasions?: readonly Occasion[];
  /** The key of another message to the same person that has said it if it was sent since: then it is not said again. */
  readonly saidBy?: string;
  /** The hours of Oslo's working days between which it may be sent: not after `to` o'clock. */
  readonly hours: { readonly from: string; readonly to: string };
}
