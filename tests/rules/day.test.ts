import { addDays, addMinutes, day, dayOf, daysBetween, inOslo, instant, isoWeek, osloInstant, weekday } from '../../shared/day.ts';

describe('a day in Oslo', () => {
  it.each([
    ['2026-11-22T22:59:59Z', '2026-11-22', '23:59'],
    ['2026-11-22T23:00:00Z', '2026-11-23', '00:00'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'],
    ['2026-06-30T21:59:00Z', '2026-06-30', '23:59'],
    ['2026-06-30T22:00:00Z', '2026-07-01', '00:00'],
    ['2026-03-29T00:59:59Z', '2026-03-29', '01:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '03:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '02:30'],
    ['2026-10-25T02:00:00Z', '2026-10-25', '03:00'],
  ])('shows %s as %s %s', (at, on, time) => {
    expect(inOslo(instant(at))).toEqual({ day: on, time });
    expect(dayOf(instant(at))).toBe(on);
  });

  it.each([
    ['in winter', '2026-11-23', '08:30', '2026-11-23T07:30:00.000Z'],
    ['in summer', '2026-06-15', '08:30', '2026-06-15T06:30:00.000Z'],
    ['at midnight', '2026-06-15', '00:00', '2026-06-14T22:00:00.000Z'],
    ['with an hour of one digit', '2026-11-23', '8:30', '2026-11-23T07:30:00.000Z'],
    ['just before the clocks go forward', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['in the hour that is skipped, an hour later', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['just after', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['just before the clocks go back', '2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['in the hour that comes twice, the first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['just after both', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('has its moment %s', (_what, on, time, at) => {
    expect(osloInstant(day(on), time)).toBe(at);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-30', '2026-4-3', '2026-04-30T00:00:00Z', ''])(
    'is never %p',
    (value) => {
      expect(() => day(value)).toThrow();
    },
  );

  it('exists on the leap day of a leap year', () => {
    expect(day('2028-02-29')).toBe('2028-02-29');
  });

  it.each([
    ['2026-11-23', 1, 48],
    ['2026-11-29', 7, 48],
    ['2026-12-28', 1, 53],
    ['2026-12-31', 4, 53],
    ['2027-01-01', 5, 53],
    ['2027-01-03', 7, 53],
    ['2027-01-04', 1, 1],
    ['2028-01-01', 6, 52],
    ['2028-01-03', 1, 1],
    ['2024-12-30', 1, 1],
    ['2021-01-03', 7, 53],
    ['2026-07-06', 1, 28],
  ])('%s is weekday %d of week %d', (on, ofWeek, week) => {
    expect([weekday(day(on)), isoWeek(day(on))]).toEqual([ofWeek, week]);
  });

  it.each([
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-12-11', 56, '2027-02-05'],
  ])('%s and %d days are %s, also over a change of the clocks', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(count);
  });

  it('is written in one way: moments compare as text', () => {
    expect(instant('2026-11-23T08:30:00+01:00')).toBe('2026-11-23T07:30:00.000Z');
    expect(instant(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(addMinutes(instant('2026-10-25T00:30:00Z'), 60)).toBe('2026-10-25T01:30:00.000Z');
    expect(() => instant('2026-11-23T08:30:00')).toThrow();
    expect(() => instant('2026-11-23')).toThrow();
  });
});
