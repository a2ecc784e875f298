import { addDays, dayOf, osloInstant } from '../../shared/day.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { type Minutes, minutes, minutesComments } from '../../shared/minutes/minutes.list.ts';
import { countComments, latestVersion, takesComments } from '../../shared/minutes/minutes.rules.ts';
import { networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { channelHours, type WantedPost } from '../post.ts';
import type { World } from '../world.ts';
import { minutesCard, minutesSummary, type SentMinutes } from './minutes.card.ts';

/** Minutes that could not be posted for so many days are no news any more. */
const daysFresh = 30;

/** A post follows corrections for so many days after the minutes were sent. */
const daysStanding = 400;

/** One post a meeting, from when its minutes are sent; a correction edits it. */
export function minutesPosts(world: World): WantedPost[] {
  const byMeeting = Map.groupBy(world.snapshot.of(minutes).all, ({ meeting }) => meeting);
  return [...byMeeting.values()].flatMap((versions) => minutesPost(versions, world));
}

function minutesPost(versions: readonly Minutes[], world: World): WantedPost[] {
  const { snapshot, today } = world;
  const last = latestVersion(versions);
  const meeting = last && snapshot.of(meetings).get(last.meeting);
  const network = meeting && snapshot.of(networks).get(meeting.network);
  if (!last || !meeting || !network) return [];
  const approvedIn = last.approvedIn === undefined ? undefined : snapshot.of(meetings).get(last.approvedIn);
  const approvedAt = last.state === 'approved' ? (approvedIn?.startsAt ?? last.lockedAt) : undefined;
  const sent: SentMinutes = {
    meeting: meeting.key,
    minutes: last.key,
    network: network.title,
    startsAt: meeting.startsAt,
    version: last.version,
    note: last.note,
    commentsBy: last.commentsBy,
    state: last.state === 'approved' ? 'approved' : takesComments(last, today) ? 'open' : 'over',
    approved: approvedAt && { on: dayOf(approvedAt), inMeeting: approvedIn !== undefined },
    ...countComments(snapshot.of(minutesComments).where('minutes', last.key)),
    of: seated(snapshot.of(seats).where('network', network.key), network.key, dayOf(meeting.startsAt)).length,
  };
  const from = versions.reduce((first, { sentAt }) => (sentAt < first ? sentAt : first), last.sentAt);
  return [
    {
      key: `minutes/${meeting.key}`,
      to: { network: network.key },
      card: {
        data: sent,
        language: network.language,
        render: () => minutesCard(sent, network.language, world),
        summary: minutesSummary(sent, network.language),
      },
      state: last.state === 'approved' && addDays(dayOf(last.sentAt), daysStanding) < today ? 'finished' : 'standing',
      from,
      until: osloInstant(addDays(dayOf(last.sentAt), daysFresh), channelHours.to),
      hours: channelHours,
    },
  ];
}
