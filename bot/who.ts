import type { Actor } from '../shared/access.ts';
import { networks, type Person, people, seatTerms } from '../shared/seat/seat.list.ts';
import { actorOf } from '../shared/seat/seat.rules.ts';
import type { World } from './world.ts';

/** Whether somebody (`tid/oid`) is in a channel, as its roster was last read. */
export type IsInChannel = (channel: string, identity: string) => boolean;

/** Who a verified identity (`tid/oid`) is today. `firstSecretariat` can name the others; a row in People makes it superfluous. */
export function whoIs(
  identity: string,
  { snapshot, today }: Pick<World, 'snapshot' | 'today'>,
  firstSecretariat: string | undefined,
  isIn: IsInChannel = () => false,
): Actor | undefined {
  const person = snapshot.of(people).where('identity', identity).at(0) ?? snapshot.of(people).where('identity2', identity).at(0);
  if (person) {
    const actor = actorOf(person, identity, snapshot.of(seatTerms).where('person', person.key), today);
    return actor && { ...actor, ...(person.roles.includes('member') && { memberOf: channelsOf(person, snapshot, isIn) }) };
  }
  return identity === firstSecretariat
    ? { person: identity, name: 'Sekretariatet', identity, language: 'nb', secretariat: true, seats: [] }
    : undefined;
}

/** The networks in whose channel a member is, under either of their identities. */
const channelsOf = ({ identity, identity2 }: Person, snapshot: World['snapshot'], isIn: IsInChannel): readonly string[] =>
  snapshot
    .of(networks)
    .all.filter(({ channelId }) => channelId !== undefined && [identity, identity2].some((known) => known && isIn(channelId, known)))
    .map(({ key }) => key);
