import { firstCollected, occasionsOf, type Reader, singleOccasions } from '../../bot/ask/ask.slots.ts';
import type { Occasion } from '../../bot/post.ts';
import { ownCalendar } from '../../shared/absence/absence.rules.ts';
import type { Ask, FollowUpAsk } from '../../shared/ask/ask.api.ts';
import { day, dayOf, type Instant, inOslo, instant, osloInstant } from '../../shared/day.ts';
import { aFollowUpAsk, aLineAsk } from '../support/rows.ts';
import { calendar } from '../support/simulated.ts';

const at = (on: string, time: string): Instant => osloInstant(day(on), time);
const asked = (askOn: string, dueOn: string, of: Partial<FollowUpAsk> = {}) =>
  aFollowUpAsk({ askOn: day(askOn), dueOn: day(dueOn), ...of });

const weekly: Reader = { calendar, rhythm: 'weekly', rhythmSince: undefined, chiefMeetings: undefined };
const longAgo = at('2025-01-01', '00:00');
const shown = ({ kind, at: moment, most }: Occasion) =>
  `${inOslo(moment).day} ${inOslo(moment).time}${kind === 'collected' ? '' : ` ${kind}`}${most === undefined ? '' : ` of ${most}`}`;

interface Of {
  readonly reader?: Partial<Reader>;
  readonly answersSince?: Instant;
}

/** The occasions until a moment. */
const occasions = (asks: readonly Ask[], now: Instant, { reader, answersSince = longAgo }: Of = {}) =>
  occasionsOf(
    asks.map((ask) => ({ ask, answersSince, earlier: [] })),
    { ...weekly, ...reader },
    { now, today: dayOf(now), calendar },
  );
const first = (asks: readonly Ask[], on: string, of: Of = {}) => occasions(asks, at(on, '12:00'), of).map(shown).at(0);
const latest = (asks: readonly Ask[], on: string, of: Of = {}) => occasions(asks, at(on, '12:00'), of).map(shown).at(-1);

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
    const ask = asked(askOn, '2029-12-31', { since: instant('2026-12-11T11:00:00Z') });
    expect(first([ask], '2029-12-31')).toBe(expected);
    expect(firstCollected(ask, calendar)).toBe(at(expected.slice(0, 10), '08:30'));
  });

  it.each([
    ['2027-02-02T07:29:00Z', '2027-02-02 08:30'],
    ['2027-02-02T07:31:00Z', '2027-02-09 08:30'],
    ['2027-02-05T09:00:00Z', '2027-02-09 08:30'],
  ])('that came up at %s is first asked %s', (since, expected) => {
    expect(first([asked('2027-01-01', '2027-03-01', { since: instant(since) })], '2027-02-28')).toBe(expected);
  });

  it.each<[rhythm: Reader['rhythm'], askOn: string, expected: string, what: string]>([
    ['fortnightly', '2026-11-03', '2026-11-10 08:30', 'an odd week’s, the even one after'],
    ['fortnightly', '2026-11-10', '2026-11-10 08:30', 'an even week’s, that day'],
    ['fortnightly', '2026-12-23', '2027-01-12 08:30', 'over Christmas and weeks 53 and 1, week 2'],
    ['monthly', '2026-11-03', '2026-11-03 08:30', 'the first Tuesday of the month, that day'],
    ['monthly', '2026-11-04', '2026-12-01 08:30', 'the day after, next month'],
    ['monthly', '2028-05-01', '2028-05-02 08:30', 'the first Tuesday of May'],
    ['monthly', '2029-05-01', '2029-05-08 08:30', 'when the first is 1 May, the second'],
    ['monthly', '2027-07-07', '2027-08-03 08:30', 'past July’s only possible one, August’s'],
  ])('of somebody who is written to %s, from %s, is first asked %s: %s', (rhythm, askOn, expected) => {
    const ask = asked(askOn, '2029-12-31', { since: longAgo });
    expect(first([ask], '2029-12-31', { reader: { rhythm } })).toBe(expected);
  });

  it('of somebody who is away or has local holidays is asked on the next Tuesday of their own', () => {
    const away = (_person: string, on: string) => (on >= '2027-02-01' && on <= '2027-02-05' ? { createdAt: longAgo } : undefined);
    const own = ownCalendar(calendar, { person: 'per', municipality: 'Rollag', away, onBreak: (_name, on) => on === '2027-02-09' });
    const ask = asked('2027-02-02', '2027-03-01');
    expect(first([ask], '2027-02-28', { reader: { calendar: own } })).toBe('2027-02-16 08:30');
    expect(first([ask], '2027-02-28', { reader: { calendar: own, rhythm: 'fortnightly' } })).toBe('2027-02-23 08:30');
    expect(first([ask], '2027-02-28', { reader: { calendar: own, rhythm: 'monthly' } })).toBe('2027-02-16 08:30');
  });

  it('is never asked of somebody who is away for good, and the house stands', () => {
    const never = ownCalendar(calendar, {
      person: 'per',
      municipality: undefined,
      away: () => ({ createdAt: longAgo }),
      onBreak: () => false,
    });
    expect(occasions([asked('2027-02-02', '2027-03-01')], at('2027-02-28', '12:00'), { reader: { calendar: never } })).toEqual([]);
    expect(firstCollected(asked('2027-02-02', '2027-03-01'), never) > at('2028-01-01', '00:00')).toBe(true);
  });

  it.each([
    ['2027-02-04', '10:00', '2027-02-04 10:00', 'at once'],
    ['2027-02-04', '00:00', '2027-02-04 08:15', 'as soon as the day begins'],
    ['2027-02-06', '10:00', '2027-02-08 08:15', 'at a weekend, on Monday morning'],
    ['2027-02-01', '10:00', '2027-02-02 08:30', 'before it was asked of anybody, with the others'],
  ])('that somebody else was asked and that comes to one on %s %s is asked %s: %s', (on, time, expected) => {
    expect(first([asked('2027-02-02', '2027-02-19')], '2027-02-28', { answersSince: at(on, time) })).toBe(expected);
  });

  it('that nobody was asked yet when it comes to one, is asked with the others', () => {
    expect(first([asked('2027-02-03', '2027-02-19')], '2027-02-28', { answersSince: at('2027-02-04', '10:00') })).toBe('2027-02-09 08:30');
  });

  it('says since when it stands on the card, so that a message sent since has asked it', () => {
    const since = (of: Of, ask = asked('2027-02-03', '2027-02-19')) => occasions([ask], at('2027-02-09', '12:00'), of)[0]?.since;
    expect(since({})).toBe(at('2027-02-03', '00:00'));
    expect(since({}, asked('2027-02-03', '2027-02-19', { since: at('2027-02-05', '11:00') }))).toBe(at('2027-02-05', '11:00'));
    expect(since({ answersSince: at('2027-02-04', '10:00') })).toBe(at('2027-02-04', '10:00'));
  });
});

