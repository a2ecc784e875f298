import type { Case, cases } from '../shared/case/case.list.ts';
import type { Day, Instant } from '../shared/day.ts';
import type { Cause } from '../shared/draft/draft.rules.ts';
import type { NewRow } from '../shared/list.ts';
import type { Meeting } from '../shared/meeting/meeting.list.ts';
import type { Language, Phrase } from '../shared/text.ts';
import type { World } from './world.ts';

/** A case that a meeting should perhaps have, and why. */
export interface Suggestion {
  /** One among the meeting's, made from the row it comes from: `decision/17`. Short, because the new case's key is made of it. */
  readonly key: string;
  /** Its order in the draft, and its kind and minutes where `values` does not say. */
  readonly cause: Cause;
  /** Since when it has been so: of those with one cause the oldest comes first. */
  readonly since: Day | Instant;
  /** Its place on the agenda that it comes from, among those of the same day. */
  readonly place?: number;
  /** «fordi 2 av 7 kommuner står fast». Numbers, never names. */
  readonly because: Phrase;
  /** What may be shown of it. What people write stands as they wrote it, the rest is in the network's language. */
  readonly title: string;
  /** What the case has. `earlier` ends with the case it goes on from; one without is about its measure. */
  readonly values: Partial<Omit<NewRow<typeof cases>, 'key'>>;
  /** The new case's key, where there is another way to make it; else it is made of the meeting's key and this one's. */
  readonly caseKey?: string;
  /** The case that is put on the agenda; without it a new one is made. */
  readonly moves?: Case;
  /** The earlier case that was left as if it were still to come: it is marked as not reached. */
  readonly leaves?: Case;
}

/** What a draft is made from: the world, and what has been up before. */
export interface Background extends World {
  /** The network's last meeting before this one. */
  readonly last: Meeting | undefined;
  /** The language of the network's channel, in which new cases are named. */
  readonly language: Language;
  /** Whether another case goes on from this one, here or in another body. */
  goesOn(caseKey: string): boolean;
  /** The last time that a case which goes on from this one was up in a meeting. */
  lastUp(caseKey: string): Instant | undefined;
}

/** What one feature suggests for a meeting's agenda, in any order: what is on a coming agenda already is left out afterwards. */
export type Suggests = (meeting: Meeting, background: Background) => readonly Suggestion[];
