import { norway } from '../../bot/calendar.ts';
import { calendarFile } from '../../bot/schedule/calendar-file.ts';
import { norwegianCalendar } from '../../shared/calendar.ts';
import { addDays, type Day, day, inOslo, instant, isoWeek, osloInstant } from '../../shared/day.ts';
import {
  type Collision,
  collisionsOf,
  inCommonOn,
  isInWheel,
  isMeetingLink,
  noticeAt,
  programmeFault,
  proposeDates,
  type Rhythm,
  rhythmDays,
  rotation,
  type Surroundings,
  timesFault,
  twice,
} from '../../shared/schedule/schedule.rules.ts';
import { collisionSentence } from '../../shared/schedule/schedule.text.ts';
import { MonthDay } from '../../shared/schedule/year-wheel.list.ts';
import { aBreak, aMeeting, aNetwork, aTerm } from '../support/rows.ts';

const calendar = norway();
const morning = { from: '09:00', to: '11:30' };
const empty: Surroundings = { network: 'HR', seated: [], calendar, meetings: [], localDates: [], wheel: [], inCommon: () => 0 };

const monthly = (nth: 1 | 2 | 3 | 4 | -1, weekday: number): Rhythm => ({ kind: 'monthly', nth, weekday });
const everyWeeks = (every: number, weekday: number): Rhythm => ({ kind: 'weeks', every, weekday });
const year = (of: number) => ({ from: day(`${of}-01-01`), to: day(`${of}-12-31`) });

/** The dates of a series as `MM-DD`; one that gave way with where it was: `05-24 < 05-25`. */
function proposed(rhythm: Rhythm, of: number, around: Partial<Surroundings> = {}): string {
  const { dates } = proposeDates({ rhythm, ...year(of) }, collisionsOf({ ...empty, ...around }, morning));
  return dates.map(({ on, wanted }) => (on === wanted ? on.slice(5) : `${on.slice(5)} < ${wanted.slice(5)}`)).join(', ');
}