describe('a message', () => {
  it('is due when its day comes, not a minute before', () => {
    const asks = [asked('2027-02-02', '2027-02-19')];
    expect(occasions(asks, at('2027-02-02', '08:29'))).toEqual([]);
    expect(occasions(asks, at('2027-02-02', '08:30')).map(shown)).toEqual(['2027-02-02 08:30']);
  });

  it('is due once more the working day before the deadline, that day only, and never again', () => {
    const asks = [asked('2027-02-02', '2027-02-19')];
    const extra = '2027-02-18 08:15 extra';
    expect(occasions(asks, at('2027-02-18', '08:14')).map(shown)).not.toContain(extra);
    expect(occasions(asks, at('2027-02-18', '08:15')).map(shown)).toContain(extra);
    expect(latest(asks, '2027-05-04')).toBe(extra);
    expect(occasions(asks, at('2027-05-04', '12:00')).at(-1)).toMatchObject({ until: at('2027-02-18', '15:00') });
  });

  it('that may not have come can come again on the Tuesdays until it is due', () => {
    const asks = [asked('2027-02-02', '2027-02-16')];
    expect(occasions(asks, at('2027-05-04', '12:00')).map(shown)).toEqual([
      '2027-02-02 08:30',
      '2027-02-09 08:30',
      '2027-02-15 08:15 extra',
      '2027-02-16 08:30',
    ]);
  });

  it.each([
    ['2027-02-22', '2027-02-19 08:15 extra', 'on a Monday, on Friday'],
    ['2027-02-10', '2027-02-09 08:30', 'on a Wednesday, with Tuesday’s collected one'],
    ['2027-05-18', '2027-05-14 08:15 extra', 'after 17 May, the Friday before'],
  ])('for what is due on %s is last due %s: %s', (dueOn, expected) => {
    const before = expected.slice(0, 10);
    expect(latest([asked('2027-02-02', dueOn)], before)).toBe(expected);
  });

  it.each([
    ['2027-03-30', 'after Easter, not in the silent week'],
    ['2027-08-02', 'after the silent summer weeks'],
  ])('for what is due on %s has no extra: %s', (dueOn) => {
    expect(occasions([asked('2027-02-02', dueOn)], at('2027-08-10', '12:00')).filter(({ kind }) => kind === 'extra')).toEqual([]);
  });

  it('on a Tuesday that is not one’s own is an extra', () => {
    const last = (dueOn: string, on: string) =>
      latest([asked('2026-10-20', dueOn, { since: longAgo })], on, { reader: { rhythm: 'fortnightly' } });
    expect(last('2026-11-04', '2026-11-03')).toBe('2026-11-03 08:15 extra');
    expect(last('2026-11-11', '2026-11-10')).toBe('2026-11-10 08:30');
  });

  it('has no reminder before the question itself', () => {
    expect(occasions([asked('2027-02-16', '2027-02-16')], at('2027-02-15', '12:00'))).toEqual([]);
    expect(occasions([asked('2027-01-01', '2027-02-16', { since: at('2027-02-15', '09:00') })], at('2027-02-15', '12:00'))).toEqual([]);
  });

  it('about the line has no reminder', () => {
    expect(latest([aLineAsk()], '2027-02-18')).toBe('2027-02-16 08:30');
  });

  it('comes to who has said how it goes as a reminder alone', () => {
    const asks = [asked('2027-02-02', '2027-02-19', { state: 'underway' })];
    expect(occasions(asks, at('2027-02-28', '12:00')).map(shown)).toEqual(['2027-02-18 08:15 extra']);
  });

  it('is never due without a question', () => {
    expect(occasions([], at('2027-02-12', '12:00'))).toEqual([]);
  });

  it('asks again about what is to be treated locally first when its day has come', () => {
    const asks = [asked('2027-03-18', '2027-03-18', { state: 'local' })];
    expect(occasions(asks, at('2027-03-18', '12:00'))).toEqual([]);
    expect(occasions(asks, at('2027-03-30', '08:30')).map(shown)).toEqual(['2027-03-30 08:30']);
  });
});

