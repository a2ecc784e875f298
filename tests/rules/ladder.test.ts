import { deliver } from '../../bot/delivery/deliver.ts';
import { mentionPosts } from '../../bot/delivery/ladder.ts';
import type { Address } from '../../bot/post.ts';
import { absences } from '../../shared/absence/absence.list.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { day, osloInstant } from '../../shared/day.ts';
import { networks, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { aFollowUpAsk, aLineAsk, aNetwork, anAbsence, aPerson, aTerm } from '../support/rows.ts';
import { calendar, hashOf, type Region, worldAt } from '../support/simulated.ts';

const ask = aFollowUpAsk({ post: 'decided/HR/1' });
const rows: Region['rows'] = [
  [people, [aPerson({ key: 'kari' }), aPerson({ key: 'ola' })]],
  [seatTerms, [aTerm({ person: 'kari' }), aTerm({ person: 'ola', part: 'deputy' })]],
];
const unreached =
  (...names: string[]) =>
  (to: Address) =>
    !('person' in to && names.includes(to.person));

const mentions = (asks: readonly Ask[], reaches = unreached('kari'), { on = '2027-02-02', more = [] as Region['rows'] } = {}) =>
  mentionPosts(worldAt(osloInstant(day(on), '10:00'), [...rows, ...more]), asks, reaches);
const keys = (...of: Parameters<typeof mentions>) => mentions(...of).map(({ key }) => key);

describe('a seat is mentioned in the thread', () => {
  it('when neither chat nor e-mail reaches who answers for it', () => {
    expect(keys([ask])).toEqual(['mention/HR/Rollag/decided/HR/1']);
    expect(keys([ask], unreached())).toEqual([]);
    expect(keys([ask], unreached('ola'))).toEqual([]);
  });

  it('when nobody answers for it, or who did has left', () => {
    expect(keys([{ ...ask, seat: 'HR/Tinn' }], unreached())).toEqual(['mention/HR/Tinn/decided/HR/1']);
    const left = [[people, [aPerson({ key: 'kari', leftOn: day('2027-01-31') })]]] as Region['rows'];
    expect(keys([ask], unreached(), { more: left })).toEqual(['mention/HR/Rollag/decided/HR/1']);
  });

  it('not while a deputy who is reached steps in', () => {
    expect(keys([ask], unreached('kari'), { more: [[absences, [anAbsence('kari', '2027-02-01', '2027-02-05')]]] })).toEqual([]);
  });

  it.each<[what: string, of: Partial<typeof ask>, on: string]>([
    ['before its day', {}, '2027-02-01'],
    ['when it is late', {}, '2027-02-10'],
    ['when the seat has said something', { answered: true }, '2027-02-02'],
  ])('not for a question %s', (_what, of, on) => {
    expect(keys([{ ...ask, ...of }], unreached('kari'), { on })).toEqual([]);
  });

  it('on the day it is due, still', () => {
    expect(keys([ask], unreached('kari'), { on: '2027-02-09' })).toHaveLength(1);
  });

  it('once under each post that its questions come from', () => {
    expect(keys([ask, { ...ask, key: 'another' }, aLineAsk()])).toEqual([
      'mention/HR/Rollag/decided/HR/1',
      'mention/HR/Rollag/notice/HR/1',
    ]);
  });

  it.each([
    ['nb', 'Det ligger spørsmål til HR/Rollag i Veven.'],
    ['nn', 'Det ligg spørsmål til HR/Rollag i Veven.'],
    ['en', 'There are questions for HR/Rollag in Veven.'],
  ] as const)('in the network’s %s, in neutral words and without the question', (language, text) => {
    const [post] = mentions([ask], unreached('kari'), { more: [[networks, [aNetwork({ language })]]] });
    expect(post).toMatchObject({
      to: { network: 'HR' },
      under: 'decided/HR/1',
      state: 'standing',
      from: osloInstant(day('2027-02-02'), '08:30'),
    });
    const card = JSON.stringify(post!.card.render());
    expect(card).toContain(text);
    expect(card).not.toContain(ask.title);
  });

  it('in a thread whose root does not stand waits, whatever else', () => {
    const { steps, held } = deliver(mentions([ask]), [], {
      now: osloInstant(day('2027-02-02'), '10:00'),
      calendar,
      settings: settingsOf([]),
      sent: [],
      words: new Map(),
      reaches: () => true,
      hashOf,
    });
    expect([steps, held.map(({ why }) => why)]).toEqual([[], ['root']]);
  });
});
