import { norway } from '../../bot/calendar.ts';
import { nextDeadlineDay, nextSendingDay, workingDaysBefore } from '../../shared/calendar.ts';
import { addDays, type Day, day, weekday } from '../../shared/day.ts';
import { askDay, defaultDueOn } from '../../shared/decision/decision.rules.ts';

const calendar = norway();

function daysOf(year: number): Day[] {
  const days: Day[] = [];
  for (let on = day(`${year}-01-01`); on.startsWith(String(year)); on = addDays(on, 1)) days.push(on);
  return days;
}

/** Days that follow each other, as their first and last. */
function ranges(days: readonly Day[]): string[] {
  const starts = days.filter((on) => !days.includes(addDays(on, -1)));
  const ends = days.filter((on) => !days.includes(addDays(on, 1)));
  return starts.map((start, index) => `${start}–${ends[index]}`);
}

describe('Norway’s calendar', () => {
  it.each([
    [2026, ['01-01', '04-02', '04-03', '04-06', '05-01', '05-14', '05-25', '12-25']],
    [2027, ['01-01', '03-25', '03-26', '03-29', '05-06', '05-17']],
    [2028, ['04-13', '04-14', '04-17', '05-01', '05-17', '05-25', '06-05', '12-25', '12-26']],
  ])('has in %d these weekdays off', (year, holidays) => {
    const off = daysOf(year).filter((on) => weekday(on) <= 5 && !calendar.isWorkingDay(on));
    expect(off.map((on) => on.slice(5))).toEqual(holidays);
  });

  it('has no working day at a weekend', () => {
    expect(daysOf(2026).filter((on) => weekday(on) > 5 && calendar.isWorkingDay(on))).toEqual([]);
  });

  it.each([
    [2026, ['2026-01-01–2026-01-01', '2026-03-30–2026-04-05', '2026-07-06–2026-07-26', '2026-12-23–2026-12-31']],
    [2027, ['2027-01-01–2027-01-01', '2027-03-22–2027-03-28', '2027-07-12–2027-08-01', '2027-12-23–2027-12-31']],
    [2028, ['2028-01-01–2028-01-01', '2028-04-10–2028-04-16', '2028-07-10–2028-07-30', '2028-12-23–2028-12-31']],
  ])('is silent in %d in Easter week, in weeks 28 to 30 and around New Year', (year, silent) => {
    expect(ranges(daysOf(year).filter(calendar.isSilent))).toEqual(silent);
  });

  it.each([
    ['2026-12-11', 7, '2026-12-02', 'KDU’s notice'],
    ['2026-04-08', 1, '2026-04-07', 'the day after Easter Monday'],
    ['2026-04-08', 2, '2026-04-01', 'over Easter'],
    ['2026-05-18', 1, '2026-05-15', 'over a weekend'],
    ['2026-05-18', 2, '2026-05-13', 'over Ascension Day'],
    ['2027-05-18', 1, '2027-05-14', 'over 17 May and Whitsun'],
    ['2027-01-04', 3, '2026-12-29', 'over New Year'],
    ['2026-11-22', 1, '2026-11-20', 'from a Sunday'],
    ['2026-11-23', 0, '2026-11-23', 'none'],
  ])('counts back from %s by %d working days to %s: %s', (from, count, to) => {
    expect(workingDaysBefore(calendar, day(from), count)).toBe(to);
  });

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-21', '2026-11-23'],
    ['2026-03-28', '2026-04-07'],
    ['2026-12-23', '2027-01-04'],
    ['2026-07-04', '2026-07-27'],
    ['2026-05-01', '2026-05-04'],
  ])('sends what is due on %s on %s', (from, to) => {
    expect(nextSendingDay(calendar, day(from))).toBe(to);
  });

  it.each([
    ['2026-06-19', '2026-06-19'],
    ['2026-06-20', '2026-08-10'],
    ['2026-08-09', '2026-08-10'],
    ['2026-12-11', '2026-12-11'],
    ['2026-12-12', '2027-01-11'],
    ['2027-01-04', '2027-01-11'],
    ['2026-03-30', '2026-04-07'],
    ['2026-05-14', '2026-05-15'],
    ['2027-12-18', '2028-01-10'],
  ])('lets a deadline of %s fall on %s', (from, to) => {
    expect(nextDeadlineDay(calendar, day(from))).toBe(to);
  });
});

describe('a decision', () => {
  it.each([
    ['2026-12-11', '2027-02-09', 'the first Tuesday eight weeks on'],
    ['2026-12-10', '2027-02-09', 'a day earlier, the same Tuesday'],
    ['2026-01-06', '2026-03-03', 'eight weeks to the day, on a Tuesday'],
    ['2026-05-05', '2026-08-10', 'not in the summer weeks'],
    ['2026-10-27', '2027-01-11', 'not around Christmas'],
    ['2026-02-03', '2026-04-07', 'not in Easter week'],
  ])('made on %s is followed up by %s: %s', (on, due) => {
    expect(defaultDueOn(day(on), calendar)).toBe(due);
  });

  it.each([
    ['2027-02-09', 5, '2026-12-11', '2027-02-02'],
    ['2026-04-09', 5, '2026-02-01', '2026-03-30'],
    ['2026-12-15', 5, '2026-12-11', '2026-12-11'],
  ])('due on %s is asked about %d working days before, not before it was made on %s: on %s', (due, days, made, asked) => {
    expect(askDay(day(due), days, day(made), calendar)).toBe(asked);
  });
});
