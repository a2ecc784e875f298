import type { Instant } from '../../shared/day.ts';
import type { EventAnswer } from '../ports.ts';

/**
 * `making`: an event has been asked for, and its answer is not known yet. `standing`: the calendar has it. `cancelled`: it has been
 * called off. `failed`: Graph will not have what was last tried, until something else is to be said.
 */
export type InvitedState = 'making' | 'standing' | 'cancelled' | 'failed';

/** What is known of a meeting's event in the calendar. */
export interface Invited {
  /** The meeting's. */
  readonly key: string;
  readonly state: InvitedState;
  /** The first event of a meeting, the second when the first was deleted by hand, and so on: each is made once. */
  readonly round: number;
  readonly eventId: string | undefined;
  /** The address to meet at that the event was given. */
  readonly joinUrl: string | undefined;
  /** The one of ours that was written into the meeting's row. */
  readonly rowUrl: string | undefined;
  /** The event as the calendar was told of it last, and as it was tried last, both as JSON. */
  readonly told: string | undefined;
  readonly tried: string | undefined;
  readonly startsAt: Instant;
  /** In English, for the log: what Graph said. */
  readonly error: string | undefined;
  readonly attempts: number;
  /** Nothing is to be asked of the calendar before, in this machine's milliseconds. */
  readonly notBefore: number | undefined;
  /** When the answers were read last, by the region's clock. */
  readonly readAt: Instant | undefined;
  readonly answers: readonly EventAnswer[];
}

/** The events that have been made, where a restart finds them. Without them each would be made again, unless Graph knows its transaction. */
export interface KeptInvitations {
  all(): Promise<readonly Invited[]>;
  /** In place of what was known of that meeting's. */
  keep(invited: Invited): Promise<void>;
  /** What is known of meetings that began before a moment: it has names in it, and is of no more use. */
  forgetBefore(moment: Instant): Promise<void>;
}
