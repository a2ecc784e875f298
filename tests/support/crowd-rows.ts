import { create, type Write } from '../../bot/write.ts';
import type { SamplePerson } from '../../local/sample/directory.ts';
import { sampleUuid, tenantId } from '../../local/sample/directory.ts';
import type { StandInChannel } from '../../local/teams/options.ts';
import { cases } from '../../shared/case/case.list.ts';
import { addDays, type Day, day, osloInstant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { municipalities } from '../../shared/region/municipalities.ts';
import { networks, people as peopleList, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { settings } from '../../shared/setting/setting.list.ts';

/** How large a region is: `people` with a seat each, of whose networks the first `channels` have one, asked in `rounds` weeks. */
export interface CrowdSize {
  readonly people: number;
  readonly channels: number;
  readonly rounds: number;
}

const since = day('2025-01-01');
const decidedOn = day('2027-01-04');
const dueOn = day('2027-06-15');

/** The Tuesdays between the Christmas silence and Easter's. */
export const tuesday = (round: number): Day => addDays(day('2027-01-12'), 7 * round);
export const mostRounds = 10;

const networkOf = (index: number): string => `N${String(index + 1).padStart(3, '0')}`;
const networkCount = ({ people }: CrowdSize): number => Math.ceil(people / municipalities.length);

export const crowdChannels = (size: CrowdSize): StandInChannel[] =>
  Array.from({ length: size.channels }, (_, index) => {
    const network = networkOf(index);
    return { id: `19:crowd-${network.toLowerCase()}@thread.tacv2`, name: network, network };
  });

/** People bear the name of their seat. */
export const crowdPeople = (size: CrowdSize): SamplePerson[] =>
  Array.from({ length: size.people }, (_, index) => {
    const network = networkOf(Math.floor(index / municipalities.length));
    const municipality = municipalities[index % municipalities.length]?.key ?? '';
    const name = `${network}, ${municipality}`;
    return {
      key: sampleUuid(`crowd ${name}`),
      name,
      oid: sampleUuid(`crowd identity ${name}`),
      email: '',
      municipality,
      language: 'nb',
      contact: 'chat',
      seat: { key: `${network}/${municipality}`, network, part: 'representative' },
      role: undefined,
      networks: [network],
    };
  });

/** Everything the crowd's region starts with: seats and people, and what each Tuesday brings. */
export function crowdRows(size: CrowdSize): Write[] {
  const people = crowdPeople(size);
  const names = Array.from({ length: networkCount(size) }, (_, index) => networkOf(index));
  const channels = crowdChannels(size);
  return [
    ...Object.entries({ undoMinutes: '0', postsPerChannel: '100' }).map(([key, value]) =>
      create(settings, { key, title: key, value, meaning: key }),
    ),
    ...names.map((key) => {
      const channel = channels.find(({ network }) => network === key);
      return create(networks, {
        key,
        title: key,
        kind: 'professional',
        language: 'nb',
        noticeDays: 5,
        hearingDays: 10,
        askDays: 5,
        formerNames: [],
        ...(channel && { channelId: channel.id, channelTenant: tenantId }),
      });
    }),
    ...people.flatMap(seated),
    ...Array.from({ length: size.rounds }, (_, round) => [
      ...names.map((network) => decision(network, round)),
      ...people.map((person) => followUp(person, round)),
      ...channels.flatMap(({ network }) => meeting(network, round)),
    ]).flat(),
  ];
}

function seated({ key, name, oid, municipality = '', seat }: SamplePerson): Write[] {
  if (!seat) return [];
  return [
    create(peopleList, {
      key,
      title: name,
      municipality,
      identity: `${tenantId}/${oid}`,
      roles: [],
      language: 'nb',
      contact: 'chat',
      rhythm: 'weekly',
    }),
    create(seats, { key: seat.key, title: name, network: seat.network, municipality, from: since }),
    create(seatTerms, {
      key: `${seat.key}/${key}/${since}`,
      title: name,
      seat: seat.key,
      person: key,
      part: 'representative',
      from: since,
    }),
  ];
}

const decisionKey = (network: string, round: number) => `${network}/${round + 1}/1`;
const dates = (round: number) => ({ dueOn, askOn: tuesday(round) });

const decision = (network: string, round: number): Write =>
  create(decisions, {
    key: decisionKey(network, round),
    title: `Beslutning ${round + 1}`,
    caseKey: `${network}/${round + 1}`,
    meeting: `${network}/før`,
    network,
    text: 'Kommunene tar rutinen i bruk.',
    decidedAt: osloInstant(decidedOn, '10:00'),
    followUpBy: 'municipalities',
    state: 'open',
    ...dates(round),
  });

function followUp({ seat, municipality = '' }: SamplePerson, round: number): Write {
  const network = seat?.network ?? '';
  return create(followUps, {
    key: `${decisionKey(network, round)}/${municipality}`,
    title: `${municipality}: Beslutning ${round + 1}`,
    decision: decisionKey(network, round),
    network,
    seat: `${network}/${municipality}`,
    municipality,
    state: 'unanswered',
    ...dates(round),
    helpWanted: false,
    asDeputy: false,
    late: false,
  });
}

/** A meeting whose conclusions stand when it ends, the day before the round: its network's channel is to say so. */
function meeting(network: string, round: number): Write[] {
  const key = `${network}/møte-${round + 1}`;
  const on = addDays(tuesday(round), -1);
  const endsAt = osloInstant(on, '15:30');
  return [
    create(meetings, {
      key,
      title: key,
      network,
      kind: 'meeting',
      startsAt: osloInstant(on, '13:30'),
      endsAt,
      state: 'planned',
      noticeAt: endsAt,
    }),
    create(cases, {
      key: `${key}/1`,
      title: 'Felles rutine',
      meeting: key,
      network,
      numberKey: `${key}/1`,
      unnumbered: true,
      position: 1,
      kind: 'discussion',
      followUpBy: 'nobody',
      conclusion: 'Nettverket slutter seg til rutinen.',
      state: 'treated',
      addedLate: false,
      exempt: false,
    }),
  ];
}
