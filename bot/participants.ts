import { followingUp } from '../shared/decision/decision.rules.ts';
import { participations } from '../shared/participation/participation.list.ts';
import { seats } from '../shared/seat/seat.list.ts';
import type { World } from './world.ts';

/** The municipalities that follow up, or are to be heard about, something of a network and perhaps a measure, today. */
export function municipalitiesConcerned(
  about: { network: string; measure: string | undefined },
  { snapshot, today }: World,
): readonly string[] {
  return followingUp(about, {
    seats: snapshot.of(seats).where('network', about.network),
    participations: about.measure === undefined ? [] : snapshot.of(participations).where('measure', about.measure),
    today,
  });
}
