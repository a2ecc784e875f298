import { addDays, dayOf, type Instant, instant } from '../../shared/day.ts';
import { people } from '../../shared/seat/seat.list.ts';
import type { Directory, KnownConversation, Member, Stranger } from '../ports.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What Teams has told, as it was last read from the directory. */
export interface DirectoryFacts {
  readonly conversations: readonly KnownConversation[];
  readonly rosters: ReadonlyMap<string, readonly Member[]>;
  readonly strangers: readonly Stranger[];
}

export const noFacts: DirectoryFacts = { conversations: [], rosters: new Map(), strangers: [] };

/** Days for which somebody who wrote and is not known is remembered. */
const strangerDays = 30;

export async function readFacts(directory: Directory, now: Instant): Promise<DirectoryFacts> {
  const since = instant(`${addDays(dayOf(now), -strangerDays)}T00:00:00Z`);
  const [conversations, rosters, strangers] = await Promise.all([directory.all(), directory.rosters(), directory.strangers(since)]);
  return { conversations, rosters, strangers };
}

/** The person whose identity this is, also one who has left. */
export const personOf = (identity: string, { snapshot }: { snapshot: Snapshot }) =>
  snapshot.of(people).where('identity', identity).at(0) ?? snapshot.of(people).where('identity2', identity).at(0);
