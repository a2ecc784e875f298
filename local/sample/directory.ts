import { createHash } from 'node:crypto';
import type { SeatPart } from '../../shared/access.ts';
import { municipalities } from '../../shared/region/municipalities.ts';
import { networks } from '../../shared/region/networks.ts';
import type { Language } from '../../shared/text.ts';

/** The tenant that hosts the sample team: everyone in it is a member or a guest there, as the region's people are. */
export const tenantId = '11111111-2026-4000-8000-000000000001';

/** The sample app registration's client id: the audience of tab tokens and bot activities. */
export const appId = '11111111-2026-4000-8000-00000000b0b0';

export const team = {
  id: '19:veven-team@thread.tacv2',
  name: 'Kongsbergregionen tjenesteutvikling',
  groupId: '11111111-2026-4000-8000-00000000aaaa',
};

/** One channel a network. */
export const channels = networks.map(({ key, title }) => ({
  id: `19:veven-${key.toLowerCase()}@thread.tacv2`,
  name: title.nb,
  network: key,
}));
export type SampleChannel = (typeof channels)[number];

/** Sample people bear the name of their seat or role, never an invented person's. */
export interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly oid: string;
  readonly email: string;
  readonly municipality: string | undefined;
  readonly language: Language;
  readonly contact: 'chat' | 'email';
  readonly seat: { readonly key: string; readonly network: string; readonly part: SeatPart['part'] } | undefined;
  readonly role: 'secretariat' | 'member' | undefined;
  /** The networks whose channels this person is in. */
  readonly networks: readonly string[];
}

/** The same name gives the same UUID on every machine, so that links and tests can count on it. */
export function sampleUuid(name: string): string {
  const hex = createHash('sha256').update(`veven sample ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const address = (name: string) => `${name.toLowerCase().replaceAll(', ', '.').replaceAll(' ', '-')}@veven.example`;

function person(name: string, of: Omit<SamplePerson, 'key' | 'name' | 'oid' | 'email'>): SamplePerson {
  return { key: sampleUuid(`person ${name}`), name, oid: sampleUuid(`identity ${name}`), email: address(name), ...of };
}

const seatHolders = networks.flatMap(({ key: network }) =>
  municipalities.flatMap(({ key: municipality, language }) =>
    (['representative', 'deputy'] as const).map((part) =>
      person(part === 'deputy' ? `${network}, ${municipality}, vara` : `${network}, ${municipality}`, {
        municipality,
        language,
        // One representative prefers mail, so that the outbox shows how those outside the chat are reached.
        contact: part === 'representative' && municipality === 'Sigdal' ? 'email' : 'chat',
        seat: { key: `${network}/${municipality}`, network, part },
        role: undefined,
        networks: [network],
      }),
    ),
  ),
);

const everyNetwork = networks.map(({ key }) => key);

export const samplePeople: readonly SamplePerson[] = [
  person('Sekretariatet', {
    municipality: undefined,
    language: 'nb',
    contact: 'chat',
    seat: undefined,
    role: 'secretariat',
    networks: everyNetwork,
  }),
  person('Medlem, HR', { municipality: 'Kongsberg', language: 'nb', contact: 'chat', seat: undefined, role: 'member', networks: ['HR'] }),
  ...seatHolders,
];

/** The sample person for a seat's representative, or a role. */
export function samplePerson(who: { seat: string } | { role: 'secretariat' | 'member' }): SamplePerson | undefined {
  return samplePeople.find((candidate) =>
    'seat' in who ? candidate.seat?.key === who.seat && candidate.seat.part === 'representative' : candidate.role === who.role,
  );
}
