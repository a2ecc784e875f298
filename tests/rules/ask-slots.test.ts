import { firstCollected, messageDueAt } from '../../bot/ask/ask.slots.ts';
import { norway } from '../../bot/calendar.ts';
import type { Ask, FollowUpAsk } from '../../shared/ask/ask.api.ts';
import { day, type Instant, inOslo, instant, osloInstant } from '../../shared/day.ts';
import { aFollowUpAsk } from '../support/rows.ts';

const calendar = norway();
const at = (on: string, time: string): Instant => osloInstant(day(on), time);
const shown = (moment: Instant | undefined) => moment && `${inOslo(moment).day} ${inOslo(moment).time}`;
const dueAt = (asks: readonly Ask[], on: string, time: string) => shown(messageDueAt(asks, at(on, time), calendar));
const asked = (askOn: string, dueOn: string, of: Partial<FollowUpAsk> = {}) =>
  aFollowUpAsk({ askOn: day(askOn), dueOn: day(dueOn), ...of });

describe('a question', () => {
  it.each([
    ['2027-02-02', '2027-02-02 08:30', 'on a Tuesday, that very day'],
    ['2027-02-03', '2027-02-09 08:30', 'on a Wednesday, the next Tuesday'],
    ['2027-02-07', '2027-02-09 08:30', 'on a Sunday, the next Tuesday'],
    ['2027-07-08', '2027-08-03 08:30', 'in the summer weeks, the Tuesday after them'],
    ['2027-12-22', '2028-01-04 08:30', 'before Christmas, the Tuesday after New Year'],
    ['2027-03-22', '2027-03-30 08:30', 'in Easter week, the Tuesday after'],
    ['2029-04-30', '2029-05-08 08:30', 'before 1 May on a Tuesday, the next'],
  ])('to be asked from %s is first asked %s: %s', (askOn, expected) => {
    expect(shown(firstCollected({ since: instant('2026-12-11T11:00:00Z'), askOn: day(askOn) }, calendar))).toBe(expected);
  });

  it.each([
    ['2027-02-02T07:29:00Z', '2027-02-02 08:30'],
    ['2027-02-02T07:31:00Z', '2027-02-09 08:30'],
    ['2027-02-05T09:00:00Z', '2027-02-09 08:30'],
  ])('that came up at %s is first asked %s', (since, expected) => {
    expect(shown(firstCollected({ since: instant(since), askOn: day('2027-01-01') }, calendar))).toBe(expected);
  });
});

describe('a message', () => {
  it('is due when its day comes, not a minute before', () => {
    const asks = [asked('2027-02-02', '2027-02-19')];
    expect(dueAt(asks, '2027-02-02', '08:29')).toBeUndefined();
    expect(dueAt(asks, '2027-02-02', '08:30')).toBe('2027-02-02 08:30');
    expect(dueAt(asks, '2027-02-16', '12:00')).toBe('2027-02-02 08:30');
  });

  it('is due once more the working day before the deadline, and never again', () => {
    const asks = [asked('2027-02-02', '2027-02-19')];
    expect(dueAt(asks, '2027-02-18', '08:14')).toBe('2027-02-02 08:30');
    expect(dueAt(asks, '2027-02-18', '08:15')).toBe('2027-02-18 08:15');
    expect(dueAt(asks, '2027-05-04', '12:00')).toBe('2027-02-18 08:15');
  });

  it.each([
    ['2027-02-22', '2027-02-19 08:15', 'on a Monday, on Friday'],
    ['2027-02-10', '2027-02-09 08:30', 'on a Wednesday, with Tuesday’s collected one'],
    ['2027-05-18', '2027-05-14 08:15', 'after 17 May, the Friday before'],
    ['2027-03-30', '2027-02-02 08:30', 'after Easter, not in the silent week: only the first'],
    ['2027-08-02', '2027-02-02 08:30', 'after the silent summer weeks: only the first'],
  ])('for what is due on %s is last due %s: %s', (dueOn, expected) => {
    expect(dueAt([asked('2027-02-02', dueOn)], '2027-08-10', '12:00')).toBe(expected);
  });

  it('has no reminder before the question itself', () => {
    expect(dueAt([asked('2027-02-16', '2027-02-16')], '2027-02-15', '12:00')).toBeUndefined();
    expect(dueAt([asked('2027-01-01', '2027-02-16', { since: at('2027-02-15', '09:00') })], '2027-02-15', '12:00')).toBeUndefined();
  });

  it('about the line has no reminder', () => {
    const line: Ask = {
      ...aFollowUpAsk({ askOn: day('2027-02-02'), dueOn: day('2027-02-19') }),
      kind: 'line',
      checklist: 'x',
      meetingAt: at('2027-02-19', '09:00'),
    } as never;
    expect(dueAt([line], '2027-02-18', '12:00')).toBe('2027-02-02 08:30');
  });

  it('is one after a month of downtime: the latest moment of all it would have had', () => {
    const asks = [
      asked('2027-01-05', '2027-01-29'),
      asked('2027-01-12', '2027-02-19', { key: 'b' }),
      asked('2027-02-03', '2027-03-19', { key: 'c' }),
    ];
    expect(dueAt(asks, '2027-02-12', '12:00')).toBe('2027-02-09 08:30');
    expect(dueAt(asks.slice(0, 2), '2027-02-12', '12:00')).toBe('2027-01-28 08:15');
  });

  it('is never due without a question', () => {
    expect(dueAt([], '2027-02-12', '12:00')).toBeUndefined();
  });

  it('asks again about what is to be treated locally first when its day has come', () => {
    const asks = [asked('2027-03-18', '2027-03-18', { state: 'local' })];
    expect(dueAt(asks, '2027-03-18', '12:00')).toBeUndefined();
    expect(dueAt(asks, '2027-03-30', '08:30')).toBe('2027-03-30 08:30');
  });
});
