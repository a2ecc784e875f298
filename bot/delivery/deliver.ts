import { type Calendar, nextSendingDay } from '../../shared/calendar.ts';
import { addDays, addMinutes, type Instant, inOslo, latest, osloInstant } from '../../shared/day.ts';
import type { Occasion, OccasionKind, WantedPost } from '../post.ts';
import { Counts, monthOf } from './counts.ts';
import type { Delivered } from './delivered.ts';
import type { Held, Manners, Step, Verdict } from './manners.ts';

/**
 * Compares what should stand with what was delivered, and applies manners: hours, one message for each time it is due, the limits of a
 * month, edits in place otherwise. `delivered`: the latest of every key and older ones that still stand, oldest first. Pure. A new
 * message comes before the old one is closed: that is the next plan's, so that nothing is lost between the two. Then it does nothing.
 */
export function deliver(wanted: readonly WantedPost[], delivered: readonly Delivered[], manners: Manners): Verdict {
  const rowsOf = Map.groupBy(delivered, ({ key }) => key);
  const counts = new Counts(manners);
  const steps: Step[] = [];
  const held: Held[] = [];
  // The oldest first, so that it is they that have what room there is in a channel.
  for (const post of wanted.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const rows = rowsOf.get(post.key) ?? [];
    if (isSending(rows)) continue;
    const elsewhere = post.saidBy === undefined ? undefined : rowsOf.get(post.saidBy)?.at(-1);
    const due = dueNow(post, { newest: rows.at(-1), elsewhere }, { counts, now: manners.now });
    const why = due && holdBack(post, { manners, counts, root: post.under === undefined ? undefined : rowsOf.get(post.under) });
    if (due && !why) {
      steps.push({ do: 'post', wanted: post, occasion: due.occasion });
      counts.add(post, due.occasion);
      continue;
    }
    if (why) held.push({ wanted: post, why, until: heldUntil(post, why, manners) });
    steps.push(...follow(post, rows, { hashOf: manners.hashOf, soonAnew: due !== undefined }));
  }
  const wantedKeys = new Set(wanted.map(({ key }) => key));
  for (const [key, rows] of rowsOf) if (!wantedKeys.has(key) && !isSending(rows)) steps.push(...close(rows));
  return { steps, held };
}

/** Nobody knows yet what becomes of it. */
const isSending = (rows: readonly Delivered[]): boolean => rows.at(-1)?.state === 'sending';

/** It may not have come: the answer was lost, or it was refused. */
const isUnheard = ({ state }: Delivered): boolean => state === 'uncertain' || state === 'failed';

/** Whether a post is to be sent now, and why: never sent, or something new to say to a person and nothing sent since. */
function dueNow(
  { to, from, until, state, occasions }: WantedPost,
  { newest, elsewhere }: { newest: Delivered | undefined; elsewhere: Delivered | undefined },
  { counts, now }: { counts: Counts; now: Instant },
): { readonly occasion: OccasionKind | undefined } | undefined {
  if (state === 'finished' || from > now) return undefined;
  if (!occasions) return newest || (until !== undefined && until <= now) ? undefined : { occasion: undefined };
  const open = occasions.filter(
    (occasion) =>
      occasion.at <= now &&
      (occasion.until === undefined || now < occasion.until) &&
      !isSaid(occasion, newest) &&
      !isSaid(occasion, elsewhere),
  );
  // A message that is due anyway is not counted as an extra.
  const usual = open.findLast((occasion) => occasion.kind !== 'extra' && counts.allow(occasion, to));
  const chosen = usual ?? open.findLast((occasion) => counts.allow(occasion, to));
  return chosen && { occasion: chosen.kind };
}

/** A message sent since has said it; of one that may not have come, only the same occasion's. */
const isSaid = ({ at, since = at }: Occasion, newest: Delivered | undefined): boolean =>
  newest !== undefined && newest.sentAt >= (isUnheard(newest) ? at : since);

interface Surroundings {
  readonly manners: Manners;
  readonly counts: Counts;
  /** What was delivered of the post that it hangs under. */
  readonly root: readonly Delivered[] | undefined;
}

