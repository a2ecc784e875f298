import { awayBy, onBreakBy, ownCalendar } from '../../shared/absence/absence.rules.ts';
import { day, instant, osloInstant } from '../../shared/day.ts';
import type { SeatTerm } from '../../shared/seat/seat.list.ts';
import { answering } from '../../shared/seat/seat.rules.ts';
import { aBreak, anAbsence, aTerm } from '../support/rows.ts';
import { calendar } from '../support/simulated.ts';

const at = (on: string, time = '00:00') => osloInstant(day(on), time);
const dates = (from: string, to?: string) => ({ from: day(from), to: to === undefined ? undefined : day(to) });
const kari = aTerm({ person: 'kari' });
const deputy = (person: string, of: Partial<SeatTerm> = {}) => aTerm({ person, part: 'deputy', ...of });

/** Who answers for HR/Rollag on a day. */
const who = (terms: readonly SeatTerm[], absences: readonly ReturnType<typeof anAbsence>[], on: string) =>
  answering(terms, awayBy(absences), 'HR/Rollag', day(on));

describe('a seat is answered for by', () => {
  const both = [kari, deputy('ola')];
  const kariAway = anAbsence('kari', '2026-11-04', '2026-11-06');
  it.each<
    [what: string, terms: readonly SeatTerm[], absences: readonly ReturnType<typeof anAbsence>[], on: string, person: string | undefined]
  >([
    ['its representative', both, [], '2026-11-05', 'kari'],
    ['its representative until the day before they are away', both, [kariAway], '2026-11-03', 'kari'],
    ['its deputy from the first day', both, [kariAway], '2026-11-04', 'ola'],
    ['its deputy until the last day', both, [kariAway], '2026-11-06', 'ola'],
    ['its representative the day after', both, [kariAway], '2026-11-07', 'kari'],
    [
      'the other deputy when the first is away too',
      [...both, deputy('per')],
      [kariAway, anAbsence('ola', '2026-11-05', '2026-11-05')],
      '2026-11-05',
      'per',
    ],
    ['the deputy who came last', [...both, deputy('per', dates('2026-01-01'))], [kariAway], '2026-11-05', 'per'],
    ['its representative when nobody steps in', both, [kariAway, anAbsence('ola', '2026-11-05', '2026-11-05')], '2026-11-05', 'kari'],
    ['its representative when there is no deputy', [kari], [kariAway], '2026-11-05', 'kari'],
    ['a deputy when there is no representative', [deputy('ola')], [], '2026-11-05', 'ola'],
    ['nobody when there is nobody', [], [], '2026-11-05', undefined],
    ['nobody by chairing it', [aTerm({ person: 'kari', part: 'chair' })], [], '2026-11-05', undefined],
    ['nobody whose term is another seat’s', [aTerm({ person: 'kari', seat: 'HR/Tinn' })], [], '2026-11-05', undefined],
    ['nobody whose term is over', [aTerm({ person: 'kari', ...dates('2025-01-01', '2026-11-04') })], [], '2026-11-05', undefined],
  ])('%s', (_what, terms, absences, on, person) => {
    expect(who(terms, absences, on)?.person).toBe(person);
  });

  const spring = [aTerm({ person: 'kari', ...dates('2026-01-01', '2026-10-31') }), aTerm({ person: 'per', ...dates('2026-11-01') })];
  const late = (createdAt: string) => ({ createdAt: instant(createdAt) });
  it.each<
    [what: string, terms: readonly SeatTerm[], absences: readonly ReturnType<typeof anAbsence>[], on: string, since: string, time: string]
  >([
    ['the first day of a term', spring, [], '2026-11-20', '2026-11-01', '00:00'],
    [
      'the first of terms that follow on each other',
      [aTerm({ person: 'kari', ...dates('2025-01-01', '2026-10-31') }), aTerm({ person: 'kari', ...dates('2026-11-01') })],
      [],
      '2026-11-20',
      '2025-01-01',
      '00:00',
    ],
    [
      'when it was written down, if that was later',
      [aTerm({ person: 'kari', ...dates('2026-11-01'), ...late('2026-11-05T10:00:00Z') })],
      [],
      '2026-11-20',
      '2026-11-05',
      '11:00',
    ],
    ['the first day of stepping in', both, [kariAway], '2026-11-06', '2026-11-04', '00:00'],
    [
      'that day, over a weekend between two absences',
      both,
      [kariAway, anAbsence('kari', '2026-11-09', '2026-11-13')],
      '2026-11-10',
      '2026-11-04',
      '00:00',
    ],
    [
      'the first day of the second of two absences with a working day between',
      both,
      [kariAway, anAbsence('kari', '2026-11-10', '2026-11-13')],
      '2026-11-11',
      '2026-11-10',
      '00:00',
    ],
    [
      'when the absence was said, if that was later',
      both,
      [{ ...kariAway, ...late('2026-11-05T10:00:00Z') }],
      '2026-11-06',
      '2026-11-05',
      '11:00',
    ],
    ['before the absence for who came back from it', both, [kariAway], '2026-11-09', '2025-01-01', '00:00'],
  ])('them since %s', (_what, terms, absences, on, since, time) => {
    expect(who(terms, absences, on)?.since).toBe(at(since, time));
  });
});

describe('a deputy', () => {
  it('has stepped in before as often as there was a working day between', () => {
    const days = ['2026-11-04', '2026-11-06', '2026-11-09', '2026-11-12'];
    const found = who(
      [kari, deputy('ola')],
      days.map((on) => anAbsence('kari', on, on)),
      '2026-11-12',
    );
    expect(found).toMatchObject({
      since: at('2026-11-12'),
      earlier: [
        { since: at('2026-11-04'), until: at('2026-11-05') },
        { since: at('2026-11-06'), until: at('2026-11-10') },
      ],
    });
  });
});

describe('somebody’s own calendar', () => {
  const own = ownCalendar(calendar, {
    person: 'kari',
    municipality: 'Rollag',
    away: awayBy([anAbsence('kari', '2026-11-04', '2026-11-05'), anAbsence('ola', '2026-11-10', '2026-11-11')]),
    onBreak: onBreakBy([
      aBreak('Rollag', '2026-11-12', '2026-11-13'),
      aBreak('Rollag', '2026-11-17', undefined),
      aBreak('Tinn', '2026-11-19', '2026-11-20'),
      { ...aBreak('Rollag', '2026-11-24', '2026-11-25'), kind: 'council' },
    ]),
  });
  const november = Array.from({ length: 30 }, (_, index) => day(`2026-11-${String(index + 1).padStart(2, '0')}`));

  it('is silent while they are away and in their municipality’s holidays, nobody else’s', () => {
    expect(november.filter(own.isSilent).map((on) => Number(on.slice(8)))).toEqual([4, 5, 12, 13, 17]);
  });

  it('is silent when everybody’s is', () => {
    expect(own.isSilent(day('2026-12-24'))).toBe(true);
    expect(own.isWorkingDay(day('2026-11-04'))).toBe(true);
    expect(own.isWorkingDay(day('2026-11-07'))).toBe(false);
  });
});