describe('the dates of a series', () => {
  it.each([
    ['the second Thursday', 2027, monthly(2, 4), '01-14, 02-11, 03-11, 04-08, 05-13, 06-10, 07-08, 08-12, 09-09, 10-14, 11-11, 12-09'],
    // 13 April is Maundy Thursday: its week is silent. 13 July lies in week 28.
    [
      'the second Thursday',
      2028,
      monthly(2, 4),
      '01-13, 02-10, 03-09, 04-20 < 04-13, 05-11, 06-08, 07-06 < 07-13, 08-10, 09-14, 10-12, 11-09, 12-14',
    ],
    // 25 March is Maundy Thursday, and 23 December is silent already.
    [
      'the last Thursday',
      2027,
      monthly(-1, 4),
      '01-28, 02-25, 04-01 < 03-25, 04-29, 05-27, 06-24, 08-05 < 07-29, 08-26, 09-30, 10-28, 11-25, 12-22 < 12-30',
    ],
    // 25 May is Ascension Day: the day before is nearer than another week.
    [
      'the last Thursday',
      2028,
      monthly(-1, 4),
      '01-27, 02-24, 03-30, 04-27, 05-24 < 05-25, 06-29, 08-03 < 07-27, 08-31, 09-28, 10-26, 11-30, 12-21 < 12-28',
    ],
    // 17 May and Whit Monday are one day.
    ['the third Monday', 2027, monthly(3, 1), '01-18, 02-15, 03-15, 04-19, 05-18 < 05-17, 06-21, 08-16, 09-20, 10-18, 11-15, 12-20'],
    // 1 May, and Whit Monday 5 June.
    [
      'the first Monday',
      2028,
      monthly(1, 1),
      '01-03, 02-07, 03-06, 04-03, 05-02 < 05-01, 06-06 < 06-05, 07-03, 08-07, 09-04, 10-02, 11-06, 12-04',
    ],
    ['every sixth week, on a Thursday,', 2027, everyWeeks(6, 4), '01-07, 02-18, 04-01, 05-13, 06-24, 08-05, 09-16, 10-28, 12-09'],
    ['every sixth week, on a Thursday,', 2028, everyWeeks(6, 4), '01-06, 02-17, 03-30, 05-11, 06-22, 08-03, 09-14, 10-26, 12-07'],
  ] as const)('are on %s in %d', (_name, of, rhythm, dates) => {
    expect(proposed(rhythm, of)).toBe(dates);
  });

  it.each([
    [2027, [1, 7, 13, 19, 25, 31, 37, 43, 49]],
    [2028, [1, 7, 13, 19, 25, 31, 37, 43, 49]],
  ])('keep six weeks between them in %d by the weeks of ISO 8601', (of, weeks) => {
    expect(rhythmDays({ rhythm: everyWeeks(6, 4), ...year(of) }).map(isoWeek)).toEqual(weeks);
  });

  it('go over a new year whose first days belong to the last week of the old', () => {
    const days = rhythmDays({ rhythm: everyWeeks(6, 5), from: day('2026-11-20'), to: day('2027-02-28') });
    expect(days.map((on) => [on, isoWeek(on)])).toEqual([
      ['2026-11-20', 47],
      ['2027-01-01', 53],
      ['2027-02-12', 6],
    ]);
  });

  it('leave out what has no free day near, and say why', () => {
    const { missed } = proposeDates({ rhythm: monthly(3, 1), ...year(2027) }, collisionsOf(empty, morning));
    expect(missed).toEqual([{ wanted: '2027-07-19', because: [{ kind: 'silent', time: 'summer' }] }]);
  });

  it('never lie on a closed day, and never two in one week, whatever the rhythm', () => {
    for (const inYear of [2027, 2028])
      for (const weekday of [1, 2, 3, 4, 5])
        for (const rhythm of [
          monthly(1, weekday),
          monthly(4, weekday),
          monthly(-1, weekday),
          everyWeeks(1, weekday),
          everyWeeks(3, weekday),
        ]) {
          const { dates } = proposeDates({ rhythm, ...year(inYear) }, collisionsOf(empty, morning));
          expect(dates.filter(({ on }) => !calendar.isWorkingDay(on) || calendar.isSilent(on))).toEqual([]);
          expect(new Set(dates.map(({ on }) => isoWeek(on))).size).toBe(dates.length);
        }
  });

  it('are at the same time on Oslo’s clocks in winter and in summer', () => {
    const starts = [...rhythmDays({ rhythm: monthly(2, 4), ...year(2027) }), ...rhythmDays({ rhythm: monthly(2, 4), ...year(2028) })].map(
      (on) => osloInstant(on, '09:00'),
    );
    expect(new Set(starts.map((at) => inOslo(at).time))).toEqual(new Set(['09:00']));
    // Summer time from 28 March to 31 October in 2027, from 26 March to 29 October in 2028.
    expect(starts.map((at) => at.slice(11, 13)).join(' ')).toBe('08 08 08 07 07 07 07 07 07 07 08 08 08 08 08 07 07 07 07 07 07 07 08 08');
  });

  it.each([
    ['2027-03-26', '08:00'],
    ['2027-03-29', '07:00'],
    ['2027-10-29', '07:00'],
    ['2027-11-01', '08:00'],
    ['2028-03-24', '08:00'],
    ['2028-03-27', '07:00'],
    ['2028-10-27', '07:00'],
    ['2028-10-30', '08:00'],
  ])('begin on %s at %s UTC, when they begin at nine', (on, utc) => {
    expect(osloInstant(day(on), '09:00').slice(11, 16)).toBe(utc);
  });
});

describe('Norway’s calendar by rule', () => {
  it('has the working days and silent weeks that the library of holidays gives', () => {
    const own = norwegianCalendar();
    const differing: Day[] = [];
    for (let on = day('2026-01-01'); on < '2036-01-01'; on = addDays(on, 1))
      if (own.isWorkingDay(on) !== calendar.isWorkingDay(on) || own.isSilent(on) !== calendar.isSilent(on)) differing.push(on);
    expect(differing).toEqual([]);
  });
});