/** Why a post that is due is not sent just now. The secretariat's word lifts the undo window and the channel's limit, not the hours. */
function holdBack(post: WantedPost, { manners, counts, root }: Surroundings): Held['why'] | undefined {
  const { now, calendar, words, reaches } = manners;
  if (!reaches(post.to)) return 'nowhere';
  if ('network' in post.to) {
    const word = words.get(post.key);
    if (word === 'stop') return 'stopped';
    if (post.under !== undefined) {
      if (!root?.some(isRoot)) return 'root';
    } else if (word !== 'send') {
      if (!counts.hasRoom(post.to.network)) return 'full';
    }
  }
  if (!maySend(post, now, calendar)) return 'hours';
  return now < undoneUntil(post, manners) ? 'soon' : undefined;
}

/** A channel's post can be stopped for some minutes, counted from when it could first have gone out, unless the secretariat has let it go. */
function undoneUntil(post: WantedPost, { calendar, settings, words }: Manners): Instant {
  const from = nextMoment(post, post.from, calendar);
  const mayWait = 'network' in post.to && post.under === undefined && words.get(post.key) !== 'send';
  return mayWait ? addMinutes(from, settings.undoMinutes) : from;
}

/** What stands in a channel and can be written under. */
const isRoot = ({ state, activityId }: Delivered): boolean => activityId !== undefined && (state === 'standing' || state === 'finished');

function heldUntil(post: WantedPost, why: Held['why'], manners: Manners): Instant | undefined {
  const { now, calendar } = manners;
  switch (why) {
    case 'hours':
    case 'soon':
      return nextMoment(post, latest(now, undoneUntil(post, manners)), calendar);
    case 'full':
      return nextMoment(post, monthOf(now).end, calendar);
    case 'stopped':
    case 'root':
    case 'nowhere':
      return undefined;
  }
}

/**
 * What stands follows its rows, and what is closed stands again when its cause is back, unless a new message comes soon anyway. When
 * the newest is known to have come, older ones that stand are closed; else the last that is known to stand is still the one.
 */
function follow(
  wanted: WantedPost,
  rows: readonly Delivered[],
  { hashOf, soonAnew }: { hashOf: Manners['hashOf']; soonAnew: boolean },
): Step[] {
  const top = rows.findLast((row) => !isUnheard(row));
  const moved = rows.filter((row) => row !== top && isUp(row)).map(asMoved);
  if (top?.activityId === undefined || top.state === 'finished' || (top.state === 'closed' && soonAnew)) return moved;
  const changed = top.state === 'closed' || wanted.state === 'finished' || top.hash !== hashOf(wanted);
  return changed ? [...moved, { do: 'update', wanted, post: top }] : moved;
}

/** Closes what is wanted no more. */
function close(rows: readonly Delivered[]): Step[] {
  const up = rows.filter(isUp);
  const last = up.at(-1);
  return up.map((post) => (post === last ? { do: 'close', post, why: 'gone' } : asMoved(post)));
}

const isUp = ({ state, activityId }: Delivered): boolean => state === 'standing' && activityId !== undefined;
const asMoved = (post: Delivered): Step => ({ do: 'close', post, why: 'moved' });

type Hours = Pick<WantedPost, 'hours'>;

/** Messages are sent on working days outside the silent weeks, within the post's hours. An edit notifies nobody and needs no hours. */
export function maySend({ hours }: Hours, now: Instant, calendar: Calendar): boolean {
  const { day, time } = inOslo(now);
  return nextSendingDay(calendar, day) === day && hours.from <= time && time < hours.to;
}

/** The first moment from this one on at which it may be sent. */
export function nextMoment({ hours }: Hours, from: Instant, calendar: Calendar): Instant {
  if (maySend({ hours }, from, calendar)) return from;
  const { day, time } = inOslo(from);
  return osloInstant(nextSendingDay(calendar, time < hours.from ? day : addDays(day, 1)), hours.from);
}
