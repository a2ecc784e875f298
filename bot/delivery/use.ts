import { addDays, type Day, dayOf, isoWeek, weekday } from '../../shared/day.ts';
import type { CountView, MyMessages, UseView } from '../../shared/delivery/messages.api.ts';
import { networks, type Person, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { holds } from '../../shared/seat/seat.rules.ts';
import type { Settings } from '../../shared/setting/setting.rules.ts';
import type { World } from '../world.ts';
import { monthOf } from './counts.ts';
import type { Delivered } from './delivered.ts';

/** A chief executive's messages in a month, fewer if they wish. Source: the region's manners. */
const chiefExecutiveMost = 2;

/** Of fewer messages than this nothing can be said, and a message is given this many days to be looked at. */
const fewest = 10;
const daysToLook = 2;

/** For how many days back use is looked at: six weeks. */
export const useDays = 42;

/** Less than this share of use is a reason to send less. */
const leastUse = 0.6;

const tuesday = 2;

/** What was sent, and counts as a message of its own: no reply in a thread, and nothing that Teams refused. */
const counts = ({ state, activityId, under }: Delivered): boolean =>
  (state !== 'failed' || activityId !== undefined) && under === undefined;

/** One's own messages since the month began, and how many may come. */
export function mine(person: Person, sent: readonly Delivered[], world: World, settings: Settings): Omit<MyMessages, 'absences'> {
  const since = monthOf(world.now).start;
  const own = sent.filter((post) => 'person' in post.to && post.to.person === person.key && post.sentAt >= since && counts(post));
  return { count: own.length, most: mostFor(person, world, settings), rhythm: person.rhythm };
}

/** Personal messages this month by person, the most first: those who have had any. */
export function countsByPerson(sent: readonly Delivered[], world: World, settings: Settings): readonly CountView[] {
  return world.snapshot
    .of(people)
    .all.map((person) => ({ name: person.title, ...mine(person, sent, world, settings) }))
    .filter(({ count }) => count > 0)
    .map(({ name, count, most }) => ({ name, count, most }))
    .toSorted(byCount);
}

/** Posts this month by channel, the most first: every network that has one. */
export function countsByChannel(sent: readonly Delivered[], { snapshot, now }: World, settings: Settings): readonly CountView[] {
  const since = monthOf(now).start;
  return snapshot
    .of(networks)
    .all.filter(({ channelId }) => channelId !== undefined)
    .map(({ key, title }) => ({
      name: title,
      count: sent.filter((post) => 'network' in post.to && post.to.network === key && post.sentAt >= since && counts(post)).length,
      most: settings.postsPerChannel,
    }))
    .toSorted(byCount);
}

const byCount = (a: CountView, b: CountView): number => b.count - a.count || a.name.localeCompare(b.name, 'nb');

/** Whether the collected messages of the last six weeks were of use. */
export function useOf(sent: readonly Delivered[], today: Day): UseView {
  const from = addDays(today, -useDays);
  const to = addDays(today, -daysToLook);
  const collected = sent.filter(
    (post) => post.occasion === 'collected' && counts(post) && dayOf(post.sentAt) >= from && dayOf(post.sentAt) <= to,
  );
  const opened = collected.filter((post) => post.opened).length;
  return { sent: collected.length, opened, advise: collected.length >= fewest && opened < leastUse * collected.length };
}

/** The most messages in a month that a person may have, by their own rhythm: the collected ones, and the rare extras. */
function mostFor(person: Person, { snapshot, today }: World, { extrasPerMonth }: Settings): number {
  const terms = snapshot
    .of(seatTerms)
    .where('person', person.key)
    .filter((term) => term.part !== 'chair' && holds(term, today));
  // Whoever answers for no seat is asked nothing.
  if (terms.length === 0) return 0;
  const steers = terms.some(
    ({ part, seat }) => part === 'representative' && snapshot.of(networks).get(seat.split('/')[0] ?? '')?.kind === 'steering',
  );
  if (steers) return person.rhythm === 'monthly' ? 1 : chiefExecutiveMost;
  const weeks = tuesdaysOf(today);
  const every = { weekly: weeks, single: weeks, fortnightly: weeks.filter((on) => isoWeek(on) % 2 === 0), monthly: weeks.slice(0, 1) };
  return every[person.rhythm].length + extrasPerMonth;
}

/** The Tuesdays of a day's month. */
function tuesdaysOf(today: Day): readonly Day[] {
  const month = today.slice(0, 7);
  const days = Array.from({ length: 31 }, (_, index) => addDays(`${month}-01` as Day, index));
  return days.filter((on) => on.startsWith(month) && weekday(on) === tuesday);
}
