import { addDays, type Day } from '../../shared/day.ts';
import type { setupActions } from '../../shared/setup/setup.actions.ts';
import type { NetworkView, PersonView, SeatView, Setup, TermView } from '../../shared/setup/setup.api.ts';
import { type Api, type Commands, useWriting } from '../api.ts';

type Verb = keyof typeof setupActions;

/** One command of this page, and how the page looks when it has been obeyed. */
export interface Wish {
  readonly send: (api: Api) => Promise<unknown>;
  readonly effect: (setup: Setup) => Setup;
}

export function wish<V extends Verb>(verb: V, data: Commands[V]): Wish {
  return { send: (api) => api.command(verb, data), effect: (setup) => effects[verb](setup, data) };
}

/** Sends wishes one after the other: a new person, then their seat. All are shown at once, and undone when one is refused. */
export function useWishes() {
  return useWriting<readonly Wish[]>(
    async (api, wishes) => {
      for (const { send } of wishes) await send(api);
    },
    (shown, wishes) => {
      for (const { effect } of wishes) shown.setup(effect);
    },
  );
}

const effects: { readonly [V in Verb]: (setup: Setup, data: Commands[V]) => Setup } = {
  'network/bind': (setup, { key, channel }) => network(setup, key, { channel: channel || undefined }),
  // What stands on the agendas is read anew: of the usual ones only the server knows.
  'network/edit': (setup, { key, seen: _seen, fixedCases: _fixed, ...changes }) => network(setup, key, changes),
  'person/add': (setup, { key, name, municipality, email, language, identity }) => ({
    ...setup,
    people: [
      ...setup.people,
      {
        ...{ key, name, municipality, email, language, identity, identity2: undefined, leftOn: undefined, etag: '' },
        ...({ contact: 'chat', rhythm: 'weekly', secretariat: false, reached: email ? 'mail' : undefined } as const),
      },
    ],
  }),
  'person/edit': (setup, { key, seen: _seen, municipality, email, leftOn, ...changes }) =>
    person(setup, key, () => ({ ...changes, municipality, email, leftOn: leftOn as Day | undefined })),
  'person/link': (setup, { key, identity }) =>
    person(setup, key, (one) => (one.identity === undefined ? { identity } : { identity2: identity })),
  'person/unlink': (setup, { key, identity }) =>
    person(setup, key, (one) => (one.identity === identity ? { identity: one.identity2, identity2: undefined } : { identity2: undefined })),
  // Whoever is let be stays until the page is read anew: the row says so meanwhile.
  'person/dismiss': (setup) => setup,
  'person/rhythm': (setup, { key, rhythm }) => (key === undefined ? setup : person(setup, key, () => ({ rhythm }))),
  'seat/appoint': (setup, { seat, person: key, part, from, to }) =>
    terms(setup, seat, (all) => appointed(all, { seat, key, part, from, to })),
  'seat/end': (setup, { key, on }) =>
    seats(setup, (seat) => ({ ...seat, terms: seat.terms.map((term) => (term.key === key ? { ...term, to: on as Day } : term)) })),
  'absence/add': (setup, { key, person: whose, from, to }) =>
    whose === undefined ? setup : { ...setup, absences: [...setup.absences, { key, person: whose, from: from as Day, to: to as Day }] },
  'absence/remove': (setup, { key }) => ({ ...setup, absences: setup.absences.filter((one) => one.key !== key) }),
  'break/add': (setup, { key, municipality, from, to }) => ({
    ...setup,
    breaks: [...setup.breaks, { key, municipality, from: from as Day, to: to as Day }],
  }),
  'break/remove': (setup, { key }) => ({ ...setup, breaks: setup.breaks.filter((one) => one.key !== key) }),
  'setting/change': (setup, { name, value }) => ({
    ...setup,
    settings: setup.settings.map((one) => (one.name === name ? { ...one, value } : one)),
  }),
};

const network = (setup: Setup, key: string, changes: Partial<NetworkView>): Setup => ({
  ...setup,
  networks: setup.networks.map((one) => (one.key === key ? { ...one, ...changes } : one)),
});

const person = (setup: Setup, key: string, change: (one: PersonView) => Partial<PersonView>): Setup => ({
  ...setup,
  people: setup.people.map((one) => (one.key === key ? { ...one, ...change(one) } : one)),
});

const seats = (setup: Setup, change: (seat: SeatView) => SeatView): Setup => ({
  ...setup,
  networks: setup.networks.map((one) => ({ ...one, seats: one.seats.map(change) })),
});

const terms = (setup: Setup, key: string, change: (all: readonly TermView[]) => readonly TermView[]): Setup =>
  seats(setup, (seat) => (seat.key === key ? { ...seat, terms: change(seat.terms) } : seat));

interface New {
  readonly seat: string;
  readonly key: string;
  readonly part: TermView['part'];
  readonly from: string;
  readonly to: string | undefined;
}

/** Who held the part until then ends the day before. */
function appointed(all: readonly TermView[], { seat, key, part, from, to }: New): readonly TermView[] {
  const before = addDays(from as Day, -1);
  const ended = all.map((term) => (term.part === part && term.from < from && (term.to ?? from) >= from ? { ...term, to: before } : term));
  const term = {
    key: `${seat}/${key}/${from}${part === 'chair' ? '/chair' : ''}`,
    person: key,
    part,
    from: from as Day,
    to: to as Day | undefined,
  };
  return [...ended.filter((one) => one.key !== term.key), term].toSorted((a, b) => a.from.localeCompare(b.from));
}
