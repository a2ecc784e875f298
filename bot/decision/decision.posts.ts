import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { addDays, dayOf, earliest, type Instant, latest, osloInstant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { count } from '../../shared/follow-up/follow-up.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld, onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { Language } from '../../shared/text.ts';
import { channelHours, type WantedPost } from '../post.ts';
import { measureName } from '../queries.ts';
import type { World } from '../world.ts';
import { type Decided, decidedCard, decidedSummary } from './decision.card.ts';

/** A meeting's post is let go this many days after, when nothing in it is open. */
const daysStanding = 30;

/** What a network's channel should show of what its meetings decided: one post a meeting, kept up to date until everything is closed. */
export function decidedPosts(world: World): WantedPost[] {
  return world.snapshot
    .of(meetings)
    .all.filter(isHeld)
    .flatMap((meeting) => decidedPost(meeting, world));
}

function decidedPost(meeting: Meeting, world: World): WantedPost[] {
  const network = world.snapshot.of(networks).get(meeting.network);
  if (!network) return [];
  const decided = decidedOf(meeting, network.language, world);
  if (decided.cases.length === 0) return [];
  const open = world.snapshot.of(decisions).where('meeting', meeting.key).some(isOpen);
  return [
    {
      key: `decided/${meeting.key}`,
      to: { network: network.key },
      card: {
        data: decided,
        language: network.language,
        render: () => decidedCard(decided, network.language, world),
        summary: decidedSummary(decided, network.language),
      },
      state: !open && addDays(dayOf(meeting.endsAt), daysStanding) < world.today ? 'finished' : 'standing',
      from: decidedFrom(meeting, world),
      until: osloInstant(addDays(dayOf(meeting.endsAt), daysStanding), channelHours.to),
      hours: channelHours,
    },
  ];
}

/** Cases of the meeting that have a conclusion, in the agenda's order. */
const concludedIn = ({ key }: Meeting, { snapshot }: World) =>
  onAgenda(snapshot.of(caseList).where('meeting', key)).filter(({ conclusion, state }) => conclusion !== undefined && state === 'treated');

/** When there came to be something to post: the meeting was over, by the clock or by somebody before, and a conclusion was written. */
function decidedFrom(meeting: Meeting, world: World): Instant {
  const firstWritten = concludedIn(meeting, world)
    .map(({ modifiedAt }) => modifiedAt)
    .reduce(earliest);
  return latest(earliest(meeting.endsAt, meeting.modifiedAt), firstWritten);
}

function decidedOf(meeting: Meeting, language: Language, world: World): Decided {
  const { snapshot, today } = world;
  const concluded = concludedIn(meeting, world);
  const answers = concluded.flatMap(({ key }) => snapshot.of(followUps).where('decision', `${key}/1`));
  const answeredAt = answers.map((answer) => answer.answeredAt).filter((at) => at !== undefined);
  return {
    meeting: meeting.key,
    network: snapshot.of(networks).get(meeting.network)?.title ?? meeting.network,
    startsAt: meeting.startsAt,
    changedAt: answeredAt.length === 0 ? undefined : answeredAt.reduce(latest),
    cases: concluded.map((item) => {
      const decision = snapshot.of(decisions).get(`${item.key}/1`);
      return {
        number: item.number,
        title: openTitle(item),
        measure: item.exempt ? undefined : measureName(item.measure, language, world),
        conclusion: item.exempt ? undefined : item.conclusion,
        followUpBy: decision?.followUpBy ?? 'nobody',
        dueOn: decision?.dueOn,
        counts:
          decision?.followUpBy === 'municipalities' ? count(snapshot.of(followUps).where('decision', decision.key), today) : undefined,
      };
    }),
  };
}
