import { type Actor, mayKeepAgenda } from '../../shared/access.ts';
import { type Day, dayOf, inOslo, latest, osloInstant } from '../../shared/day.ts';
import type { Changes } from '../../shared/list.ts';
import { attendances, type Meeting, meetings, type ProgrammeItem } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import { CancelMeeting, EditMeeting, MoveMeeting, PlanMeeting, PlanSeries } from '../../shared/schedule/schedule.actions.ts';
import {
  isMeetingLink,
  mostMeetings,
  noticeAt,
  programmeFault,
  type Times,
  timesFault,
  twice,
} from '../../shared/schedule/schedule.rules.ts';
import { type Network, networks, seats } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { command, done, type Outcome, type Refusal } from '../command.ts';
import { changedBy, notFound, onlyAgendaKeepers, onlySecretariat } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, says, update, type Write } from '../write.ts';
import {
  endsFirst,
  hasStarted,
  isCancelled,
  isOver,
  isPast,
  noLink,
  noSeat,
  overlapsItself,
  programmeOnly,
  programmeOutOfOrder,
  programmeOutside,
  tooLong,
  tooMany,
  unknownNetwork,
  whyMoved,
} from './schedule.refusals.ts';

/** Plans one meeting: single or extra, a gathering with its programme, a workshop. What it collides with was shown, and is let be. */
export const planMeeting = command(PlanMeeting, (world, actor, { key, network: of, on, from, to, ...wish }) => {
  if (!actor.secretariat) return onlySecretariat;
  const network = world.snapshot.of(networks).get(of);
  if (!network) return unknownNetwork(of);
  const wrong = wrongTime({ on, from, to }, world) ?? wrongWords(wish, { kind: wish.kind, network: of, on, from, to }, world);
  if (wrong) return wrong;
  return done(newMeetings([{ key, on, chair: wish.chair }], { ...wish, network, from, to }, world));
});

/** Plans every meeting of a series: all of them or none. Asked again, it makes those that are missing. */
export const planSeries = command(PlanSeries, (world, actor, { network: of, meetings: wanted, from, to, ...wish }) => {
  if (!actor.secretariat) return onlySecretariat;
  const network = world.snapshot.of(networks).get(of);
  if (!network) return unknownNetwork(of);
  if (wanted.length > mostMeetings) return tooMany(mostMeetings);
  const same = twice(wanted.map(({ on }) => on));
  if (same !== undefined) return overlapsItself(same);
  for (const { on, chair } of wanted) {
    const wrong =
      wrongTime({ on, from, to }, world) ?? wrongWords({ ...wish, chair }, { kind: wish.kind, network: of, on, from, to }, world);
    if (wrong) return wrong;
  }
  return done(newMeetings(wanted, { ...wish, network, from, to }, world));
});

interface OneMeeting {
  readonly key: string;
  readonly on: Day;
  readonly chair?: string | undefined;
}

interface Wish extends Times {
  readonly network: Network;
  readonly kind: Meeting['kind'];
  readonly place?: string | undefined;
  readonly joinUrl?: string | undefined;
  readonly minuteTaker?: string | undefined;
  readonly programme?: ProgrammeItem[] | undefined;
  readonly series?: string;
}

/** A meeting that is there already was planned by the same wish: a retry. */
function newMeetings(wanted: readonly OneMeeting[], { network, from, to, ...wish }: Wish, { snapshot, calendar }: World): Write[] {
  return wanted
    .filter(({ key }) => !snapshot.of(meetings).has(key))
    .map(({ key, on, chair }) => {
      const startsAt = osloInstant(on, from);
      return create(meetings, {
        key,
        title: titleOf(network, on),
        network: network.key,
        kind: wish.kind,
        startsAt,
        endsAt: osloInstant(on, to),
        state: 'planned',
        noticeAt: noticeAt(startsAt, network, calendar),
        place: wish.place || undefined,
        joinUrl: wish.joinUrl || undefined,
        chair: chair || undefined,
        minuteTaker: wish.minuteTaker || undefined,
        series: wish.series,
        programme: wish.programme?.length ? wish.programme : undefined,
      });
    });
}

const titleOf = (network: Network, on: Day): string => `${network.title} ${on}`;

/**
 * Moves a meeting. Its notice goes out as long before the new time; one that is out stays out. What is posted, and the day by which the
 * line is to be heard, follow by rule.
 */
export const moveMeeting = command(MoveMeeting, (world, actor, { key, seen, on, from, to, reason }) => {
  const { snapshot, calendar, now } = world;
  const found = meetingToChange(key, world, actor);
  if ('refusal' in found) return found.refusal;
  const { meeting } = found;
  const network = snapshot.of(networks).get(meeting.network);
  if (!network) return unknownNetwork(meeting.network);
  const startsAt = osloInstant(on, from);
  const times = { startsAt, endsAt: osloInstant(on, to) };
  if (says(meeting, times)) return done([]);
  if (seen !== undefined && seen !== meeting.etag) return changedBy(meeting);
  if (meeting.startsAt <= now) return hasStarted;
  const wrong = wrongTime({ on, from, to }, world) ?? wrongProgramme(meeting.programme, { from, to });
  if (wrong) return wrong;
  const isOut = meeting.state === 'noticed';
  if (isOut && !reason) return whyMoved;
  return done([
    ...(dayOf(meeting.startsAt) === on ? [] : unsaid(meeting, world)),
    update(meetings, meeting, {
      ...times,
      title: titleOf(network, on),
      // One that is late by the new time is announced now, so that it can be stopped like any other.
      ...(!isOut && { noticeAt: latest(noticeAt(startsAt, network, calendar), meeting.noticeAt <= now ? meeting.noticeAt : now) }),
      stateReason: reason || undefined,
    }),
  ]);
});

