import { latest } from '../../shared/day.ts';
import { type Attendance, attachments, attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { isHeld, standing } from '../../shared/meeting/meeting.rules.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { isOff, personalHours } from '../answerer.ts';
import type { Occasion, WantedPost } from '../post.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';
import { nameOf, type SeatInMeeting, seatIn } from './seat-in-meeting.ts';
import { type StepIn, stepInCard, stepInMail, stepInSummary } from './step-in.card.ts';

/**
 * The deputies of the seats that stay away: who is asked to step in hears it at once, by day, and once; what they have said, or that
 * they are not needed after all, stands on the same card until the meeting is over.
 */
export function stepInPosts(world: World): WantedPost[] {
  const { snapshot, now } = world;
  return snapshot
    .of(meetings)
    .all.filter((meeting) => meeting.state !== 'cancelled' && !isHeld(meeting) && now < meeting.endsAt)
    .flatMap((meeting) =>
      snapshot
        .of(attendances)
        .where('meeting', meeting.key)
        .filter(({ state }) => state === 'absent' || state === 'deputy' || state === 'unknown')
        .flatMap((row) => postsOfSeat(row, meeting, world)),
    );
}

function postsOfSeat(row: Attendance, meeting: Meeting, world: World): WantedPost[] {
  const its = seatIn(meeting, row.seat, world);
  return its.deputies.flatMap((person) => {
    const state = stateOf(person, its, world);
    return state ? post(person, state, { row, its, meeting }, world) : [];
  });
}

function stateOf(person: string, { row, state, deputy }: SeatInMeeting, world: World): StepIn['state'] | undefined {
  if (state === 'unknown') return 'not-needed';
  if (row?.cannot?.includes(person)) return 'cannot';
  if (state === 'deputy') return row?.who === nameOf(person, world) ? 'comes' : undefined;
  return person === deputy ? 'asked' : undefined;
}

function post(
  key: string,
  state: StepIn['state'],
  { row, its, meeting }: { row: Attendance; its: SeatInMeeting; meeting: Meeting },
  world: World,
): WantedPost[] {
  const { snapshot, now, link } = world;
  const person = snapshot.of(people).get(key);
  if (!person) return [];
  const { language } = person;
  const asked: StepIn = {
    meeting: meeting.key,
    seat: its.seat,
    municipality: its.municipality,
    network: networkTitle(meeting.network, world),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    joinUrl: meeting.joinUrl,
    papers: standing(snapshot.of(attachments).where('meeting', meeting.key)).filter(({ exempt }) => !exempt).length,
    state,
  };
  const at = latest(row.absentAt ?? row.modifiedAt, row.createdAt);
  // Once the meeting has begun it is too late to ask.
  const occasion: Occasion = { kind: 'single', at, until: meeting.startsAt };
  const isDue = state === 'asked' && now < meeting.startsAt && !isOff(key, its.municipality, world);
  return [
    {
      key: `step-in/${meeting.key}/${its.seat}/${key}`,
      to: { person: key },
      card: {
        data: asked,
        language,
        render: () => stepInCard(asked, language, world),
        summary: stepInSummary(asked, language),
        text: (answer) => stepInMail(asked, language, { link, answer }),
      },
      state: 'standing',
      from: at,
      occasions: isDue ? [occasion] : [],
      hours: personalHours,
    },
  ];
}
