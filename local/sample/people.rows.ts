import type { Snapshot } from '../../bot/snapshot/snapshot.ts';
import { create, update, type Write } from '../../bot/write.ts';
import { day } from '../../shared/day.ts';
import { municipalities } from '../../shared/region/municipalities.ts';
import { networks as networkSeeds } from '../../shared/region/networks.ts';
import { networks, people, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { channels, samplePeople, team, tenantId } from './directory.ts';

const since = day('2025-01-01');

/** The sample region's seats and people: a representative and a deputy for each seat, the secretariat, a member. */
export function samplePeopleRows(): Write[] {
  return [
    ...networkSeeds.flatMap(({ key: network }) =>
      municipalities.map(({ key: municipality }) =>
        create(seats, { key: `${network}/${municipality}`, title: `${network}, ${municipality}`, network, municipality, from: since }),
      ),
    ),
    ...samplePeople.map(({ key, name, oid, email, municipality, language, contact, role }) =>
      create(people, {
        key,
        title: name,
        municipality,
        identity: `${tenantId}/${oid}`,
        email,
        roles: role ? [role] : [],
        language,
        contact,
        rhythm: 'weekly',
      }),
    ),
    ...samplePeople.flatMap(({ key, name, seat }) =>
      seat
        ? [
            create(seatTerms, {
              key: `${seat.key}/${key}/${since}`,
              title: name,
              seat: seat.key,
              person: key,
              part: seat.part,
              from: since,
            }),
          ]
        : [],
    ),
  ];
}

/** Each network has its channel in the sample team. */
export function sampleChannels(snapshot: Snapshot): Write[] {
  return channels.flatMap(({ id, network: key }) => {
    const network = snapshot.of(networks).get(key);
    return network && network.channelId === undefined
      ? [update(networks, network, { channelId: id, teamId: team.id, channelTenant: tenantId })]
      : [];
  });
}
