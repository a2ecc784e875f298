import { takesAbsence } from '../../shared/attendance/attendance.rules.ts';
import { dayOf } from '../../shared/day.ts';
import { attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { answererOf, isOff, personalHours } from '../answerer.ts';
import type { WantedPost } from '../post.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { type Declined, declinedCard, declinedMail, declinedSummary } from './declined.card.ts';
import { municipalityOf } from './seat-in-meeting.ts';

/** Who has declined a meeting in the calendar is asked whether they mean it: the deputy hears of it when they say so, not before. */
export function declinedPosts(world: World): WantedPost[] {
  const { snapshot, now } = world;
  return snapshot
    .of(meetings)
    .all.filter((meeting) => takesAbsence(meeting, now))
    .flatMap((meeting) =>
      snapshot
        .of(attendances)
        .where('meeting', meeting.key)
        .flatMap(({ state, declined, declinedAt, seat }) =>
          state === 'unknown' && declined === 'asked' && declinedAt !== undefined ? questionTo(seat, declinedAt, meeting, world) : [],
        ),
    );
}

function questionTo(seat: string, at: WantedPost['from'], meeting: Meeting, world: World): WantedPost[] {
  const person = answererOf(seat, dayOf(meeting.startsAt), world);
  if (!person) return [];
  const { key, language } = person;
  const asked: Declined = {
    meeting: meeting.key,
    seat,
    municipality: municipalityOf(seat),
    network: networkTitle(meeting.network, world),
    startsAt: meeting.startsAt,
  };
  const mayBeAsked = !isOff(key, asked.municipality, world);
  return [
    {
      key: `declined/${meeting.key}/${seat}/${key}`,
      to: { person: key },
      card: {
        data: asked,
        language,
        render: () => declinedCard(asked, language, world),
        summary: declinedSummary(asked, language),
        text: (answer) => declinedMail(asked, language, { link: world.link, answer }),
      },
      state: 'standing',
      from: at,
      occasions: mayBeAsked ? [{ kind: 'extra', at, until: meeting.startsAt }] : [],
      hours: personalHours,
    },
  ];
}
