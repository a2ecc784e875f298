import { cases as caseList } from '../../shared/case/case.list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld } from '../../shared/meeting/meeting.rules.ts';
import { type Minutes, minutes } from '../../shared/minutes/minutes.list.ts';
import { hasApprovedMinutes, latestVersion } from '../../shared/minutes/minutes.rules.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';

/**
 * What follows from minutes that are sent: an earlier version is replaced, a later meeting's case approves and locks them, and the
 * meeting is as far as its minutes are.
 */
export function minutesRows(world: World): Write[] {
  const { snapshot } = world;
  const byMeeting = Map.groupBy(snapshot.of(minutes).all, ({ meeting }) => meeting);
  return [...byMeeting].flatMap(([key, versions]) => {
    const meeting = snapshot.of(meetings).get(key);
    const last = latestVersion(versions);
    if (!meeting || !last) return [];
    const replaced = versions.filter((one) => one !== last && one.state !== 'replaced');
    return [
      ...replaced.map((one) => update(minutes, one, { state: 'replaced' })),
      ...approved(last, meeting, world),
      ...meetingState(meeting, last),
    ];
  });
}

/** The first meeting after they were sent whose case «Godkjenning av referat» has its conclusion. */
function approved(last: Minutes, meeting: Meeting, { snapshot, now }: World): Write[] {
  if (last.state !== 'sent') return [];
  const approving = snapshot
    .of(meetings)
    .where('network', meeting.network)
    .filter((later) => later.startsAt > meeting.startsAt && later.startsAt >= last.sentAt && later.state !== 'cancelled')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .find(({ key }) => snapshot.of(caseList).where('meeting', key).some(hasApprovedMinutes));
  return approving ? [update(minutes, last, { state: 'approved', approvedIn: approving.key, lockedAt: now })] : [];
}

function meetingState(meeting: Meeting, { state }: Minutes): Write[] {
  const wanted = state === 'approved' ? 'approved' : 'minutesSent';
  return isHeld(meeting) && meeting.state !== wanted ? [update(meetings, meeting, { state: wanted })] : [];
}
