import { caseNumber, nextSerial, numberKey, openTitle } from '../../shared/case/case.rules.ts';
import { day, instant } from '../../shared/day.ts';
import { followingUp } from '../../shared/decision/decision.rules.ts';
import { count, isLate } from '../../shared/follow-up/follow-up.rules.ts';
import { expectedTimes, onAgenda, sumOfMinutes } from '../../shared/meeting/meeting.rules.ts';
import { standing, stateOf } from '../../shared/participation/participation.rules.ts';
import { aCase, aFollowUp, aParticipation, aSeat } from '../support/rows.ts';

describe('a follow-up', () => {
  const due = day('2027-02-09');
  it.each([
    ['unanswered', undefined, '2027-02-09', false],
    ['unanswered', undefined, '2027-02-10', true],
    ['underway', undefined, '2027-02-10', true],
    ['stuck', undefined, '2027-02-10', true],
    ['done', undefined, '2027-02-10', false],
    ['notConcerned', undefined, '2027-02-10', false],
    ['closed', undefined, '2027-02-10', false],
    ['local', '2027-03-18', '2027-02-10', false],
    ['local', '2027-03-18', '2027-03-18', false],
    ['local', '2027-03-18', '2027-03-19', true],
    ['local', '2027-01-20', '2027-02-09', false],
    ['local', '2027-01-20', '2027-02-10', true],
    ['local', undefined, '2027-02-10', true],
    ['underway', '2027-03-18', '2027-02-10', true],
  ] as const)('that is %s, with the local day %s, is on %s late: %p', (state, localOn, today, late) => {
    expect(isLate(aFollowUp({ state, dueOn: due, localOn: localOn && day(localOn) }), day(today))).toBe(late);
  });

  it('is counted with the others: who is not concerned is left out, and only who has not answered is late, so that the numbers add up', () => {
    const states = ['done', 'done', 'underway', 'stuck', 'local', 'unanswered', 'notConcerned', 'closed'] as const;
    const rows = states.map((state, index) =>
      aFollowUp({ key: String(index), state, dueOn: due, localOn: state === 'local' ? day('2027-03-18') : undefined }),
    );
    expect(count(rows, day('2027-02-09'))).toEqual({ of: 6, done: 2, underway: 1, stuck: 1, local: 1, unanswered: 1, late: 0 });
    expect(count(rows, day('2027-02-10'))).toMatchObject({ of: 6, late: 1 });
    expect(count(rows, day('2027-03-19'))).toMatchObject({ of: 6, late: 1 });
    expect(count([], day('2027-02-10'))).toEqual({ of: 0, done: 0, underway: 0, stuck: 0, local: 0, unanswered: 0, late: 0 });
  });
});

describe('a municipality', () => {
  const words = [
    aParticipation({ state: 'outside', since: day('2026-03-01') }),
    aParticipation({ state: 'considering', since: day('2026-09-01') }),
    aParticipation({ state: 'outside', since: day('2026-01-01'), municipality: 'Tinn' }),
    aParticipation({ state: 'outside', since: day('2026-01-01'), measure: 'T5' }),
  ];

  it.each([
    ['2026-02-28', 'with'],
    ['2026-03-01', 'outside'],
    ['2026-08-31', 'outside'],
    ['2026-09-01', 'considering'],
  ])('stands on %s to a measure as its latest word says, and is with without one: %s', (on, state) => {
    expect(stateOf(standing(words, 'HR4', 'Rollag', day(on)))).toBe(state);
  });

  it('that says two things on a day means the later', () => {
    const early = aParticipation({ state: 'outside', modifiedAt: instant('2026-11-23T08:00:00Z') });
    const later = aParticipation({ state: 'with', modifiedAt: instant('2026-11-23T09:00:00Z') });
    for (const both of [
      [early, later],
      [later, early],
    ])
      expect(stateOf(standing(both, 'HR4', 'Rollag', day('2026-11-23')))).toBe('with');
  });

  const seats = [
    aSeat({ municipality: 'Tinn' }),
    aSeat({ municipality: 'Rollag' }),
    aSeat({ municipality: 'Kongsberg', to: day('2026-06-30') }),
    aSeat({ municipality: 'Sigdal', from: day('2027-01-01') }),
    aSeat({ municipality: 'Flesberg', network: 'KDU' }),
  ];
  const following = (on: string, measure?: string) =>
    followingUp({ network: 'HR', measure }, { seats, participations: words, today: day(on) });

  it('follows up when it has a seat in the network that day', () => {
    expect(following('2026-06-30')).toEqual(['Kongsberg', 'Rollag', 'Tinn']);
    expect(following('2026-07-01')).toEqual(['Rollag', 'Tinn']);
    expect(following('2027-01-01')).toEqual(['Rollag', 'Sigdal', 'Tinn']);
  });

  it('follows up a measure unless it is outside: one that considers does', () => {
    expect(following('2026-06-30', 'HR4')).toEqual(['Kongsberg']);
    expect(following('2026-09-01', 'HR4')).toEqual(['Rollag']);
    expect(following('2026-06-30', 'HR5')).toEqual(['Kongsberg', 'Rollag', 'Tinn']);
  });
});

