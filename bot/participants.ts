import { followingUp } from '../shared/decision/decision.rules.ts';
import { type Participation, participationStates, participations } from '../shared/participation/participation.list.ts';
import { standing, stateOf } from '../shared/participation/participation.rules.ts';
import { seats } from '../shared/seat/seat.list.ts';
import type { World } from './world.ts';
import { create, update, type Write } from './write.ts';

/** The municipalities that follow up, or are to be heard about, something of a network and perhaps a measure, today. */
export function municipalitiesConcerned(
  about: { network: string; measure: string | undefined; municipalities?: readonly string[] | undefined },
  { snapshot, today }: World,
): readonly string[] {
  return followingUp(about, {
    seats: snapshot.of(seats).where('network', about.network),
    participations: about.measure === undefined ? [] : snapshot.of(participations).where('measure', about.measure),
    today,
  });
}

/** How a municipality stands to a measure from today on; the earlier word stays as history. Nothing where it stands so already. */
export function standsFromNow(
  about: Pick<Participation, 'measure' | 'municipality'>,
  word: Pick<Participation, 'state' | 'reason' | 'localCase'>,
  { snapshot, today }: World,
): Write[] {
  const { measure, municipality } = about;
  const before = standing(snapshot.of(participations).where('measure', measure), measure, municipality, today);
  if (stateOf(before) === word.state && before?.reason === word.reason && before?.localCase === word.localCase) return [];
  if (before?.since === today) return [update(participations, before, word)];
  const title = `${measure} ${municipality}: ${participationStates[word.state]}`;
  return [create(participations, { key: `${measure}/${municipality}/${today}`, title, ...about, since: today, ...word })];
}
