import { deputiesOf, deputyToAsk } from '../../shared/attendance/attendance.rules.ts';
import { dayOf } from '../../shared/day.ts';
import type { Changes } from '../../shared/list.ts';
import { type Attendance, attendances, type Meeting } from '../../shared/meeting/meeting.list.ts';
import { people, seats, seatTerms } from '../../shared/seat/seat.list.ts';
import { seated } from '../../shared/seat/seat.rules.ts';
import { awayOrLeft } from '../answerer.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/** A seat in a meeting: what has been said of it, and which deputies could come. */
export interface SeatInMeeting {
  readonly seat: string;
  readonly municipality: string;
  readonly row: Attendance | undefined;
  readonly state: Attendance['state'];
  /** Its deputies on the day, whether they can come or not. */
  readonly deputies: readonly string[];
  /** The one to be asked: neither away nor unable. */
  readonly deputy: string | undefined;
}

export const attendanceKey = (meeting: string, seat: string): string => `${meeting}/${seat}`;

/** The seats of a meeting's network on its day. */
export const seatsOf = ({ network, startsAt }: Meeting, { snapshot }: World): readonly string[] =>
  seated(snapshot.of(seats).where('network', network), network, dayOf(startsAt)).map((municipality) => `${network}/${municipality}`);

export function seatIn(meeting: Meeting, seat: string, world: World): SeatInMeeting {
  const { snapshot } = world;
  const on = dayOf(meeting.startsAt);
  const row = snapshot.of(attendances).get(attendanceKey(meeting.key, seat));
  const deputies = deputiesOf(snapshot.of(seatTerms).where('seat', seat), seat, on);
  return {
    seat,
    municipality: municipalityOf(seat),
    row,
    state: row?.state ?? 'unknown',
    deputies,
    deputy: deputyToAsk(deputies, { on, away: awayOrLeft(world), cannot: row?.cannot ?? [] }),
  };
}

export const municipalityOf = (seat: string): string => seat.slice(seat.indexOf('/') + 1);

/** What a person is called in attendance: as people write it, since somebody may be written there whom Veven does not know. */
export const nameOf = (person: string, { snapshot }: World): string => snapshot.of(people).get(person)?.title ?? person;

/** Whether a deputy's seat stays empty for want of one, or because all have said no or are away. */
export const whyNobody = ({ deputies }: SeatInMeeting): 'no-deputy' | 'nobody' => (deputies.length === 0 ? 'no-deputy' : 'nobody');

/** A seat's row as it is to be: changed, or made at the first word of it. */
export function written({ row, seat, municipality }: SeatInMeeting, meeting: Meeting, changes: Changes<typeof attendances>): Write {
  if (row) return update(attendances, row, changes);
  return create(attendances, {
    key: attendanceKey(meeting.key, seat),
    title: municipality,
    meeting: meeting.key,
    seat,
    state: 'unknown',
    ...changes,
  });
}
