import type { Ask } from '../../shared/ask/ask.api.ts';
import { oftenOf } from '../../shared/ask/ask.text.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { addMinutes, type Instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { settledAt } from '../../shared/proposed-case/proposed-case.rules.ts';
import { type Person, people } from '../../shared/seat/seat.list.ts';
import type { Occasion, WantedPost } from '../post.ts';
import { NotReliable } from '../snapshot/snapshot.ts';
import type { World } from '../world.ts';
import { absenceMail } from './absence.mail.ts';
import { type Waiting, waitingCard, waitingMail, waitingSummary } from './ask.card.ts';
import { type AnsweredSeat, answeredSeats, readers } from './ask.readers.ts';
import { type Asked, occasionsOf, type Reader, singleOccasions } from './ask.slots.ts';

/** Personal messages are sent within these hours of Oslo's working days. */
const personalHours = { from: '08:15', to: '15:00' };

/** An answer stays on the card as one line for a week. */
const answerShown = 7 * 24 * 60;

/**
 * One card for each person who answers for a seat that is asked something: *Venter på deg*, most urgent first. Who has chosen to be
 * asked one thing at a time gets a card for each; the collected one then only follows where it already stands.
 */
export function askPosts(world: World, asks: readonly Ask[]): WantedPost[] {
  const { snapshot, today } = world;
  const due = asks.filter(({ askOn }) => askOn <= today);
  const asksBySeat = Map.groupBy(due, ({ seat }) => seat);
  const readerOf = readers(world);
  return [...Map.groupBy(answeredSeats(world), ({ person }) => person)].flatMap(([key, seats]) => {
    const person = snapshot.of(people).get(key);
    const asked = seats.flatMap(({ seat, since, earlier }) =>
      (asksBySeat.get(seat) ?? []).map((ask): Asked => ({ ask, answersSince: since, earlier })),
    );
    const answered = [...seats.flatMap(({ seat }) => answersOf(seat, world)), ...proposalsOf(key, world)];
    if (!person || (asked.length === 0 && answered.length === 0)) return [];
    return personPosts({ person, seats, asked, answered, reader: readerOf(person, seats) }, world);
  });
}

interface Receiver {
  readonly person: Person;
  readonly seats: readonly AnsweredSeat[];
  readonly asked: readonly Asked[];
  readonly answered: Waiting['answered'];
  readonly reader: Reader;
}

function personPosts({ person, seats, asked, answered, reader }: Receiver, world: World): WantedPost[] {
  const { now, today, calendar } = world;
  const single = person.rhythm === 'single';
  // On a day of their own that is off nothing is due; a day that is off for all is kept by whoever sends.
  const away = reader.calendar.isSilent(today) && !calendar.isSilent(today);
  const sorted = asked.toSorted((a, b) => byUrgency(a.ask, b.ask));
  const post = (key: string, shown: readonly Asked[], lines: Waiting['answered'], occasions: readonly Occasion[]): WantedPost =>
    askPost(
      key,
      {
        person: person.key,
        // What somebody has written is not on the card.
        asks: shown.map(({ ask }) => ({ ...ask, given: undefined })),
        answered: lines,
        often: oftenOf(reader.rhythm, reader.chiefMeetings !== undefined),
      },
      {
        person,
        seats: seats.map(({ seat }) => seat),
        occasions: away ? [] : occasions,
        world,
      },
    );
  const collected = post(`waiting/${person.key}`, sorted, answered, single ? [] : occasionsOf(sorted, reader, world));
  if (!single) return [collected];
  const key = (about: string) => `waiting/${person.key}/${about}`;
  return [
    collected,
    ...sorted.map((one) => ({ ...post(key(one.ask.key), [one], [], singleOccasions(one, reader, now)), saidBy: `waiting/${person.key}` })),
    ...answered.filter((line) => !sorted.some(({ ask }) => ask.key === line.key)).map((line) => post(key(line.key), [], [line], [])),
  ];
}

function askPost(
  key: string,
  waiting: Waiting,
  {
    person: { language },
    seats,
    occasions,
    world,
  }: { person: Person; seats: readonly string[]; occasions: readonly Occasion[]; world: World },
): WantedPost {
  return {
    key,
    to: { person: waiting.person },
    card: {
      data: waiting,
      language,
      render: () => waitingCard(waiting, language, world),
      summary: waitingSummary(waiting, language),
      text: (answer) => {
        const absence = absenceMail(seats, language, { world, answer });
        return [waitingMail(waiting, language, { link: world.link, answer }), ...(absence ? [absence] : [])].join('\n');
      },
    },
    // Never finished: what went to a deputy and comes back stands in the old card again.
    state: 'standing',
    from: occasions[0]?.at ?? world.now,
    occasions: waiting.asks.length === 0 ? [] : occasions,
    hours: personalHours,
  };
}

const byUrgency = (a: Ask, b: Ask): number => compared(a.dueOn, b.dueOn) || compared(a.key, b.key);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The latest answers of a seat, each a line on the card. */
function answersOf(seat: string, { snapshot, now }: World): Waiting['answered'] {
  const shownFrom: Instant = addMinutes(now, -answerShown);
  return snapshot
    .of(followUps)
    .where('seat', seat)
    .filter(({ answeredAt }) => answeredAt !== undefined && answeredAt > shownFrom)
    .map((followUp) => {
      const decision = snapshot.of(decisions).get(followUp.decision);
      const item = decision && snapshot.of(caseList).get(decision.caseKey);
      return { key: followUp.key, title: item ? openTitle(item) : followUp.title, state: followUp.state };
    });
}

/** What came of the cases that somebody has proposed: a line on the card where it stands, and no message. */
function proposalsOf(person: string, { snapshot, now }: World): Waiting['answered'] {
  const shownFrom: Instant = addMinutes(now, -answerShown);
  return snapshot
    .of(caseList)
    .where('proposedBy', person)
    .flatMap((item) => {
      const { key, state, meeting, stateReason, exempt, modifiedAt } = item;
      if ((state !== 'scheduled' && state !== 'parked' && state !== 'declined') || modifiedAt <= shownFrom) return [];
      if (settledAt(item, entriesOf(key, snapshot)) <= shownFrom) return [];
      return {
        key,
        title: openTitle(item),
        became: state,
        meetingAt: meeting === undefined ? undefined : snapshot.of(meetings).get(meeting)?.startsAt,
        reason: exempt ? undefined : stateReason?.slice(0, longestReason),
      };
    });
}

/** The card is no place for a long explanation: the person's own page has it whole. */
const longestReason = 300;

/** A case's history, none while that cannot be read: then the row's own time will do. */
function entriesOf(key: string, snapshot: World['snapshot']): readonly HistoryEntry[] {
  try {
    return snapshot.of(history).where('rowKey', key);
  } catch (error) {
    if (error instanceof NotReliable) return [];
    throw error;
  }
}
