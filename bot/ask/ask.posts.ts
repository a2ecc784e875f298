import type { Ask } from '../../shared/ask/ask.api.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { addMinutes } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { networks, type Person, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { representative } from '../../shared/seat/seat.rules.ts';
import type { WantedPost } from '../post.ts';
import type { World } from '../world.ts';
import { type Waiting, waitingCard, waitingMail, waitingSummary } from './ask.card.ts';
import { messageDueAt } from './ask.slots.ts';

/** Personal messages are sent within these hours of Oslo's working days. */
const personalHours = { from: '08:15', to: '15:00' };

/** An answer stays on the card as one line for a week. */
const answerShown = 7 * 24 * 60;

/** One card for each person who is asked something: *Venter på deg*, most urgent first. */
export function askPosts(world: World, asks: readonly Ask[]): WantedPost[] {
  const { snapshot, today } = world;
  const asksBySeat = Map.groupBy(asks, ({ seat }) => seat);
  const seatsByPerson = Map.groupBy(
    snapshot
      .of(seatTerms)
      .all.filter((term) => representative(snapshot.of(seatTerms).where('seat', term.seat), term.seat, today) === term.person),
    ({ person }) => person,
  );
  const present = snapshot.of(people).all.filter(({ leftOn }) => leftOn === undefined || leftOn >= today);
  return present.flatMap((person) => {
    const seats = [...new Set((seatsByPerson.get(person.key) ?? []).map(({ seat }) => seat))];
    return askPost(
      person,
      seats,
      seats.flatMap((seat) => asksBySeat.get(seat) ?? []),
      world,
    );
  });
}

function askPost(person: Person, seats: readonly string[], asks: readonly Ask[], world: World): WantedPost[] {
  const waiting = waitingOf(person, seats, asks, world);
  const dueAt = messageDueAt(asks, world.now, world.calendar);
  const open = dueAt !== undefined && waiting.asks.length > 0;
  if (!open && waiting.answered.length === 0) return [];
  const { language } = person;
  return [
    {
      key: `waiting/${person.key}`,
      to: { person: person.key },
      card: {
        data: waiting,
        language,
        render: () => waitingCard(waiting, language, world),
        summary: waitingSummary(waiting, language),
        text: () => waitingMail(waiting, language, world),
      },
      state: open ? 'standing' : 'finished',
      from: dueAt ?? world.now,
      ...(open && { renewedAt: dueAt }),
      hours: personalHours,
    },
  ];
}

/** What the card shows: what is to be asked about now, most urgent first, and the latest answers of these seats. */
function waitingOf(person: Person, seats: readonly string[], asks: readonly Ask[], world: World): Waiting {
  const { snapshot, today } = world;
  const due = asks.filter(({ askOn }) => askOn <= today).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
  return {
    person: person.key,
    asks: due.map((ask) => ({ ...ask, networkTitle: snapshot.of(networks).get(ask.network)?.title ?? ask.network })),
    answered: seats.flatMap((seat) => answersOf(seat, world)),
  };
}

function answersOf(seat: string, { snapshot, now }: World): Waiting['answered'] {
  return snapshot
    .of(followUps)
    .where('seat', seat)
    .filter(({ answeredAt }) => answeredAt !== undefined && addMinutes(answeredAt, answerShown) > now)
    .map((followUp) => {
      const decision = snapshot.of(decisions).get(followUp.decision);
      const item = decision && snapshot.of(caseList).get(decision.caseKey);
      return { key: followUp.key, title: item ? openTitle(item) : followUp.title, state: followUp.state };
    });
}
