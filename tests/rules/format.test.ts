import { addDays, day } from '../../shared/day.ts';
import { dateWords, longDay } from '../../shared/format.ts';

const week = Array.from({ length: 7 }, (_, index) => addDays(day('2026-12-07'), index));

describe('days in words', () => {
  it('are named in nynorsk without help from the browser, which does not know it', () => {
    expect(week.map((on) => dateWords('nn', { weekday: 'long' })(on))).toEqual([
      'måndag',
      'tysdag',
      'onsdag',
      'torsdag',
      'fredag',
      'laurdag',
      'søndag',
    ]);
    expect(week.map((on) => dateWords('nn', { weekday: 'short' })(on).replace('.', ''))).toEqual([
      'mån',
      'tys',
      'ons',
      'tor',
      'fre',
      'lau',
      'søn',
    ]);
    expect(longDay(day('2027-03-01'), 'nn')).toBe('måndag 1. mars 2027');
    expect(longDay(day('2027-03-01'), 'nn', day('2027-01-01'))).toBe('måndag 1. mars');
  });

  it('are left as they are in bokmål and English', () => {
    expect(longDay(day('2026-12-08'), 'nb')).toBe('tirsdag 8. desember 2026');
    expect(longDay(day('2026-12-08'), 'en')).toBe('Tuesday, 8 December 2026');
  });
});
