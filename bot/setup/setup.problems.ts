import type { Actor } from '../../shared/access.ts';
import type { Day } from '../../shared/day.ts';
import { type Network, networks, type Person, people, type SeatTerm, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { holds, isVoid } from '../../shared/seat/seat.rules.ts';
import type { SetupProblem } from '../../shared/setup/setup.api.ts';
import { dueForReview } from '../exempt-reviews.ts';
import { reachedIn } from '../reach.ts';
import type { World } from '../world.ts';
import type { DirectoryFacts } from './directory-facts.ts';

type Seen = Pick<World, 'snapshot' | 'today'>;

/**
 * Everything that keeps messages from going where they should, the most urgent first: somebody waits, then whole networks, then seats.
 * `mail`: whether there is a way to send e-mail.
 */
export const setupProblems = (world: Seen, facts: DirectoryFacts, mail: boolean): readonly SetupProblem[] => [
  ...facts.strangers.map(({ identity }): SetupProblem => ({ kind: 'stranger', identity })),
  ...identitiesTwice(world),
  ...channelProblems(world, facts),
  ...emptySeats(world),
  ...unreachable(world, reachedIn(facts.conversations, mail)),
  ...twoRepresentatives(world),
  ...leftChannel(world, facts),
  ...termsOutside(world),
];

/** Of so many each is told by itself. */
const eachUpTo = 3;

/** What is exempt and to be looked at again, for whoever is to do it. */
export function reviewProblems(world: World, actor: Actor): readonly SetupProblem[] {
  const due = dueForReview(world, actor);
  const [first] = due;
  return first && due.length > eachUpTo
    ? [{ kind: 'exempt-due-many', count: due.length, since: first.reviewOn }]
    : due.map(({ kind: of, ...review }) => ({ kind: 'exempt-due', of, ...review }));
}

const has = ({ leftOn }: Person, today: Day): boolean => leftOn === undefined || leftOn >= today;

/** Whether a term is somebody's who is known and has not left. */
const isHeld = ({ person: key }: SeatTerm, { snapshot, today }: Seen): boolean => {
  const person = snapshot.of(people).get(key);
  return person !== undefined && has(person, today);
};

function identitiesTwice({ snapshot }: Seen): SetupProblem[] {
  const owners = new Map<string, Set<string>>();
  for (const { key, identity, identity2 } of snapshot.of(people).all)
    for (const one of [identity, identity2]) if (one !== undefined) owners.set(one, (owners.get(one) ?? new Set()).add(key));
  return [...owners].flatMap(([identity, keys]) =>
    keys.size > 1 ? [{ kind: 'identity-twice', identity, people: [...keys] } as const] : [],
  );
}

function channelProblems({ snapshot }: Seen, { conversations }: DirectoryFacts): SetupProblem[] {
  const known = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const needsOne = ({ kind }: Network) => kind === 'steering' || kind === 'leader';
  const bound = snapshot.of(networks).all.flatMap(({ key, channelId }) => (channelId === undefined ? [] : [{ key, channelId }]));
  // A channel that Teams has told nothing of is one that Veven is not in.
  const closed = bound.map(
    ({ key, channelId }) => ({ key, channelId, closed: known.has(channelId) ? known.get(channelId)?.closed : 'shut-out' }) as const,
  );
  return [
    ...closed.flatMap(({ key: network, channelId: channel, closed: why }) =>
      why === undefined ? [] : [{ kind: 'channel-closed', network, channel, closed: why } as const],
    ),
    ...[...Map.groupBy(bound, ({ channelId }) => channelId)].flatMap(([channel, of]) =>
      of.length > 1 ? [{ kind: 'channel-twice', channel, networks: of.map(({ key }) => key) } as const] : [],
    ),
    ...snapshot
      .of(networks)
      .all.filter((network) => needsOne(network) && network.channelId === undefined)
      .map(({ key }) => ({ kind: 'no-channel', network: key }) as const),
  ];
}

const representing = (world: Seen) =>
  world.snapshot
    .of(seatTerms)
    .where('part', 'representative')
    .filter((term) => holds(term, world.today) && isHeld(term, world));

function emptySeats(world: Seen): SetupProblem[] {
  const taken = new Set(representing(world).map(({ seat }) => seat));
  return world.snapshot
    .of(seats)
    .all.filter((seat) => holds(seat, world.today) && !taken.has(seat.key))
    .map(({ key }) => ({ kind: 'seat-empty', seat: key }));
}

function unreachable({ snapshot, today }: Seen, reached: ReturnType<typeof reachedIn>): SetupProblem[] {
  const holders = new Set(
    snapshot
      .of(seatTerms)
      .all.filter((term) => holds(term, today))
      .map(({ person }) => person),
  );
  return snapshot
    .of(people)
    .all.filter((person) => holders.has(person.key) && has(person, today) && reached(person) === undefined)
    .map(({ key }) => ({ kind: 'unreachable', person: key }));
}

/** Seats that two people represent on a day from today on. */
function twoRepresentatives({ snapshot, today }: Seen): SetupProblem[] {
  const bySeat = Map.groupBy(snapshot.of(seatTerms).where('part', 'representative'), ({ seat }) => seat);
  return [...bySeat].flatMap(([seat, terms]) => {
    const meet = (a: SeatTerm, b: SeatTerm) =>
      a.person !== b.person &&
      !isVoid(a) &&
      !isVoid(b) &&
      [a, b].every(({ to }) => to === undefined || (to >= today && to >= a.from && to >= b.from));
    const both = terms.filter((a) => terms.some((b) => meet(a, b)));
    return both.length === 0
      ? []
      : [{ kind: 'two-representatives', seat, people: [...new Set(both.map(({ person }) => person))] } as const];
  });
}

/** Representatives who are not in their network's channel. Who is reached by e-mail need not be. */
function leftChannel(world: Seen, { conversations, rosters }: DirectoryFacts): SetupProblem[] {
  const { snapshot } = world;
  const open = new Set(conversations.filter(({ closed }) => closed === undefined).map(({ id }) => id));
  return representing(world).flatMap(({ seat, person: key }) => {
    const person = snapshot.of(people).get(key);
    const channel = snapshot.of(networks).get(snapshot.of(seats).get(seat)?.network ?? '')?.channelId;
    const roster = channel === undefined || !open.has(channel) ? undefined : rosters.get(channel);
    const identities = [person?.identity, person?.identity2].filter((one) => one !== undefined);
    if (channel === undefined || !roster || person?.contact === 'email' || identities.length === 0) return [];
    const isThere = roster.some(({ identity }) => identity !== undefined && identities.includes(identity));
    return isThere ? [] : [{ kind: 'left-channel', seat, person: key, channel } as const];
  });
}

/** Terms, not over yet, with a day on which their seat does not exist. */
function termsOutside({ snapshot, today }: Seen): SetupProblem[] {
  const isInside = ({ seat: key, from, to }: SeatTerm) => {
    const seat = snapshot.of(seats).get(key);
    return seat !== undefined && seat.from <= from && (seat.to === undefined || (to !== undefined && to <= seat.to));
  };
  return snapshot
    .of(seatTerms)
    .all.filter((term) => (term.to === undefined || term.to >= today) && !isVoid(term) && !isInside(term))
    .map(({ key, seat }) => ({ kind: 'term-outside-seat', term: key, seat }));
}
