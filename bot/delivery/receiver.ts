import type { Receiver } from '../../shared/delivery/messages.api.ts';
import { people, seatTerms } from '../../shared/seat/seat.list.ts';
import { holds } from '../../shared/seat/seat.rules.ts';
import type { Address } from '../post.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** Where a post goes, as the secretariat knows it. */
export function receiverOf(to: Address, world: World): Receiver {
  if ('network' in to) return { kind: 'channel', network: to.network, title: networkTitle(to.network, world) };
  return { kind: 'person', name: world.snapshot.of(people).get(to.person)?.title ?? '', seats: seatsOf(to.person, world) };
}

/** The seats whose questions may come to a person today. */
export function seatsOf(person: string, { snapshot, today }: World): readonly string[] {
  const terms = snapshot.of(seatTerms).where('person', person);
  return [...new Set(terms.filter((term) => term.part !== 'chair' && holds(term, today)).map(({ seat }) => seat))].toSorted();
}