describe('a collision', () => {
  const titleOf = (network: string) => ({ KDU: 'Kommunedirektørutvalget', HR: 'HR-nettverket' })[network] ?? network;
  const said = (of: Partial<Surroundings>, on: string, language: 'nb' | 'nn' | 'en' = 'nb') =>
    collisionsOf({ ...empty, ...of }, morning)(day(on)).map((collision: Collision) => collisionSentence(collision, language, titleOf));
  const kdu = aMeeting({ network: 'KDU', startsAt: instant('2027-01-14T09:00:00Z'), endsAt: instant('2027-01-14T12:00:00Z') });

  it.each([
    ['2027-01-16', 'Kollisjon: dagen er i en helg.'],
    ['2027-05-17', 'Kollisjon: 17. mai er fridag.'],
    ['2027-05-06', 'Kollisjon: Kristi himmelfartsdag er fridag.'],
    ['2027-03-23', 'Kollisjon: det er påskeuka.'],
    ['2028-07-12', 'Kollisjon: uke 28 til 30 er ferie.'],
    ['2027-12-28', 'Kollisjon: det er jul, 23. desember til 1. januar.'],
  ])('on %s is said: %s', (on, sentence) => {
    expect(said({}, on)).toEqual([sentence]);
  });

  it('with a meeting of the same people names the network and how many, and nobody', () => {
    const around = { meetings: [kdu], inCommon: () => 3 };
    expect(said(around, '2027-01-14')).toEqual(['Kollisjon: Kommunedirektørutvalget møter samtidig, og 3 personer er med i begge.']);
    expect(said(around, '2027-01-14', 'nn')).toEqual(['Kollisjon: Kommunedirektørutvalget møtest samtidig, og 3 personar er med i begge.']);
    expect(said(around, '2027-01-14', 'en')).toEqual([
      'Collision: Kommunedirektørutvalget meets at the same time, and 3 people are in both.',
    ]);
  });

  it('is none where nobody is in both, where the meeting ends before, or where it was cancelled or is the one that moves', () => {
    const early = { ...kdu, startsAt: instant('2027-01-14T06:00:00Z'), endsAt: instant('2027-01-14T08:00:00Z') };
    expect(said({ meetings: [kdu] }, '2027-01-14')).toEqual([]);
    expect(said({ meetings: [early, { ...kdu, state: 'cancelled' }], inCommon: () => 3 }, '2027-01-14')).toEqual([]);
    expect(said({ meetings: [{ ...kdu, network: 'HR' }] }, '2027-01-14')).toEqual(['Kollisjon: HR-nettverket har allerede møte da.']);
    expect(said({ meetings: [{ ...kdu, network: 'HR' }], except: kdu.key }, '2027-01-14')).toEqual([]);
  });

  it('with a municipality’s own dates names it, and only if it has a seat', () => {
    const dates = (['council', 'executive', 'budget', 'break'] as const).map((kind) => ({
      ...aBreak('Tinn', '2027-01-14', undefined),
      kind,
    }));
    expect(said({ localDates: dates, seated: ['Rollag', 'Tinn'] }, '2027-01-14')).toEqual([
      'Kollisjon: kommunestyret i Tinn møter samme dag.',
      'Kollisjon: formannskapet i Tinn møter samme dag.',
      'Kollisjon: Tinn har budsjettdag.',
      'Kollisjon: Tinn har ferie.',
    ]);
    expect(said({ localDates: dates, seated: ['Rollag'] }, '2027-01-14')).toEqual([]);
    expect(said({ localDates: dates.map((one) => ({ ...one, withdrawn: true })), seated: ['Tinn'] }, '2027-01-14')).toEqual([]);
  });

  it('with a gathering of the year wheel is one only on days that are to be kept free, for those it concerns', () => {
    const gathering = { title: 'KDUs samling', from: '06-09', to: '06-10', network: 'KDU', keepFree: true, withdrawn: false };
    expect(said({ wheel: [gathering], inCommon: () => 1 }, '2027-06-09')).toEqual(['Kollisjon: «KDUs samling» i årshjulet.']);
    expect(said({ wheel: [gathering] }, '2027-06-09')).toEqual([]);
    expect(said({ wheel: [{ ...gathering, keepFree: false, network: undefined }] }, '2027-06-09')).toEqual([]);
  });

  it('is avoided within the week, and named when the week has no day without', () => {
    const council = { ...aBreak('Tinn', '2027-01-14', undefined), kind: 'council' as const };
    expect(proposed(monthly(2, 4), 2027, { localDates: [council], seated: ['Tinn'] })).toContain('01-13 < 01-14, 02-11');
    const away = { ...council, from: day('2027-01-11'), to: day('2027-01-15') };
    const { dates } = proposeDates(
      { rhythm: monthly(2, 4), ...year(2027) },
      collisionsOf({ ...empty, localDates: [away], seated: ['Tinn'] }, morning),
    );
    expect(dates[0]).toMatchObject({ on: '2027-01-14', wanted: '2027-01-14', because: [], collisions: [{ kind: 'local' }] });
  });
});

