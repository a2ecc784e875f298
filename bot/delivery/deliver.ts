import type { Calendar } from '../../shared/calendar.ts';
import { type Instant, inOslo } from '../../shared/day.ts';
import type { WantedPost } from '../post.ts';
import type { Delivered } from './delivered.ts';

/** One thing to do so that what stands is what should stand. */
export type Step =
  | { readonly do: 'post'; readonly wanted: WantedPost; readonly replaces: Delivered | undefined }
  | { readonly do: 'update'; readonly wanted: WantedPost; readonly post: Delivered }
  | { readonly do: 'close'; readonly post: Delivered };

/** What a wanted post's card hashes to. */
export type HashOf = (wanted: WantedPost) => string;

/**
 * Compares what should stand with what was delivered, and applies manners: working hours, one message for each time it is due,
 * edits in place otherwise. Pure; done again, it does nothing.
 */
export function deliver(
  wanted: readonly WantedPost[],
  delivered: readonly Delivered[],
  world: { now: Instant; calendar: Calendar; hashOf: HashOf },
): Step[] {
  const latest = new Map(delivered.map((post) => [post.key, post]));
  const steps = wanted.flatMap((post) => stepFor(post, latest.get(post.key), world));
  const wantedKeys = new Set(wanted.map(({ key }) => key));
  const gone = delivered.filter(({ key, state, activityId }) => state === 'standing' && activityId !== undefined && !wantedKeys.has(key));
  return [...steps, ...gone.map((post): Step => ({ do: 'close', post }))];
}

function stepFor(
  wanted: WantedPost,
  post: Delivered | undefined,
  { now, calendar, hashOf }: { now: Instant; calendar: Calendar; hashOf: HashOf },
): Step[] {
  if (!post) return wanted.state === 'standing' && maySend(wanted, now, calendar) ? [{ do: 'post', wanted, replaces: undefined }] : [];
  if (post.state === 'sending') return [];
  const renewed = wanted.state === 'standing' && wanted.renewedAt !== undefined && post.sentAt < wanted.renewedAt;
  if (renewed && maySend(wanted, now, calendar)) return [{ do: 'post', wanted, replaces: post }];
  if (post.state === 'uncertain' || post.state === 'failed' || post.activityId === undefined) return [];
  // A finished post is let be; one that was closed stands again when its cause is back.
  if (post.state === 'finished' || (post.state === 'closed' && renewed)) return [];
  const changed = post.hash !== hashOf(wanted) || post.state === 'closed';
  return changed || wanted.state === 'finished' ? [{ do: 'update', wanted, post }] : [];
}

/** Messages are sent on working days outside the silent weeks, within the post's hours. An edit notifies nobody and needs no hours. */
export function maySend({ from, hours }: WantedPost, now: Instant, calendar: Calendar): boolean {
  const { day, time } = inOslo(now);
  return from <= now && calendar.isWorkingDay(day) && !calendar.isSilent(day) && hours.from <= time && time < hours.to;
}