describe('a question by itself', () => {
  const single = (ask: Ask, on: string, answersSince = longAgo) =>
    singleOccasions({ ask, answersSince, earlier: [] }, { ...weekly, rhythm: 'single' }, at(on, '12:00')).map(shown);

  it('is asked on its day at 08.30, and once more the working day before it is due', () => {
    expect(single(asked('2027-02-03', '2027-02-19'), '2027-02-28')).toEqual(['2027-02-03 08:30 single', '2027-02-18 08:15 extra']);
  });

  it('is asked on the next working day when its day is none, and at once when it comes up later', () => {
    expect(single(asked('2027-02-06', '2027-02-28'), '2027-02-20')).toEqual(['2027-02-08 08:30 single']);
    expect(single(asked('2027-02-03', '2027-02-28'), '2027-02-20', at('2027-02-04', '11:00'))).toEqual(['2027-02-04 11:00 single']);
  });
});

describe('a chief executive', () => {
  // KDU meets on Friday 13 November and Thursday 3 December 2026.
  const chief = (meetings = ['2026-11-13', '2026-12-03'], of: Partial<Reader> = {}): Of => ({
    reader: { chiefMeetings: meetings.map((on) => day(on)), ...of },
  });
  const ask = (askOn: string, dueOn: string) => asked(askOn, dueOn, { since: longAgo });

  it.each([
    ['2026-10-26', '2026-12-20', '2026-11-10 08:30 of 2', 'on the Tuesday before the meeting'],
    ['2026-11-11', '2026-12-20', '2026-12-01 08:30 of 2', 'on the Tuesday before the next meeting'],
    ['2026-10-26', '2026-11-09', '2026-10-27 08:30 of 2', 'before, when it is due before that Tuesday'],
    ['2026-11-02', '2026-11-09', '2026-11-03 08:30 of 1', 'in the month of the meeting, so that one message is left for it'],
    ['2026-12-04', '2026-12-20', '2026-12-08 08:30 of 2', 'on the first Tuesday when no meeting is planned'],
  ])('who is asked from %s about what is due %s hears %s: %s', (askOn, dueOn, expected) => {
    expect(first([ask(askOn, dueOn)], '2026-12-31', chief())).toBe(expected);
  });

  it('gets no extra', () => {
    expect(occasions([ask('2026-10-26', '2026-12-18')], at('2026-12-17', '12:00'), chief()).filter(({ kind }) => kind === 'extra')).toEqual(
      [],
    );
  });

  it('who wants one message a month gets it', () => {
    expect(first([ask('2026-10-26', '2026-12-20')], '2026-12-31', chief(undefined, { rhythm: 'monthly' }))).toBe('2026-11-10 08:30 of 1');
  });

  it('is written to a week earlier when the last Tuesday is a day off', () => {
    expect(first([ask('2027-03-01', '2027-05-20')], '2027-12-31', chief(['2027-03-29']))).toBe('2027-03-16 08:30 of 2');
  });
});
