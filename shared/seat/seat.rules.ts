import type { Away } from '../absence/absence.rules.ts';
import type { Actor, SeatPart } from '../access.ts';
import { addDays, type Day, type Instant, latest, osloInstant, weekday } from '../day.ts';
import type { Municipality, Network, Person, Seat, SeatTerm } from './seat.list.ts';

/** Something from a day to a day holds on a day; the last day counts. */
export const holds = ({ from, to }: { from: Day; to: Day | undefined }, on: Day): boolean => from <= on && (to === undefined || on <= to);

/** It was taken back before it began: it holds on no day. */
export const isVoid = ({ from, to }: { from: Day; to: Day | undefined }): boolean => to !== undefined && to < from;

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
  termOf(terms, seat, { part: 'representative', on })?.person;

/** The latest term in which somebody has this part of a seat on a day, of those whom `fits` lets through. */
const termOf = (
  terms: readonly SeatTerm[],
  seat: string,
  { part, on, fits = () => true }: { part: SeatTerm['part']; on: Day; fits?: (person: string) => boolean },
): SeatTerm | undefined =>
  terms
    .filter((term) => term.seat === seat && term.part === part && holds(term, on) && fits(term.person))
    .toSorted((a, b) => b.from.localeCompare(a.from) || a.key.localeCompare(b.key))
    .at(0);

/** Who answers for a seat, and since when: what was asked before has come to them from somebody else. */
export interface Answering {
  readonly person: string;
  readonly steppingIn: boolean;
  readonly since: Instant;
  /** When a deputy stepped in before, the earliest first. */
  readonly earlier: readonly Stretch[];
}

/** From one moment until just before another. */
export interface Stretch {
  readonly since: Instant;
  readonly until: Instant;
}

/**
 * Who answers for a seat on a day: its representative; while there is none or they are away, the deputy who is not; and where nobody
 * steps in, the representative all the same. `terms` may be those of the seat alone.
 */
export function answering(terms: readonly SeatTerm[], away: Away, seat: string, on: Day): Answering | undefined {
  const term = answeringTerm(terms, away, seat, on);
  if (!term) return undefined;
  if (term.part !== 'deputy') return { person: term.person, steppingIn: false, since: tookOver(terms, term), earlier: [] };
  const [now, ...before] = steppedIn(terms, away, term, on);
  return { person: term.person, steppingIn: true, since: now?.since ?? osloInstant(on, '00:00'), earlier: before.toReversed() };
}

function answeringTerm(terms: readonly SeatTerm[], away: Away, seat: string, on: Day): SeatTerm | undefined {
  const own = termOf(terms, seat, { part: 'representative', on });
  if (own && !away(own.person, on)) return own;
  return termOf(terms, seat, { part: 'deputy', on, fits: (person) => !away(person, on) }) ?? own;
}

/** A term that follows on another of the same person goes on with it. One that is written down late counts from then. */
function tookOver(terms: readonly SeatTerm[], term: SeatTerm): Instant {
  let first = term;
  for (;;) {
    const before = termOf(terms, first.seat, { part: 'representative', on: addDays(first.from, -1) });
    if (before?.person !== term.person) return latest(osloInstant(first.from, '00:00'), first.createdAt);
    first = before;
  }
}

/** Days that a deputy is followed back for: what was before is new. */
const followedBack = 90;

/** When a deputy began to step in, the last time first; a weekend does not break it. An absence that is written down late counts from then. */
function steppedIn(terms: readonly SeatTerm[], away: Away, { seat, person }: SeatTerm, on: Day): Stretch[] {
  const stretches: { first: Day; last: Day }[] = [];
  let goesOn = false;
  for (let day = on, back = 0; back < followedBack; back += 1, day = addDays(day, -1)) {
    if (answeringTerm(terms, away, seat, day)?.person === person) {
      const later = goesOn ? stretches.pop() : undefined;
      stretches.push({ first: day, last: later?.last ?? day });
      goesOn = true;
    } else if (weekday(day) <= 5) goesOn = false;
  }
  return stretches.map(({ first, last }) => {
    const absent = representative(terms, seat, first);
    const written = absent === undefined ? undefined : away(absent, first)?.createdAt;
    const since = latest(osloInstant(first, '00:00'), written ?? osloInstant(first, '00:00'));
    return { since, until: osloInstant(addDays(last, 1), '00:00') };
  });
}

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
