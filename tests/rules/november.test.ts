import { absences } from '../../shared/absence/absence.list.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { day, type Instant, osloInstant } from '../../shared/day.ts';
import { networks, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { aFollowUpAsk, aLineAsk, aNetwork, anAbsence, aPerson, aTerm } from '../support/rows.ts';
import { Simulated } from '../support/simulated.ts';

const at = (on: string, time = '00:00'): Instant => osloInstant(day(on), time);

interface Matter {
  readonly title: string;
  readonly network: string;
  readonly askOn: string;
  readonly dueOn: string;
  /** When Kari or Ola says that it is done. */
  readonly answeredAt?: Instant;
}

/** Nine things that are due, five working days after they are asked about. */
const dues: readonly Matter[] = [
  { title: 'Mottak av nyansatte', network: 'HR', askOn: '2026-11-02', dueOn: '2026-11-09', answeredAt: at('2026-11-03', '08:45') },
  { title: 'Barnehageopptak', network: 'OPPVEKST', askOn: '2026-11-04', dueOn: '2026-11-11', answeredAt: at('2026-11-10', '13:00') },
  { title: 'Legevakt', network: 'HO', askOn: '2026-11-05', dueOn: '2026-11-16', answeredAt: at('2026-11-13', '09:00') },
  { title: 'Skoleskyss', network: 'OPPVEKST', askOn: '2026-11-06', dueOn: '2026-11-13', answeredAt: at('2026-11-12', '10:00') },
  { title: 'Kurs i lønn', network: 'HR', askOn: '2026-11-11', dueOn: '2026-11-18' },
  { title: 'Velferdsteknologi', network: 'HO', askOn: '2026-11-12', dueOn: '2026-11-27' },
  { title: 'Lærlinger', network: 'HR', askOn: '2026-11-17', dueOn: '2026-11-24', answeredAt: at('2026-11-23', '09:00') },
  { title: 'PP-tjenesten', network: 'OPPVEKST', askOn: '2026-11-19', dueOn: '2026-11-26' },
  { title: 'Vaktbytte', network: 'HO', askOn: '2026-11-24', dueOn: '2026-12-01' },
];

/** Two rounds, until the feature is there: each asks the line about one matter. */
const rounds: readonly Matter[] = [
  { title: 'Runde: rekruttering', network: 'HR', askOn: '2026-11-02', dueOn: '2026-11-20', answeredAt: at('2026-11-05', '12:00') },
  { title: 'Runde: skolestart', network: 'OPPVEKST', askOn: '2026-11-16', dueOn: '2026-12-04' },
];

/** What is asked at a moment: what has not been answered by then. */
const asksAt = (now: Instant): Ask[] => [
  ...dues.filter(isOpen(now)).map((matter) => aFollowUpAsk(asAsk(matter))),
  ...rounds.filter(isOpen(now)).map((matter) => aLineAsk({ ...asAsk(matter), checklist: matter.title })),
];

const isOpen =
  (now: Instant) =>
  ({ answeredAt }: Matter): boolean =>
    answeredAt === undefined || now < answeredAt;

const asAsk = ({ title, network, askOn, dueOn }: Matter) => ({
  key: title,
  title,
  network,
  seat: `${network}/Rollag`,
  since: at('2026-10-15'),
  askOn: day(askOn),
  dueOn: day(dueOn),
});

describe('one person’s November 2026', () => {
  // Kari has two seats and is Ola's deputy in a third; Ola is away from Wednesday 11 to Wednesday 18 November.
  const veven = new Simulated({
    rows: [
      [networks, ['HR', 'OPPVEKST', 'HO'].map((key) => aNetwork({ key }))],
      [people, [aPerson({ key: 'kari' }), aPerson({ key: 'ola' })]],
      [
        seatTerms,
        [
          aTerm({ person: 'kari', seat: 'HR/Rollag' }),
          aTerm({ person: 'kari', seat: 'OPPVEKST/Rollag' }),
          aTerm({ person: 'kari', seat: 'HO/Rollag', part: 'deputy' }),
          aTerm({ person: 'ola', seat: 'HO/Rollag' }),
        ],
      ],
      [absences, [anAbsence('ola', '2026-11-11', '2026-11-18')]],
    ],
    asks: ({ now }) => asksAt(now),
  });
  veven.at('2026-11-01', '00:00');
  veven.through('2026-11-30', 15, { from: '07:30', to: '15:30' });
  const to = (person: string) => veven.lines().filter((_line, index) => veven.sent[index]?.step.wanted.key === `waiting/${person}`);

  it('with two seats, a deputyship, nine dues and two rounds, is these messages', () => {
    expect(to('kari')).toEqual([
      'tirsdag 2026-11-03 08:30 collected: Mottak av nyansatte, Runde: rekruttering',
      'tirsdag 2026-11-10 08:30 collected: Barnehageopptak, Skoleskyss',
      // Ola is away from today on: what he was asked yesterday comes to her at once. It is her second this week, so no extra comes
      // on Thursday (Skoleskyss) or Friday (Legevakt).
      'onsdag 2026-11-11 08:15 collected: Skoleskyss, Legevakt, Kurs i lønn',
      'tirsdag 2026-11-17 08:30 collected: Kurs i lønn, Lærlinger, Velferdsteknologi, Runde: skolestart',
      // Lærlinger is due tomorrow. It tells of PP-tjenesten too, so that nothing is left for Tuesday.
      'mandag 2026-11-23 08:15 extra: Kurs i lønn, Lærlinger, PP-tjenesten, Runde: skolestart',
      'onsdag 2026-11-25 08:15 extra: Kurs i lønn, PP-tjenesten, Runde: skolestart',
    ]);
  });

  it('and that of the one whose deputy she is, these: nothing while he is away', () => {
    expect(to('ola')).toEqual([
      'tirsdag 2026-11-10 08:30 collected: Legevakt',
      'tirsdag 2026-11-24 08:30 collected: Velferdsteknologi, Vaktbytte',
      'torsdag 2026-11-26 08:15 extra: Velferdsteknologi, Vaktbytte',
      'mandag 2026-11-30 08:15 extra: Velferdsteknologi, Vaktbytte',
    ]);
  });

  it('leaves one card standing for each of them', () => {
    const standing = veven.delivered.filter(({ state }) => state === 'standing').map(({ key }) => key);
    expect(standing.toSorted()).toEqual(['waiting/kari', 'waiting/ola']);
  });
});
