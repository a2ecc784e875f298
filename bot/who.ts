import type { Actor } from '../shared/access.ts';
import { people, seatTerms } from '../shared/seat/seat.list.ts';
import { actorOf } from '../shared/seat/seat.rules.ts';
import type { World } from './world.ts';

/** Who a verified identity (`tid/oid`) is today. `firstSecretariat` can name the others; a row in People makes it superfluous. */
export function whoIs(
  identity: string,
  { snapshot, today }: Pick<World, 'snapshot' | 'today'>,
  firstSecretariat: string | undefined,
): Actor | undefined {
  const person = snapshot.of(people).where('identity', identity).at(0) ?? snapshot.of(people).where('identity2', identity).at(0);
  if (person) return actorOf(person, identity, snapshot.of(seatTerms).where('person', person.key), today);
  return identity === firstSecretariat
    ? { person: identity, name: 'Sekretariatet', identity, language: 'nb', secretariat: true, seats: [] }
    : undefined;
}
