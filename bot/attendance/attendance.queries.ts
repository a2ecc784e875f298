import { type Actor, mayAnswerFor, mayKeepAgenda } from '../../shared/access.ts';
import type { AttendanceView, SeatAttendance } from '../../shared/attendance/attendance.api.ts';
import { takesAbsence, takesAttendance, turnout } from '../../shared/attendance/attendance.rules.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { attendances, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import type { Query } from '../feature.ts';
import type { World } from '../world.ts';
import { nameOf, type SeatInMeeting, seatIn, seatsOf, whyNobody } from './seat-in-meeting.ts';

const showAttendance: Query = {
  path: '/meetings/:key/attendance',
  answer: (world, actor, { key = '' }): AttendanceView | undefined => {
    const { snapshot } = world;
    const meeting = snapshot.of(meetings).get(key);
    if (!meeting) return undefined;
    const seats = seatsOf(meeting, world);
    return {
      phase: phaseOf(meeting, world),
      turnout: turnout(seats, snapshot.of(attendances).where('meeting', key)),
      seats: seats.map((seat) => seatView(seatIn(meeting, seat, world), meeting, actor, world)),
      cases: onAgenda(snapshot.of(caseList).where('meeting', key)).map((item) => ({
        key: item.key,
        number: item.number,
        title: openTitle(item),
      })),
    };
  },
};

function phaseOf(meeting: Meeting, { now }: World): AttendanceView['phase'] {
  if (takesAttendance(meeting, now)) return 'meeting';
  return takesAbsence(meeting, now) ? 'before' : 'closed';
}

function seatView(its: SeatInMeeting, meeting: Meeting, actor: Actor, world: World): SeatAttendance {
  const { seat, municipality, row, state, deputy, deputies } = its;
  const own = mayAnswerFor(actor, seat);
  const keeps = mayKeepAgenda(actor, meeting);
  const inNetwork = actor.secretariat || actor.seats.some(({ network }) => network === meeting.network);
  const writes = takesAttendance(meeting, world.now);
  const first = deputy ?? deputies[0];
  return {
    seat,
    municipality,
    state,
    who: inNetwork ? row?.who : undefined,
    deputy: keeps && first !== undefined ? nameOf(first, world) : undefined,
    stepIn: state === 'absent' && (own || keeps) ? (deputy === undefined ? whyNobody(its) : 'asked') : undefined,
    mine: own,
    declined: (own || keeps) && state === 'unknown' && row?.declined === 'asked',
    outOf: inNetwork ? (row?.outOf ?? []) : [],
    reservations: inNetwork ? (row?.reservations ?? []) : [],
    may: {
      decline: (own || keeps) && takesAbsence(meeting, world.now),
      register: keeps && writes,
      stepOut: keeps && writes,
      reserve: (own || keeps) && writes,
    },
  };
}

export const attendanceQueries: readonly Query[] = [showAttendance];
