import { norway } from '../../bot/calendar.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import { openedBy } from '../../bot/delivery/opened.ts';
import { countsByChannel, countsByPerson, mine, useOf } from '../../bot/delivery/use.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { addDays, day, dayOf, osloInstant } from '../../shared/day.ts';
import type { RowMeta } from '../../shared/list.ts';
import { networks, type Person, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { aCase } from '../support/rows.ts';

const row = (key: string, of: object) => ({ ...aCase({ key }), title: key, ...of }) as unknown as RowMeta;
const aPerson = (key: string, rhythm: Person['rhythm'] = 'weekly') => row(key, { rhythm }) as unknown as Person;
const settings = settingsOf([]);

const everybody = [
  aPerson('weekly'),
  aPerson('fortnightly', 'fortnightly'),
  aPerson('monthly', 'monthly'),
  aPerson('single', 'single'),
  aPerson('chief'),
  aPerson('member'),
  aPerson('deputy'),
];
const aTerm = (person: string, seat: string, part = 'representative') =>
  row(`${seat}/${person}`, { seat, person, part, from: day('2025-01-01') });
const terms = [
  ...['weekly', 'fortnightly', 'monthly', 'single'].map((person) => aTerm(person, `HR/${person}`)),
  aTerm('chief', 'KDU/Rollag'),
  aTerm('deputy', 'HR/weekly', 'deputy'),
  aTerm('member', 'HR/Rollag', 'chair'),
];

function aWorld(on = '2026-11-23'): World {
  const now = osloInstant(day(on), '10:00');
  const snapshot = new Snapshot()
    .with(people, new Table(everybody as unknown as RowMeta[]))
    .with(seatTerms, new Table(terms))
    .with(
      networks,
      new Table([
        row('HR', { kind: 'leader', channelId: '19:hr' }),
        row('KDU', { kind: 'steering', channelId: '19:kdu' }),
        row('Ny', { kind: 'group' }),
      ]),
    );
  return { snapshot, now, today: dayOf(now), calendar: norway(), link: (path) => path };
}

const aSent = (of: Partial<Delivered> & { on?: string } = {}): Delivered => ({
  id: 1,
  key: 'waiting/weekly',
  to: { person: 'weekly' },
  language: 'nb',
  occasion: 'collected',
  under: undefined,
  conversation: 'a chat',
  serviceUrl: '',
  activityId: '1',
  hash: '',
  state: 'standing',
  sentAt: osloInstant(day(of.on ?? '2026-11-17'), '08:30'),
  attempts: 1,
  error: undefined,
  opened: false,
  ...of,
});

describe('how many messages somebody may have in a month', () => {
  it.each([
    ['weekly', '2026-11-23', 6],
    ['weekly', '2026-07-01', 3],
    ['weekly', '2026-12-24', 6],
    ['single', '2026-11-23', undefined],
    ['deputy', '2026-11-23', 0],
    ['fortnightly', '2026-11-23', 4],
    ['monthly', '2026-11-23', 3],
    ['chief', '2026-11-23', 2],
    ['member', '2026-11-23', 0],
  ])('%s on %s: %s', (key, on, most) => {
    expect(mine(everybody.find((person) => person.key === key)!, [], aWorld(on), settings)).toMatchObject({ count: 0, most });
  });
});

describe('how many somebody has had', () => {
  const sent = [
    aSent({ on: '2026-10-27' }),
    aSent({ on: '2026-11-03', conversation: 'mail', activityId: undefined }),
    aSent({ occasion: 'extra' }),
    aSent({ state: 'failed', activityId: undefined }),
    aSent({ to: { person: 'chief' } }),
  ];

  it('counts this month by Oslo’s calendar, also what went by e-mail, and nothing that was refused', () => {
    expect(countsByPerson(sent, aWorld(), settings)).toEqual([
      { name: 'weekly', count: 2, most: 6 },
      { name: 'chief', count: 1, most: 2 },
    ]);
  });

  it('has no limit to hold it against when it was as a deputy who steps in no more', () => {
    expect(countsByPerson([aSent({ to: { person: 'deputy' } })], aWorld(), settings)).toEqual([
      { name: 'deputy', count: 1, most: undefined },
    ]);
  });

  it('counts a message in the first minutes of the month as the month’s', () => {
    const late = aSent({ sentAt: osloInstant(day('2026-11-01'), '00:30') });

    expect(countsByPerson([late], aWorld(), settings)).toMatchObject([{ count: 1 }]);
  });

  it('counts a channel’s posts without the replies in their threads, for every network that has a channel', () => {
    const to = { network: 'HR' };
    const posts = [aSent({ to, occasion: undefined }), aSent({ to, under: 'notice/1' }), aSent({ to, on: '2026-10-30' })];

    expect(countsByChannel(posts, aWorld(), settings)).toEqual([
      { name: 'HR', count: 1, most: 5 },
      { name: 'KDU', count: 0, most: 5 },
    ]);
  });
});

describe('whether the collected messages are of use', () => {
  const today = day('2026-11-23');
  const some = (count: number, of: Partial<Delivered>) => Array.from({ length: count }, () => aSent(of));

  it.each([
    ['no advice with few messages, whatever came of them', 9, 0, false],
    ['no advice when six of ten were opened', 10, 6, false],
    ['the advice to send less when five of ten were', 10, 5, true],
    ['the advice when nobody looks', 40, 0, true],
  ])('gives %s', (_what, count, opened, advise) => {
    expect(useOf([...some(opened, { opened: true }), ...some(count - opened, {})], today)).toEqual({ sent: count, opened, advise });
  });

  it('looks at six weeks, and gives people two days to look', () => {
    const days = [addDays(today, -43), addDays(today, -42), addDays(today, -2), addDays(today, -1)];

    expect(
      useOf(
        days.map((on) => aSent({ on })),
        today,
      ).sent,
    ).toBe(2);
  });

  it('looks at collected messages alone', () => {
    expect(useOf([...some(20, { occasion: 'extra' }), ...some(3, { state: 'failed', activityId: undefined })], today).sent).toBe(0);
  });
});

describe('somebody who looks at Veven', () => {
  it('is kept once a minute, and nobody hears when it cannot be', async () => {
    let machine = 0;
    const kept: string[] = [];
    const warned: unknown[] = [];
    const store = {
      markOpened: async (person: string) => {
        kept.push(person);
        if (person === 'unlucky') throw new Error('no database');
      },
    };
    const opened = openedBy(store, { log: { warn: (what: unknown) => warned.push(what) } as never, machine: () => machine });
    opened('per');
    opened('unlucky');
    machine = 59_000;
    opened('per');
    expect(kept).toEqual(['per', 'unlucky']);

    machine = 60_000;
    opened('per');
    await Promise.resolve();

    expect(kept).toEqual(['per', 'unlucky', 'per']);
    expect(warned).toHaveLength(1);
  });
});