describe('people in common', () => {
  const terms = [
    aTerm({ seat: 'HR/Rollag', person: 'a' }),
    aTerm({ seat: 'KDU/Rollag', person: 'a' }),
    aTerm({ seat: 'HR/Tinn', person: 'b' }),
    aTerm({ seat: 'KDU/Tinn', person: 'b', part: 'deputy' }),
    aTerm({ seat: 'KDU/Sigdal', person: 'b', to: day('2026-06-30') }),
  ];

  it('are those who sit in both on the day: no deputy, nobody who has left', () => {
    expect(inCommonOn(terms, day('2027-01-14'))('HR', 'KDU')).toBe(1);
    expect(inCommonOn(terms, day('2026-06-30'))('KDU', 'HR')).toBe(2);
    expect(inCommonOn(terms, day('2027-01-14'))('HR', 'HO')).toBe(0);
  });
});

describe('the chair', () => {
  it.each([
    [undefined, 'Flesberg, Rollag, Tinn, Flesberg'],
    ['Flesberg', 'Rollag, Tinn, Flesberg, Rollag'],
    ['Tinn', 'Flesberg, Rollag, Tinn, Flesberg'],
    ['Kongsberg', 'Flesberg, Rollag, Tinn, Flesberg'],
  ])('rotates among those seated, going on after %s', (after, chairs) => {
    expect(rotation(['Flesberg', 'Rollag', 'Tinn'], 4, after).join(', ')).toBe(chairs);
  });

  it('is nobody in a network without seats', () => {
    expect(rotation([], 3)).toEqual([]);
  });
});

describe('the notice of a meeting', () => {
  it.each([
    ['2027-01-14', 5, '2027-01-07T07:30'],
    ['2027-01-14', 7, '2027-01-05T07:30'],
    // Easter takes three working days away, and summer time began in between.
    ['2027-04-01', 5, '2027-03-22T07:30'],
    ['2027-04-08', 5, '2027-04-01T06:30'],
    ['2027-05-18', 5, '2027-05-10T06:30'],
    ['2028-05-18', 5, '2028-05-10T06:30'],
    ['2028-06-06', 7, '2028-05-24T06:30'],
  ])('of %s goes out %d working days before', (on, noticeDays, at) => {
    expect(noticeAt(osloInstant(day(on), '09:00'), aNetwork({ noticeDays }), calendar)).toBe(`${at}:00.000Z`);
  });
});

