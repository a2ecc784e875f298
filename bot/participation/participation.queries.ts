import { type Actor, mayChangeParticipation } from '../../shared/access.ts';
import { type Measure, measures } from '../../shared/measure/measure.list.ts';
import type { ParticipationCell, ParticipationMatrix, ParticipationWord } from '../../shared/participation/participation.api.ts';
import { type Participation, participations } from '../../shared/participation/participation.list.ts';
import { wordsOf } from '../../shared/participation/participation.rules.ts';
import { municipalities } from '../../shared/seat/seat.list.ts';
import { members } from '../../shared/seat/seat.rules.ts';
import type { Query } from '../feature.ts';
import { measureTitle, networkNames } from '../queries.ts';
import type { World } from '../world.ts';

/** The matrix of who takes part in what, with what was said before. */
export const participationQueries: readonly Query[] = [
  {
    path: '/participation',
    answer: (world, actor): ParticipationMatrix => {
      const { snapshot, today } = world;
      const names = members(snapshot.of(municipalities).all, today).map(({ key }) => key);
      return {
        municipalities: names,
        measures: snapshot
          .of(measures)
          .all.toSorted((a, b) => a.sort - b.sort)
          .map((measure) => ({
            key: measure.key,
            area: measure.area,
            title: measureTitle(measure, actor.language),
            networks: [measure.network, ...measure.cooperating],
            phase: measure.phase,
            status: measure.status,
            cells: names.map((municipality) => cellOf(measure, municipality, actor, world)),
          })),
        networks: networkNames(world),
      };
    },
  },
];

function cellOf(measure: Measure, municipality: string, actor: Actor, { snapshot, today }: World): ParticipationCell {
  const words = wordsOf(snapshot.of(participations).where('measure', measure.key), measure.key, municipality);
  const [now, ...before] = words.filter(({ since }) => since <= today);
  return {
    municipality,
    ...(now ? wordOf(now) : { state: 'with', since: undefined, reason: undefined, localCase: undefined }),
    before: before.map(wordOf),
    coming: words.filter(({ since }) => since > today).map(wordOf),
    mayChange: mayChangeParticipation(actor, measure, municipality),
  };
}

const wordOf = ({ state, since, reason, localCase }: Participation): ParticipationWord => ({ state, since, reason, localCase });
