import type { Instant } from '../shared/day.ts';
import type { Language } from '../shared/text.ts';
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
  /** The same in words, for those who are reached by e-mail. */
  text?(): string;
}

/** A post that should stand at this moment. */
export interface WantedPost {
  readonly key: string;
  readonly to: Address;
  readonly card: CardContent;
  /** A standing post follows its rows; a finished one gets a last update and is never touched again. */
  readonly state: 'standing' | 'finished';
  /** It is not sent before this moment. */
  readonly from: Instant;
  /**
   * A post sent before this moment is sent anew and the old one closed: that is how this week's collected message
   * differs from last week's, while the edits in between notify nobody. Without it a post is only ever updated.
   */
  readonly renewedAt?: Instant;
  /** The hours of Oslo's working days between which it may be sent: not after `to` o'clock. */
  readonly hours: { readonly from: string; readonly to: string };
}
