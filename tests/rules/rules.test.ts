import { norway } from '../../bot/calendar.ts';
import type { Feature } from '../../bot/feature.ts';
import type { Readiness } from '../../bot/readiness.ts';
import { Rules } from '../../bot/rules.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { update } from '../../bot/write.ts';
import { checklists } from '../../shared/checklist/checklist.list.ts';
import { day, instant } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { people, seatTerms } from '../../shared/seat/seat.list.ts';
import { aCase, aFollowUp, aFollowUpAsk } from '../support/rows.ts';

const person = { ...aCase({ key: 'per' }), language: 'nb', contact: 'chat', roles: [] } as unknown as RowMeta;
const term = { ...aCase({ key: 'HR/Rollag/per' }), seat: 'HR/Rollag', person: 'per', part: 'representative', from: day('2026-01-01') };
const answered = aFollowUp({ key: 'HR/1/02/1/Rollag', state: 'done', answeredAt: instant('2027-02-01T08:00:00Z') });

const world: World = {
  snapshot: new Snapshot()
    .with(people, new Table([person]))
    .with(seatTerms, new Table([term as unknown as RowMeta]))
    .with(followUps, new Table<RowMeta>([answered])),
  now: instant('2027-02-02T08:00:00Z'),
  today: day('2027-02-02'),
  calendar: norway(),
  link: (path) => path,
};

const features: readonly Feature[] = [
  { name: 'follow-up', lists: [followUps], asks: () => [aFollowUpAsk()] },
  { name: 'checklist', lists: [checklists], asks: ({ snapshot }) => snapshot.of(checklists).all.flatMap(() => []) },
  // Where no measure is, a row is to be made: an empty list would mislead it.
  { name: 'measure', rows: ({ snapshot }) => (snapshot.of(measures).all.length === 0 ? [update(people, person, {})] : []) },
];

/** What all features say while these lists are off. */
function rulesWithout(...off: List[]): Rules {
  const isOff = ({ lists = [] }: Feature) => lists.some((list) => off.includes(list));
  const readiness = { on: () => features.filter((feature) => !isOff(feature)), listsOff: () => new Set(off) };
  return new Rules(features, readiness as unknown as Readiness);
}

describe('what waits on a person', () => {
  it('stands on one card', () => {
    expect(rulesWithout().posts(world, () => true)).toMatchObject([{ key: 'waiting/per', state: 'standing' }]);
  });

  it.each<[string, List]>([
    ['the feature with the questions', followUps],
    ['another feature that asks', checklists],
    ['the list of people', people],
  ])('is let be, not finished, while %s is off', (_what, list) => {
    expect(rulesWithout(list).posts(world, () => true)).toEqual([]);
  });

  it('is not touched by a feature that asks nothing', () => {
    expect(rulesWithout(measures).posts(world, () => true)).toHaveLength(1);
  });
});

it('a rule that needs a list that is off says nothing, rather than take it for empty', () => {
  expect(rulesWithout().rows(world)).toHaveLength(1);
  expect(rulesWithout(measures).rows(world)).toEqual([]);
});
