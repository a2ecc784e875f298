import type { ReactNode } from 'react';
import { addDays, type Day, latest } from '../../shared/day.ts';
import type { SetupProblem } from '../../shared/setup/setup.api.ts';
import { exemptIn } from '../exempt/exempt-link.ts';
import type { Known } from './known.tsx';
import { AddEmail, AddPerson, Appoint, BindChannel, EndTerm, LinkPerson, ReviewAgainOf } from './lazy-forms.ts';
import type { problemText } from './problem.text.ts';
import { strangerName } from './problem.words.ts';
import { type Wish, wish } from './wish.ts';

/** Done at once. */
interface Act {
  readonly label: string;
  readonly wishes: readonly Wish[];
  /** Said when it is done, and shown in place of the buttons. */
  readonly done: string;
}

/** Opens a form in the row; `onDone` has words when something was done. */
interface Ask {
  readonly name: string;
  readonly label: string;
  readonly form: (onDone: (done?: string) => void) => ReactNode;
}

/** Goes where it can be done. */
interface Way {
  readonly label: string;
  readonly to: string;
}

interface Presses {
  readonly acts: readonly Act[];
  readonly asks: readonly Ask[];
  readonly ways?: readonly Way[];
  /** To let it be. */
  readonly last?: Act;
}

interface Words {
  readonly words: (typeof problemText)['nb'];
  readonly today: Day;
}

/** What can be pressed to solve a problem, the likeliest first. */
export function pressesOf(problem: SetupProblem, known: Known, { words, today }: Words): Presses {
  const appoint = (seat: string, label: string): Ask => ({
    name: 'appoint',
    label,
    form: (onDone) => <Appoint seat={seat} onDone={onDone} />,
  });
  const bind = (network: string, label: string): Ask => ({
    name: 'bind',
    label,
    form: (onDone) => <BindChannel network={network} onDone={onDone} />,
  });

  switch (problem.kind) {
    case 'stranger': {
      const { identity } = problem;
      const name = strangerName(identity, known, words);
      const guesses = known.setup.strangers.find((one) => one.identity === identity)?.guesses ?? [];
      return {
        acts: [
          ...guesses.slice(0, 3).map(({ person, name: guess }) => ({
            label: words.linkTo(known.person(person) ? known.nameOf(person) : guess),
            wishes: [wish('person/link', { key: person, identity })],
            done: words.linked(guess),
          })),
        ],
        asks: [
          {
            name: 'link',
            label: guesses.length > 0 ? words.chooseOther : words.choosePerson,
            form: (onDone) => <LinkPerson identity={identity} name={name} onDone={(linked) => onDone(linked && words.linked(linked))} />,
          },
          {
            name: 'add',
            label: words.addNew,
            form: (onDone) => (
              <AddPerson
                name={name === words.someone ? undefined : name}
                identity={identity}
                onDone={(added) => onDone(added && words.added(added))}
              />
            ),
          },
        ],
        last: { label: words.notNow, wishes: [wish('person/dismiss', { identity })], done: words.dismissed },
      };
    }
    case 'seat-empty':
      return { acts: [], asks: [appoint(problem.seat, words.appoint)] };
    case 'left-channel':
      return { acts: [], asks: [appoint(problem.seat, words.appointNew)] };
    case 'identity-twice':
      return {
        acts: problem.people.map((owner) => ({
          label: words.keeps(known.nameOf(owner)),
          wishes: problem.people
            .filter((other) => other !== owner)
            .map((other) => wish('person/unlink', { key: other, identity: problem.identity })),
          done: words.kept(known.nameOf(owner)),
        })),
        asks: [],
      };
    case 'no-channel':
      return { acts: [], asks: known.setup.channels.length > 0 ? [bind(problem.network, words.chooseChannel)] : [] };
    case 'channel-closed':
      return { acts: [], asks: [bind(problem.network, words.chooseOtherChannel)] };
    case 'channel-twice':
      return {
        acts: problem.networks.map((keeper) => ({
          label: words.channelKeeps(known.titleOf(keeper)),
          wishes: problem.networks.filter((other) => other !== keeper).map((other) => wish('network/bind', { key: other, channel: '' })),
          done: words.channelKept(known.titleOf(keeper)),
        })),
        asks: [],
      };
    case 'unreachable': {
      const person = known.person(problem.person);
      return {
        acts: [],
        asks: person ? [{ name: 'email', label: words.addEmail, form: (onDone) => <AddEmail person={person} onDone={onDone} /> }] : [],
      };
    }
    case 'term-outside-seat': {
      const term = known.seat(problem.seat)?.seat.terms.find(({ key }) => key === problem.term);
      const end: readonly Ask[] = term
        ? [{ name: 'end', label: words.end, form: (onDone) => <EndTerm term={term} onDone={onDone} /> }]
        : [];
      return { acts: [], asks: [...end, appoint(problem.seat, words.appointNew)] };
    }
    case 'exempt-due': {
      const { key, meeting, askOf } = problem;
      if (askOf !== undefined) return { acts: [], asks: [] };
      return {
        acts: [],
        ways: meeting === undefined ? [] : [{ label: words.openCase, to: exemptIn(meeting, key) }],
        asks: [{ name: 'review', label: words.stillExempt, form: (onDone) => <ReviewAgainOf of={key} onDone={onDone} /> }],
      };
    }
    case 'exempt-due-many':
      return { acts: [], asks: [], ways: [{ label: words.openReviews, to: '/meetings' }] };
    case 'two-representatives': {
      const terms = (known.seat(problem.seat)?.seat.terms ?? []).filter(
        ({ part, person }) => part === 'representative' && problem.people.includes(person),
      );
      return {
        acts: problem.people.map((stays) => {
          const begins = terms.find(({ person }) => person === stays)?.from ?? today;
          // The others end the day before; those that are still to begin are taken back.
          const before = addDays(latest(begins, today), -1);
          return {
            label: words.continues(known.nameOf(stays)),
            wishes: terms.filter(({ person }) => person !== stays).map(({ key }) => wish('seat/end', { key, on: before })),
            done: words.continued(known.nameOf(stays)),
          };
        }),
        asks: [],
      };
    }
  }
}
