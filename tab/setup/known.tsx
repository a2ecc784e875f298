import { createContext, type ReactNode, use, useMemo } from 'react';
import type { ChannelView, MemberView, NetworkView, PersonView, SeatView, Setup, TermView } from '../../shared/setup/setup.api.ts';

/** What the page has read, and what its parts look up in it again and again. */
export interface Known {
  readonly setup: Setup;
  readonly person: (key: string) => PersonView | undefined;
  /** With the municipality when two have the same name. */
  readonly nameOf: (person: string) => string;
  readonly network: (key: string) => NetworkView | undefined;
  readonly titleOf: (network: string) => string;
  readonly channel: (id: string | undefined) => ChannelView | undefined;
  readonly seat: (key: string) => { readonly seat: SeatView; readonly network: NetworkView } | undefined;
  /** Every term of a person, with where. */
  readonly termsOf: (person: string) => readonly { readonly term: TermView; readonly seat: SeatView; readonly network: NetworkView }[];
  /** Members of channels that belong to nobody Veven knows; each once. */
  readonly unknown: readonly MemberView[];
  /** The name and address a channel knows an identity by. */
  readonly member: (identity: string) => MemberView | undefined;
}

export function knownOf(setup: Setup): Known {
  const people = new Map(setup.people.map((one) => [one.key, one]));
  const networks = new Map(setup.networks.map((one) => [one.key, one]));
  const channels = new Map(setup.channels.map((one) => [one.id, one]));
  const seats = new Map(setup.networks.flatMap((network) => network.seats.map((seat) => [seat.key, { seat, network }])));
  const names = Map.groupBy(setup.people, ({ name }) => name);
  const terms = Map.groupBy(
    [...seats.values()].flatMap(({ seat, network }) => seat.terms.map((term) => ({ term, seat, network }))),
    ({ term }) => term.person,
  );
  const members = new Map(setup.channels.flatMap((one) => (one.members ?? []).map((member) => [member.identity, member])));
  return {
    setup,
    person: (key) => people.get(key),
    nameOf: (key) => {
      const { name = key, municipality } = people.get(key) ?? {};
      return municipality && (names.get(name)?.length ?? 0) > 1 ? `${name} (${municipality})` : name;
    },
    network: (key) => networks.get(key),
    titleOf: (key) => networks.get(key)?.title ?? key,
    channel: (id) => (id === undefined ? undefined : channels.get(id)),
    seat: (key) => seats.get(key),
    termsOf: (key) => terms.get(key) ?? [],
    unknown: [...members.values()].filter(({ person }) => person === undefined),
    member: (identity) => members.get(identity),
  };
}

const KnownContext = createContext<Known | undefined>(undefined);

export function KnownProvider({ setup, children }: { setup: Setup; children: ReactNode }) {
  const known = useMemo(() => knownOf(setup), [setup]);
  return <KnownContext value={known}>{children}</KnownContext>;
}

export function useKnown(): Known {
  const known = use(KnownContext);
  if (!known) throw new Error('nothing is known: the part stands outside <KnownProvider>');
  return known;
}
