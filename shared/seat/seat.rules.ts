import type { Actor, SeatPart } from '../access.ts';
import type { Day } from '../day.ts';
import type { Municipality, Network, Person, Seat, SeatTerm } from './seat.list.ts';

/** Something from a day to a day holds on a day; the last day counts. */
export const holds = ({ from, to }: { from: Day; to: Day | undefined }, on: Day): boolean => from <= on && (to === undefined || on <= to);

/** The municipalities of the region on a day, by name. */
export const members = (municipalities: readonly Municipality[], on: Day): readonly Municipality[] =>
  municipalities.filter((municipality) => holds(municipality, on)).toSorted((a, b) => a.key.localeCompare(b.key, 'nb'));

/** The municipalities with a seat in a network on a day. */
export const seated = (seats: readonly Seat[], network: string, on: Day): readonly string[] =>
  seats
    .filter((seat) => seat.network === network && holds(seat, on))
    .map(({ municipality }) => municipality)
    .toSorted((a, b) => a.localeCompare(b, 'nb'));

/** Who represents a seat on a day: of two, the one who came last. */
export const representative = (terms: readonly SeatTerm[], seat: string, on: Day): string | undefined =>
  terms
    .filter((term) => term.seat === seat && term.part === 'representative' && holds(term, on))
    .toSorted((a, b) => b.from.localeCompare(a.from))
    .at(0)?.person;

/** Who a person is on a day: name, roles and seats. Someone who has left is nobody. */
export function actorOf(person: Person, identity: string, terms: readonly SeatTerm[], on: Day): Actor | undefined {
  if (person.leftOn !== undefined && person.leftOn < on) return undefined;
  const seats = terms
    .filter((term) => term.person === person.key && holds(term, on))
    .map((term): SeatPart => {
      const [network = '', municipality = ''] = term.seat.split('/');
      return { seat: term.seat, network, municipality, part: term.part };
    });
  return {
    person: person.key,
    name: person.title,
    identity,
    language: person.language,
    secretariat: person.roles.includes('secretariat'),
    seats,
  };
}

/** The network that a text names: by key, by title or by a name it once had, whatever the case of its letters. */
export function networkNamed(networks: readonly Network[], name: string): Network | undefined {
  const wanted = name.trim().toLocaleLowerCase('nb');
  return networks.find((network) =>
    [network.key, network.title, ...network.formerNames].some((known) => known.toLocaleLowerCase('nb') === wanted),
  );
}
