import { type Actor, mayAnswerFor } from '../../shared/access.ts';
import { takesAbsence } from '../../shared/attendance/attendance.rules.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { longTime } from '../../shared/format.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { type Phrase, phrase } from '../../shared/text.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { seatsOf } from './seat-in-meeting.ts';

/** Meetings further ahead than these are not what somebody means who writes «forfall». */
const mostMeetings = 3;

/** What is answered to «forfall»: the next meetings of one's own seats, each with the way to where absence is reported. */
export function absenceReply(actor: Actor, world: World): Phrase {
  const own = world.snapshot
    .of(meetings)
    .all.filter((meeting) => takesAbsence(meeting, world.now) && seatsOf(meeting, world).some((seat) => mayAnswerFor(actor, seat)))
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .slice(0, mostMeetings);
  return phrase((language) => {
    const text = attendanceText[language];
    if (own.length === 0) return text.chatNone;
    const lines = own.map(({ key, network, startsAt }) =>
      text.chatMeeting(
        networkTitle(network, world),
        longTime(startsAt, language, world.today),
        world.link(`/meetings/${encodeURIComponent(key)}`),
      ),
    );
    return [text.chatIntro, ...lines].join('\n\n');
  });
}
