import type { Day, Instant } from '../day.ts';
import type { PostView } from '../home/home.api.ts';
import type { Language, Phrase } from '../text.ts';

/** GET /api/messages, for the secretariat: what is coming, what was sent, and what needs a word. */
export interface Messages {
  /** The next seven days, soonest first, as the lists stand now. */
  readonly coming: readonly ComingView[];
  /** The last thirty days, newest first. */
  readonly sent: readonly SentView[];
  readonly uncertain: readonly PostView[];
  /** `settles`: it can be sent again or put away (`delivery/resolve`); else it has nowhere to go. */
  readonly failed: readonly (PostView & { readonly why: string; readonly settles: boolean })[];
  /** People with questions waiting whom neither chat nor e-mail reaches. */
  readonly unreachable: readonly UnreachableView[];
  /** Personal messages this month against what is allowed, by person. */
  readonly people: readonly CountView[];
  /** Posts this month against what goes out unasked, by channel. */
  readonly channels: readonly ChannelCountView[];
  readonly use: UseView;
}

export interface ComingView {
  readonly key: string;
  readonly to: Receiver;
  readonly language: Language;
  /** The line in the activity feed. */
  readonly summary: string;
  /** What the secretariat should know before it goes. */
  readonly note?: Phrase | undefined;
  /** When it goes; of one that is held back, when it would have gone. */
  readonly at: Instant;
  /** `planned` goes by itself at `at`; the others as `Held` in the bot's manners. */
  readonly state: 'planned' | 'soon' | 'stopped' | 'full' | 'hours' | 'root' | 'nowhere';
  /** How it is reached. */
  readonly by: 'chat' | 'mail' | undefined;
  /** Words that may be said of it (`delivery/say`). */
  readonly may: readonly ('stop' | 'send')[];
  /** In a channel that has had its share: it will still be of use next month. */
  readonly canWait: boolean;
}

export type Receiver =
  | { readonly kind: 'channel'; readonly network: string; readonly title: string }
  | { readonly kind: 'person'; readonly name: string; readonly seats: readonly string[] };

export interface SentView {
  readonly key: string;
  readonly to: Receiver;
  readonly at: Instant;
  readonly state: 'standing' | 'closed' | 'finished';
  readonly by: 'chat' | 'mail';
  /** Why a person was written to. */
  readonly occasion: 'collected' | 'extra' | 'single' | undefined;
  /** The line in the activity feed as it would be now; of a person's card nothing, since it says what waits today and not what it said then. */
  readonly summary: string | undefined;
}

export interface UnreachableView {
  readonly person: string;
  readonly name: string;
  readonly seats: readonly string[];
  readonly why: 'no-chat' | 'shut-out' | 'no-address' | 'mail-off' | 'mail-refused';
}

export interface CountView {
  readonly name: string;
  readonly count: number;
  /** `undefined`: nothing limits them. */
  readonly most: number | undefined;
}

export interface ChannelCountView extends CountView {
  readonly most: number;
}

/** Collected messages of the last six weeks: how many were answered or opened. `advise`: fewer than 60 %, so send less. */
export interface UseView {
  readonly sent: number;
  readonly opened: number;
  readonly advise: boolean;
}

/** GET /api/messages/card/:key, for the secretariat: the card as it would go out, or stands. */
export interface CardPreview {
  readonly key: string;
  readonly to: Receiver;
  readonly language: Language;
  readonly summary: string;
  /** When it goes; nothing of one that stands. */
  readonly at: Instant | undefined;
  readonly by: 'chat' | 'mail' | undefined;
  /** An Adaptive Card. */
  readonly card: unknown;
  /** The same as an e-mail, for who is reached that way. */
  readonly text: string | undefined;
}

/** GET /api/messages/mine: one's own messages this month, how often they may come, and when one is away. */
export interface MyMessages {
  readonly count: number;
  /** `undefined`: nothing limits them. */
  readonly most: number | undefined;
  readonly rhythm: 'weekly' | 'fortnightly' | 'monthly' | 'single';
  /** What is not over, the earliest first. Days that met are one; the key takes them back (`absence/remove`). */
  readonly absences: readonly { readonly key: string; readonly from: Day; readonly to: Day }[];
}
