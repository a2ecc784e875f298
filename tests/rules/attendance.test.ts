import { deputiesOf, deputyToAsk, takesAbsence, takesAttendance, turnout } from '../../shared/attendance/attendance.rules.ts';
import { day, instant } from '../../shared/day.ts';
import type { Attendance } from '../../shared/meeting/meeting.list.ts';
import { aMeeting, aTerm } from '../support/rows.ts';

const seats = ['HR/Rollag', 'HR/Sigdal', 'HR/Tinn'];
const on = day('2026-12-11');
const nobody = () => undefined;

describe('how many come', () => {
  const table: readonly (readonly [what: string, states: Partial<Record<string, Attendance['state']>>, coming: number | undefined])[] = [
    ['nobody has said anything', {}, undefined],
    ['all has been taken back', { 'HR/Rollag': 'unknown' }, undefined],
    ['one stays away', { 'HR/Rollag': 'absent' }, 2],
    ['a deputy comes', { 'HR/Rollag': 'deputy' }, 3],
    ['one stays away and one sends a deputy', { 'HR/Rollag': 'absent', 'HR/Tinn': 'deputy' }, 2],
    ['a seat that is none any more stays away', { 'HR/Elsewhere': 'absent' }, undefined],
  ];
  it.each(table)('where %s', (_what, states, coming) => {
    const rows = Object.entries(states).map(([seat, state]) => ({ seat, state: state! }));
    expect(turnout(seats, rows)).toEqual(coming === undefined ? undefined : { coming, of: 3 });
  });
});

describe('the deputy to ask', () => {
  const deputy = (person: string, from: string, of = {}) => aTerm({ person, part: 'deputy', from: day(from), ...of });
  const terms = [
    aTerm({ person: 'representative' }),
    deputy('first', '2026-01-01'),
    deputy('second', '2025-06-01'),
    deputy('gone', '2025-01-01', { to: day('2026-12-10') }),
    deputy('other seat', '2026-01-01', { seat: 'HR/Tinn' }),
  ];
  const all = deputiesOf(terms, 'HR/Rollag', on);
  const table: readonly (readonly [what: string, of: { away?: string; cannot?: readonly string[] }, asked: string | undefined])[] = [
    ['is the latest', {}, 'first'],
    ['is the next where the first is away that day', { away: 'first' }, 'second'],
    ['is the next where the first has said no', { cannot: ['first'] }, 'second'],
    ['is nobody when all have said no or are away', { away: 'second', cannot: ['first'] }, undefined],
  ];
  it.each(table)('%s', (_what, { away, cannot = [] }, asked) => {
    const isAway = (person: string) => (person === away ? { createdAt: instant('2026-11-01T08:00:00Z') } : undefined);
    expect(deputyToAsk(all, { on, away: isAway, cannot })).toBe(asked);
  });

  it('is one of those on the day, whoever was before or has another seat', () => {
    expect(all).toEqual(['first', 'second']);
    expect(deputiesOf(terms, 'HR/Sigdal', on)).toEqual([]);
    expect(deputyToAsk([], { on, away: nobody, cannot: [] })).toBeUndefined();
  });
});

describe('what can be said when', () => {
  const meeting = aMeeting({ startsAt: instant('2026-12-11T08:00:00Z'), endsAt: instant('2026-12-11T11:00:00Z') });
  const table: readonly (readonly [what: string, at: string, of: object, absence: boolean, attendance: boolean])[] = [
    ['the day before', '2026-12-10T12:00:00Z', {}, true, false],
    ['the morning of the day', '2026-12-11T06:00:00Z', {}, true, true],
    ['when it begins', '2026-12-11T08:00:00Z', {}, false, true],
    ['when it was closed early', '2026-12-11T07:00:00Z', { state: 'held' }, false, true],
    ['while the minutes are commented on', '2026-12-15T08:00:00Z', { state: 'minutesSent' }, false, true],
    ['when the minutes are approved', '2027-01-15T08:00:00Z', { state: 'approved' }, false, false],
    ['of a meeting that is called off', '2026-12-10T12:00:00Z', { state: 'cancelled' }, false, false],
  ];
  it.each(table)('%s', (_what, at, of, absence, attendance) => {
    expect([takesAbsence({ ...meeting, ...of }, instant(at)), takesAttendance({ ...meeting, ...of }, instant(at))]).toEqual([
      absence,
      attendance,
    ]);
  });
});
