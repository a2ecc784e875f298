import { addDays, type Day } from '../../shared/day.ts';
import { people, type Seat, type SeatTerm, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { isVoid } from '../../shared/seat/seat.rules.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import { done, type Refusal } from '../command.ts';
import { notFound } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update } from '../write.ts';
import { bySecretariat } from './secretariat.ts';
import {
  beganOn,
  endsBeforeItBegins,
  hasLeft,
  heldFrom,
  ownDeputy,
  seatExistsFrom,
  seatExistsTo,
  unknownPerson,
  unknownSeat,
} from './setup.refusals.ts';

/** From a day to a day, both included; without an end, for good. */
interface Days {
  readonly from: Day;
  readonly to: Day | undefined;
}

/** Gives somebody a part in a seat from a day on; whoever had it until then has it to the day before. The same again changes nothing. */
export const appoint = bySecretariat(setupActions['seat/appoint'], (world, { seat: seatKey, person: personKey, part, from, to }) => {
  const { snapshot } = world;
  const seat = snapshot.of(seats).get(seatKey);
  if (!seat) return unknownSeat(seatKey);
  const person = snapshot.of(people).get(personKey);
  if (!person) return unknownPerson;
  const wrong = daysOutside(seat, { from, to });
  if (wrong) return wrong;
  if (person.leftOn !== undefined && person.leftOn < from) return hasLeft(person.title, person.leftOn);
  // The chair may well be the seat's representative from the same day: that is another row.
  const key = `${seatKey}/${personKey}/${from}${part === 'chair' ? '/chair' : ''}`;
  const others = snapshot.of(seatTerms).all.filter((term) => term.key !== key && overlap(term, { from, to }));
  const own = others.filter((term) => term.seat === seatKey && term.person === personKey && !isVoid(term));
  if (part === 'deputy' && own.some((term) => term.part === 'representative')) return ownDeputy(person.title);
  const former = [
    ...others.filter((term) => shareOnePart(term, { part, seat, world })),
    // A deputy who becomes the representative is the deputy no longer.
    ...own.filter((term) => part === 'representative' && term.part === 'deputy'),
  ];
  if (
    former.some((term) => term.part === part && term.seat === seatKey && term.person === personKey && term.from <= from && term.to === to)
  )
    return done([]);
  const inTheWay = former.find((term) => term.from >= from);
  if (inTheWay) return heldFrom(nameOf(inTheWay, world), inTheWay.part, inTheWay.from);
  const known = snapshot.of(seatTerms).get(key);
  return done([
    // The new one first: if it breaks off in between the seat is not left empty, and the same wish completes it.
    known
      ? update(seatTerms, known, { part, to })
      : create(seatTerms, { key, title: person.title, seat: seatKey, person: personKey, part, from, to }),
    ...former.map((term) => update(seatTerms, term, { to: addDays(from, -1) })),
  ]);
});

/** The last day on which somebody has a part; a day before it begins takes it back. */
export const endTerm = bySecretariat(setupActions['seat/end'], (world, { key, on }) => {
  const { snapshot } = world;
  const term = snapshot.of(seatTerms).get(key);
  const seat = term && snapshot.of(seats).get(term.seat);
  if (!term || !seat) return notFound;
  // What has not begun can be taken back; what has been is not rewritten.
  if (on < term.from) return term.from < world.today ? beganOn(term.from) : done([update(seatTerms, term, { to: addDays(term.from, -1) })]);
  if (seat.to !== undefined && on > seat.to) return seatExistsTo(seat.to);
  // An end that comes sooner puts nobody in another's place.
  if (term.to !== undefined && on > term.to) {
    const more = { from: addDays(term.to, 1), to: on };
    const next = snapshot
      .of(seatTerms)
      .all.find((one) => one.key !== key && shareOnePart(one, { part: term.part, seat, world }) && overlap(one, more));
    if (next) return heldFrom(nameOf(next, world), next.part, next.from);
  }
  return done([update(seatTerms, term, { to: on })]);
});

/** A seat has one representative and one deputy on a day, a network one chair. */
function shareOnePart(term: SeatTerm, { part, seat, world }: { part: SeatTerm['part']; seat: Seat; world: World }): boolean {
  if (term.part !== part || isVoid(term)) return false;
  return part === 'chair' ? world.snapshot.of(seats).get(term.seat)?.network === seat.network : term.seat === seat.key;
}

const overlap = (a: Days, b: Days): boolean => (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);

function daysOutside(seat: Days, { from, to }: Days): Refusal | undefined {
  if (to !== undefined && to < from) return endsBeforeItBegins;
  if (from < seat.from) return seatExistsFrom(seat.from);
  return seat.to !== undefined && (from > seat.to || (to !== undefined && to > seat.to)) ? seatExistsTo(seat.to) : undefined;
}

const nameOf = ({ person }: SeatTerm, { snapshot }: World): string => snapshot.of(people).get(person)?.title ?? person;