describe('an agenda', () => {
  it('gives each case its time, until one has no minutes', () => {
    const agenda = [
      aCase({ key: 'a', minutes: 5 }),
      aCase({ key: 'b', minutes: 25 }),
      aCase({ key: 'c' }),
      aCase({ key: 'd', minutes: 10 }),
    ];
    expect([...expectedTimes(instant('2026-12-10T08:00:00Z'), agenda)]).toEqual([
      ['a', '2026-12-10T08:00:00.000Z'],
      ['b', '2026-12-10T08:05:00.000Z'],
      ['c', '2026-12-10T08:30:00.000Z'],
    ]);
    expect(sumOfMinutes(agenda)).toBe(40);
  });

  it('has what stands on it, in order, and nothing that was withdrawn', () => {
    const states = ['proposed', 'scheduled', 'parked', 'declined', 'treated', 'postponed', 'withdrawn'] as const;
    expect(onAgenda(states.map((state, index) => aCase({ key: state, state, position: 10 - index }))).map(({ key }) => key)).toEqual([
      'postponed',
      'treated',
      'scheduled',
    ]);
    const two = [aCase({ key: 'later', createdAt: instant('2026-11-24T08:00:00Z') }), aCase({ key: 'earlier' })];
    expect(onAgenda(two).map(({ key }) => key)).toEqual(['earlier', 'later']);
  });
});

describe('a case number', () => {
  it.each([
    [2026, 1, '001/26', 'HR/2026/001'],
    [2026, 46, '046/26', 'HR/2026/046'],
    [2009, 100, '100/09', 'HR/2009/100'],
    [2026, 1000, '1000/26', 'HR/2026/1000'],
  ])('of %d, number %d, is written %s', (year, serial, written, key) => {
    expect(caseNumber(year, serial)).toBe(written);
    expect(numberKey('HR', year, serial)).toBe(key);
  });

  const given = (...keys: string[]) => keys.map((key) => ({ numberKey: key }));
  it.each([
    ['the first of the year', given(), 1],
    ['after the highest, gaps stay', given('HR/2026/001', 'HR/2026/007', 'HR/2026/003'), 8],
    ['not after another year’s', given('HR/2025/044', 'HR/2027/009'), 1],
    ['not after another network’s', given('KDU/2026/044', 'HR-lønn/2026/009'), 1],
    ['not after a case without a number', given('HR/2026-12-10/09.00/02', 'HR/2026/x'), 1],
    ['after a thousand', given('HR/2026/1000', 'HR/2026/999'), 1001],
  ])('is the next free one: %s', (_what, cases, serial) => {
    expect(nextSerial(cases, 'HR', 2026)).toBe(serial);
  });

  it('stands with neutral words when the case is exempt', () => {
    expect(openTitle(aCase({ title: 'Om en ansatt', exempt: true, provision: 'offl. § 23 første ledd' }))).toBe(
      'Unntatt offentlighet, offl. § 23 første ledd',
    );
    expect(openTitle(aCase({ title: 'Om en ansatt', exempt: true }))).toBe('Unntatt offentlighet');
    expect(openTitle(aCase({ title: 'Felles bord' }))).toBe('Felles bord');
  });
});
