import type { AssignmentState } from '../assignment/assignment.list.ts';
import type { TickState } from '../checklist/checklist.list.ts';
import type { Day, Instant } from '../day.ts';
import type { FollowUpState } from '../follow-up/follow-up.list.ts';

/** Something one seat is asked, as the tab and the card show it. */
export type Ask = FollowUpAsk | LineAsk | AssignmentAsk;

interface AnyAsk {
  readonly key: string;
  readonly seat: string;
  readonly network: string;
  readonly networkTitle: string;
  readonly municipality: string;
  /** Since when the matter exists. */
  readonly since: Instant;
  /** Asked about in the chat from this day on; shown in the tab at once. */
  readonly askOn: Day;
  readonly dueOn: Day;
  /** The seat has said something about it before: it is asked again, not first. */
  readonly answered: boolean;
  /** The key of the channel post in which the network saw the matter. */
  readonly post: string;
  /** It is answered and no longer asked: its answer can be looked at and changed. */
  readonly settled: boolean;
  readonly given: Given | undefined;
}

/** What has been answered, and who did: a person's key, or the identity that wrote it. */
export interface Given {
  readonly words: string | undefined;
  readonly at: Instant;
  readonly by: string | undefined;
}

/** How does the municipality stand with a decision? */
export interface FollowUpAsk extends AnyAsk {
  readonly kind: 'follow-up';
  readonly title: string;
  readonly measure: string | undefined;
  readonly text: string | undefined;
  readonly decidedAt: Instant;
  readonly state: FollowUpState;
  /** For `seen` in `follow-up/answer`: when it was last answered, empty when never. */
  readonly seen: string;
}

/** Is the line heard before a decision? */
export interface LineAsk extends AnyAsk {
  readonly kind: 'line';
  readonly checklist: string;
  readonly state: TickState | undefined;
  readonly title: string;
  readonly measure: string | undefined;
  readonly meetingAt: Instant;
}

/** How does it go with what another network has asked ours to do? Asked of the chair. */
export interface AssignmentAsk extends AnyAsk {
  readonly kind: 'assignment';
  readonly title: string;
  readonly measure: string | undefined;
  readonly text: string | undefined;
  /** The network that gave it, and those we work on it with, by title. */
  readonly from: string;
  readonly cooperating: readonly string[];
  readonly decidedAt: Instant;
  readonly state: AssignmentState;
  readonly seen: string;
}
