import type { Actor } from '../../shared/access.ts';
import { mayAnswerFor } from '../../shared/access.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { addDays, dayOf } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { Home, Me } from '../../shared/home/home.api.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { hasStatus } from '../../shared/measure/measure.rules.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { standing, stateOf } from '../../shared/participation/participation.rules.ts';
import type { Query } from '../feature.ts';
import { decisionView, measureSummary, meetingSummary, networkNames } from '../queries.ts';
import type { World } from '../world.ts';

/** What was decided in the last weeks is news on the first page. */
const newsDays = 60;

const me: Query = {
  path: '/me',
  answer: (world, { name, language, secretariat, seats }): Me => ({
    name,
    language,
    secretariat,
    seats,
    networks: networkNames(world),
    now: world.now,
  }),
};

/** The first page: what waits on the reader, their municipality, what comes and what was decided. */
export const homeQueries = (
  asksOf: (world: World) => readonly Ask[],
  post: { secretariat(world: World, actor: Actor): Promise<Omit<NonNullable<Home['secretariat']>, 'late' | 'proposed'>> },
): readonly Query[] => [
  me,
  {
    path: '/home',
    answer: async (world, actor): Promise<Home> => {
      const late = decided(world, actor).filter(({ followUps }) => followUps.some(({ late: over }) => over));
      return {
        waiting: asksOf(world)
          .filter(({ seat }) => mayAnswerFor(actor, seat))
          .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key)),
        municipality: ownMunicipality(world, actor),
        meetings: comingMeetings(world, actor),
        decided: decided(world, actor).filter(({ decidedAt }) => dayOf(decidedAt) >= addDays(world.today, -newsDays)),
        secretariat: actor.secretariat ? { ...(await post.secretariat(world, actor)), late, proposed: proposedIn(world) } : undefined,
      };
    },
  },
];

const proposedIn = ({ snapshot }: World) => snapshot.of(caseList).where('state', 'proposed').length;

const mine = (network: string, actor: Actor) =>
  actor.secretariat || actor.seats.length === 0 || actor.seats.some((part) => part.network === network);

const comingMeetings = (world: World, actor: Actor) =>
  world.snapshot
    .of(meetings)
    .all.filter((meeting) => mine(meeting.network, actor) && !isHeld(meeting) && meeting.state !== 'cancelled')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .map((meeting) => meetingSummary(meeting, world));

const decided = (world: World, actor: Actor) =>
  world.snapshot
    .of(decisions)
    .all.filter(({ network }) => mine(network, actor))
    .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))
    .map((decision) => decisionView(decision, actor, world));

function ownMunicipality(world: World, { seats, language }: Actor): Home['municipality'] {
  const name = seats[0]?.municipality;
  if (name === undefined) return undefined;
  const { snapshot, today } = world;
  const underway = snapshot
    .of(measures)
    .all.filter(
      ({ phase, key }) =>
        hasStatus(phase) && stateOf(standing(snapshot.of(participations).where('measure', key), key, name, today)) !== 'outside',
    )
    .toSorted((a, b) => a.sort - b.sort);
  return { name, measures: underway.map((measure) => measureSummary(measure, language, world)) };
}