describe('bad input', () => {
  it.each([
    ['11:00', '09:00', 'end-first'],
    ['09:00', '09:00', 'end-first'],
    ['07:00', '19:01', 'too-long'],
    ['07:00', '19:00', undefined],
  ])('is a meeting from %s to %s: %s', (from, to, fault) => {
    expect(timesFault({ from, to })).toBe(fault);
  });

  it.each([
    [['09:00', '10:00'], undefined],
    [['10:00', '09:30'], 'order'],
    [['09:30', '09:30'], 'order'],
    [['08:30', '10:00'], 'outside'],
    [['09:00', '11:30'], 'outside'],
  ])('is a programme with %j between nine and half past eleven: %s', (times, fault) => {
    const programme = times.map((at) => ({ at }));
    expect(programmeFault(programme, morning)).toBe(fault);
  });

  it('is a series with a day twice', () => {
    expect(twice([day('2027-01-14'), day('2027-02-11'), day('2027-01-14')])).toBe('2027-01-14');
    expect(twice([day('2027-01-14'), day('2027-02-11')])).toBeUndefined();
  });

  it.each([
    ['https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0', true],
    ['http://teams.microsoft.com/l', false],
    ['teams.microsoft.com', false],
    ['javascript:alert(1)', false],
    ['https://', false],
    ['https://a b.no', false],
  ])('is no link to a meeting: %s is one: %s', (link, is) => {
    expect(isMeetingLink(link)).toBe(is);
  });

  it.each([
    ['02-29', true],
    ['02-30', false],
    ['13-01', false],
    ['1-1', false],
  ])('is no day of the year: %s is one: %s', (text, is) => {
    expect(MonthDay.safeParse(text).success).toBe(is);
  });
});

describe('the year wheel', () => {
  it.each([
    ['03-01', '03-31', '2027-03-31', true],
    ['03-01', '03-31', '2027-04-01', false],
    ['12-15', '01-10', '2027-01-10', true],
    ['12-15', '01-10', '2027-12-15', true],
    ['12-15', '01-10', '2027-06-01', false],
    ['02-20', '02-29', '2027-02-28', true],
  ])('from %s to %s has %s: %s', (from, to, on, is) => {
    expect(isInWheel({ from, to }, day(on))).toBe(is);
  });
});

describe('a calendar file', () => {
  const linked = (of: Parameters<typeof aMeeting>[0] = {}) => ({
    ...aMeeting(of),
    networkTitle: 'HR-nettverket',
    link: 'https://veven.example/m',
  });
  const lines = (of: Parameters<typeof aMeeting>[0] = {}, language: 'nb' | 'nn' | 'en' = 'nb') =>
    calendarFile([linked(of)], { name: 'HR 2027', language })
      .content.replaceAll('\r\n\t', '')
      .split('\r\n');

  it('has the meeting’s time in UTC, where it is, and the way in', () => {
    const joinUrl = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0';
    expect(lines({ place: 'Rådhuset, sal 2', joinUrl, chair: 'Tinn', etag: '"x,7"' })).toEqual(
      expect.arrayContaining([
        'UID:HR%2F1@veven',
        'SUMMARY:Møte i HR-nettverket',
        'DTSTAMP:20261123T080000Z',
        'DTSTART:20261211T080000Z',
        'DTEND:20261211T110000Z',
        'SEQUENCE:7',
        'LOCATION:Rådhuset\\, sal 2',
        'STATUS:CONFIRMED',
        `DESCRIPTION:Møteleder: Tinn\\nBli med i Teams: ${joinUrl}\\nSaksliste og papirer: https://veven.example/m`,
      ]),
    );
  });

  it('says of a cancelled meeting that it is', () => {
    expect(lines({ state: 'cancelled' }, 'nn')).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SUMMARY:Avlyst: HR-nettverket']));
  });

  it('has a gathering’s programme', () => {
    const programme = [
      { at: '09:00', title: 'Åpning', by: 'Tinn' },
      { at: '10:00', title: 'Strategi' },
    ];
    expect(lines({ kind: 'gathering', programme }).find((line) => line.startsWith('DESCRIPTION:'))).toContain(
      '09:00 Åpning (Tinn)\\n10:00 Strategi',
    );
  });
});
