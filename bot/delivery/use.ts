import { addDays, type Day, dayOf } from '../../shared/day.ts';
import type { ChannelCountView, CountView, MyMessages, UseView } from '../../shared/delivery/messages.api.ts';
import { networks, type Person, people } from '../../shared/seat/seat.list.ts';
import type { Settings } from '../../shared/setting/setting.rules.ts';
import { answeredSeats, readers } from '../ask/ask.readers.ts';
import { mostInMonth } from '../ask/ask.slots.ts';
import type { World } from '../world.ts';
import { monthOf } from './counts.ts';
import type { Delivered } from './delivered.ts';

/** Of fewer messages than this nothing can be said, and a message is given this many days to be looked at. */
const fewest = 10;
const daysToLook = 2;

/** For how many days back use is looked at: six weeks. */
export const useDays = 42;

/** Less than this share of use is a reason to send less. */
const leastUse = 0.6;

/** What was sent, and counts as a message of its own: no reply in a thread, and nothing that Teams refused. */
const counts = ({ state, activityId, under }: Delivered): boolean =>
  (state !== 'failed' || activityId !== undefined) && under === undefined;

type Mine = Omit<MyMessages, 'absences'>;

/** One's own messages since the month began, and how many may come. */
export const mine = (person: Person, sent: readonly Delivered[], world: World, settings: Settings): Mine =>
  tally(sent, world, settings)(person);

/** Personal messages this month by person, the most first: those who have had any. */
export function countsByPerson(sent: readonly Delivered[], world: World, settings: Settings): readonly CountView[] {
  const of = tally(sent, world, settings);
  return world.snapshot
    .of(people)
    .all.map((person) => ({ name: person.title, ...of(person) }))
    .filter(({ count }) => count > 0)
    .map(({ name, count, most }) => ({ name, count, most }))
    .toSorted(byCount);
}

/** Who answers for no seat now is asked nothing; of one who was before, no limit holds any more. */
function tally(sent: readonly Delivered[], world: World, { extrasPerMonth }: Settings): (person: Person) => Mine {
  const since = monthOf(world.now).start;
  const seatsOf = Map.groupBy(answeredSeats(world), ({ person }) => person);
  const readerOf = readers(world);
  return (person) => {
    const count = sent.filter(
      (post) => 'person' in post.to && post.to.person === person.key && post.sentAt >= since && counts(post),
    ).length;
    const seats = seatsOf.get(person.key);
    const none = count === 0 ? 0 : undefined;
    return { count, most: seats ? mostInMonth(readerOf(person, seats), world.today, extrasPerMonth) : none, rhythm: person.rhythm };
  };
}

/** Posts this month by channel, the most first: every network that has one. */
export function countsByChannel(sent: readonly Delivered[], { snapshot, now }: World, settings: Settings): readonly ChannelCountView[] {
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
