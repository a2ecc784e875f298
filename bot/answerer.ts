import { absences, localDates } from '../shared/absence/absence.list.ts';
import { type Away, awayBy, onBreakBy } from '../shared/absence/absence.rules.ts';
import type { Day } from '../shared/day.ts';
import { type Person, people, seatTerms } from '../shared/seat/seat.list.ts';
import { answering } from '../shared/seat/seat.rules.ts';
import type { World } from './world.ts';

/** Personal messages are sent within these hours of Oslo's working days. Source: the region's manners. */
export const personalHours = { from: '08:15', to: '15:00' };

/** Who answers for a seat on a day: its representative, or the deputy who steps in. Nobody who has left. */
export function answererOf(seat: string, on: Day, world: World): Person | undefined {
  const found = answering(world.snapshot.of(seatTerms).where('seat', seat), awayOrLeft(world), seat, on);
  const person = found && world.snapshot.of(people).get(found.person);
  return person && !hasLeft(person, on) ? person : undefined;
}

/** Who is away on a day; someone who has left is away for good. */
export function awayOrLeft({ snapshot }: World): Away {
  const away = awayBy(snapshot.of(absences).all);
  return (key, on) => {
    const person = snapshot.of(people).get(key);
    return away(key, on) ?? (person && hasLeft(person, on) ? person : undefined);
  };
}

/** On a day of somebody's own that is off they are not written to: their absence, and their municipality's holidays. */
export const isOff = (person: string, municipality: string, { snapshot, today }: World): boolean =>
  awayBy(snapshot.of(absences).all)(person, today) !== undefined || onBreakBy(snapshot.of(localDates).all)(municipality, today);

const hasLeft = ({ leftOn }: Person, on: Day): boolean => leftOn !== undefined && leftOn < on;