/** Who cannot come on one day may come on another: what was said of the old one is asked anew. */
const unsaid = ({ key }: Meeting, { snapshot }: World): Write[] =>
  snapshot
    .of(attendances)
    .where('meeting', key)
    .filter(({ state }) => state !== 'unknown')
    .map((row) => update(attendances, row, { state: 'unknown', who: undefined, absentAt: undefined, cannot: undefined }));

/** Cancels a meeting. Its post says so; its cases go to the network's backlog by rule (schedule.rows.ts), so that none is lost on the way. */
export const cancelMeeting = command(CancelMeeting, (world, actor, { key, seen, reason }) => {
  const meeting = world.snapshot.of(meetings).get(key);
  if (meeting?.state === 'cancelled' && meeting.stateReason === reason && mayKeepAgenda(actor, meeting)) return done([]);
  const found = meetingToChange(key, world, actor);
  if ('refusal' in found) return found.refusal;
  if (seen !== undefined && seen !== found.meeting.etag) return changedBy(found.meeting);
  return done([update(meetings, found.meeting, { state: 'cancelled', stateReason: reason })]);
});

/** Changes where a meeting is, who chairs, who takes the minutes, and the programme of a gathering. */
export const editMeeting = command(EditMeeting, (world, actor, { key, seen, ...wish }): Outcome => {
  const found = meetingToChange(key, world, actor);
  if ('refusal' in found) return found.refusal;
  const { meeting } = found;
  const changes: Changes<typeof meetings> = {
    ...(wish.place !== undefined && { place: wish.place || undefined }),
    ...(wish.joinUrl !== undefined && { joinUrl: wish.joinUrl || undefined }),
    ...(wish.minuteTaker !== undefined && { minuteTaker: wish.minuteTaker || undefined }),
    ...(wish.chair !== undefined && { chair: wish.chair || undefined }),
    ...(wish.programme !== undefined && { programme: wish.programme.length > 0 ? wish.programme : undefined }),
  };
  if (says(meeting, changes)) return done([]);
  if (seen !== undefined && seen !== meeting.etag) return changedBy(meeting);
  const [starts, ends] = [inOslo(meeting.startsAt), inOslo(meeting.endsAt)];
  // Who chairs already may stay, also when the seat has gone.
  const chair = wish.chair === meeting.chair ? undefined : wish.chair;
  const wrong = wrongWords({ ...wish, chair }, { ...meeting, on: starts.day, from: starts.time, to: ends.time }, world);
  return wrong ?? done([update(meetings, meeting, changes)]);
});

/** The meeting, if it can still be changed and this person may. */
function meetingToChange(key: string, { snapshot }: World, actor: Actor): { meeting: Meeting } | { refusal: Refusal } {
  const meeting = snapshot.of(meetings).get(key);
  if (!meeting) return { refusal: notFound };
  if (!mayKeepAgenda(actor, meeting)) return { refusal: onlyAgendaKeepers };
  if (meeting.state === 'cancelled') return { refusal: isCancelled };
  return isHeld(meeting) ? { refusal: isOver } : { meeting };
}

interface When extends Times {
  readonly on: Day;
}

function wrongTime({ on, from, to }: When, { now }: World): Refusal | undefined {
  const fault = timesFault({ from, to });
  if (fault) return fault === 'end-first' ? endsFirst : tooLong;
  return osloInstant(on, from) <= now ? isPast(on) : undefined;
}

interface Words {
  readonly joinUrl?: string | undefined;
  readonly chair?: string | undefined;
  readonly programme?: ProgrammeItem[] | undefined;
}

/** What is wrong with a link, a chair or a programme. */
function wrongWords(
  { joinUrl, chair, programme }: Words,
  { network, kind, on, from, to }: When & Pick<Meeting, 'network' | 'kind'>,
  { snapshot }: World,
): Refusal | undefined {
  if (joinUrl && !isMeetingLink(joinUrl)) return noLink;
  if (chair && !seated(snapshot.of(seats).where('network', network), network, on).includes(chair)) return noSeat(chair);
  if (programme?.length && kind === 'meeting') return programmeOnly;
  return wrongProgramme(programme, { from, to });
}

function wrongProgramme(programme: readonly ProgrammeItem[] | undefined, times: Times): Refusal | undefined {
  const fault = programmeFault(programme ?? [], times);
  if (!fault) return undefined;
  return fault === 'order' ? programmeOutOfOrder : programmeOutside;
}
