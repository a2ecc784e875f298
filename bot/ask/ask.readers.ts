import { absences, localDates } from '../../shared/absence/absence.list.ts';
import { type Away, awayBy, onBreakBy, ownCalendar } from '../../shared/absence/absence.rules.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import type { List, RowOf } from '../../shared/list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { networks, type Person, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { type Answering, answering } from '../../shared/seat/seat.rules.ts';
import { NotReliable } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import type { Reader } from './ask.slots.ts';

/** A seat that somebody answers for now. */
export interface AnsweredSeat extends Answering {
  readonly seat: string;
}

/** Who answers for every seat that anybody has a part in. Someone who has left is away for good. */
export function answeredSeats(world: World): readonly AnsweredSeat[] {
  const { snapshot, today } = world;
  const away = awayOrLeft(world);
  return [...Map.groupBy(snapshot.of(seatTerms).all, ({ seat }) => seat)].flatMap(([seat, terms]) => {
    const found = answering(terms, away, seat, today);
    const person = found && snapshot.of(people).get(found.person);
    return found && person && !hasLeft(person, today) ? [{ seat, ...found }] : [];
  });
}

/** Makes of somebody and the seats they answer for a reader: when they can be written to, and how often. */
export function readers(world: World): (person: Person, seats: readonly AnsweredSeat[]) => Reader {
  const { calendar, snapshot } = world;
  const away = awayBy(world.snapshot.of(absences).all);
  const onBreak = onBreakBy(knownOf(world, localDates));
  const planned = Map.groupBy(
    knownOf(world, meetings).filter(({ state }) => state !== 'cancelled'),
    ({ network }) => network,
  );
  return ({ key, municipality, rhythm, rhythmSince }, seats) => {
    const steering = seats
      .filter(({ steppingIn, seat }) => !steppingIn && snapshot.of(networks).get(networkOf(seat))?.kind === 'steering')
      .map(({ seat }) => networkOf(seat));
    return {
      calendar: ownCalendar(calendar, { person: key, municipality: municipality ?? seats[0]?.seat.split('/')[1], away, onBreak }),
      rhythm,
      rhythmSince,
      chiefMeetings:
        steering.length === 0
          ? undefined
          : steering.flatMap((network) => (planned.get(network) ?? []).map(({ startsAt }): Day => dayOf(startsAt))),
    };
  };
}

const networkOf = (seat: string): string => seat.split('/')[0] ?? '';

const hasLeft = ({ leftOn }: Person, on: Day): boolean => leftOn !== undefined && leftOn < on;

function awayOrLeft(world: World): Away {
  const { snapshot } = world;
  const away = awayBy(world.snapshot.of(absences).all);
  return (key, on) => {
    const person = snapshot.of(people).get(key);
    return away(key, on) ?? (person && hasLeft(person, on) ? person : undefined);
  };
}

/**
 * The rows of a list that only tells when it is best to write, none while it cannot be read: better that a message comes at a poor
 * moment than that nobody is asked for weeks. Who is away is another matter: while that is not known, everything is let be.
 */
function knownOf<L extends List>({ snapshot }: World, list: L): readonly RowOf<L>[] {
  try {
    return snapshot.of(list).all;
  } catch (error) {
    if (error instanceof NotReliable) return [];
    throw error;
  }
}
