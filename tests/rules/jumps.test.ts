import { channelHours, type WantedPost } from '../../bot/post.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { addMinutes, day, type Instant, osloInstant } from '../../shared/day.ts';
import { people, seatTerms } from '../../shared/seat/seat.list.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { aFollowUpAsk, aPerson, aTerm } from '../support/rows.ts';
import { type Region, Simulated } from '../support/simulated.ts';

const at = (on: string, time: string): Instant => osloInstant(day(on), time);
const rows: Region['rows'] = [
  [people, [aPerson({ key: 'kari' })]],
  [seatTerms, [aTerm({ person: 'kari' })]],
];

/** A question by its letter: asked from one day, due on another. */
const asks = (...some: readonly (readonly [title: string, askOn: string, dueOn: string])[]): Ask[] =>
  some.map(([title, askOn, dueOn]) =>
    aFollowUpAsk({ key: title, title, askOn: day(askOn), dueOn: day(dueOn), since: at('2024-01-01', '00:00') }),
  );

/** A channel post that is due at a moment. */
const aPost = (key: string, from: Instant): WantedPost => ({
  key,
  to: { network: 'HR' },
  card: { data: key, language: 'nb', summary: key, render: () => ({}) as never },
  state: 'standing',
  from,
  hours: channelHours,
});

/** What is sent when the clock is only ever seen at these moments. */
function seen(region: Omit<Region, 'rows'>, ...moments: readonly string[]): string[] {
  const veven = new Simulated({ rows, ...region });
  for (const moment of moments) {
    const [on = '', time = ''] = moment.split(' ');
    veven.at(on, time);
  }
  return veven.lines();
}

const posts = (...some: readonly (readonly [key: string, on: string, time: string])[]) => ({
  posts: () => some.map(([key, on, time]) => aPost(key, at(on, time))),
});

describe('a clock that jumps', () => {
  const table: readonly (readonly [what: string, region: Omit<Region, 'rows'>, moments: readonly string[], sent: readonly string[]])[] = [
    [
      'three hours, past Tuesday 08.30: the message comes later that day',
      { asks: asks(['A', '2026-11-03', '2026-11-20']) },
      ['2026-11-03 08:00', '2026-11-03 11:00'],
      ['tirsdag 2026-11-03 11:00 collected: A'],
    ],
    [
      'past the end of Tuesday: the next morning',
      { asks: asks(['A', '2026-11-03', '2026-11-20']) },
      ['2026-11-03 08:00', '2026-11-03 15:30', '2026-11-04 08:14', '2026-11-04 08:15'],
      ['onsdag 2026-11-04 08:15 collected: A'],
    ],
    [
      'three hours, past an extra: it comes later that day',
      { asks: asks(['A', '2026-11-03', '2026-11-20']) },
      ['2026-11-03 08:30', '2026-11-19 08:00', '2026-11-19 11:00'],
      ['tirsdag 2026-11-03 08:30 collected: A', 'torsdag 2026-11-19 11:00 extra: A'],
    ],
    [
      'past the day of an extra: it does not come at all',
      { asks: asks(['A', '2026-11-03', '2026-11-20']) },
      ['2026-11-03 08:30', '2026-11-19 08:00', '2026-11-19 15:00', '2026-11-20 10:00'],
      ['tirsdag 2026-11-03 08:30 collected: A'],
    ],
    [
      'a weekend: a notice of Friday afternoon comes on Monday, a reminder on Friday stays Friday’s',
      { asks: asks(['A', '2026-11-03', '2026-11-23']), ...posts(['notice', '2026-11-20', '14:57']) },
      ['2026-11-03 08:30', '2026-11-20 12:00', '2026-11-20 14:59', '2026-11-23 08:29', '2026-11-23 08:30'],
      ['tirsdag 2026-11-03 08:30 collected: A', 'fredag 2026-11-20 12:00 extra: A', 'mandag 2026-11-23 08:30 channel: notice'],
    ],
    [
      'a month: one message with all that is asked, not a month’s worth',
      {
        asks: asks(
          ['A', '2026-10-27', '2026-11-04'],
          ['B', '2026-11-03', '2026-11-27'],
          ['C', '2026-11-10', '2026-12-11'],
          ['D', '2026-11-17', '2026-12-11'],
        ),
        ...posts(['notice', '2026-11-02', '08:30'], ['decided', '2026-11-13', '12:00']),
      },
      ['2026-10-26 10:00', '2026-11-25 10:00', '2026-11-25 11:00'],
      [
        'onsdag 2026-11-25 10:00 collected: A, B, C, D',
        'onsdag 2026-11-25 10:00 channel: notice',
        'onsdag 2026-11-25 10:00 channel: decided',
      ],
    ],
    [
      'Easter: what was due in it comes on the Tuesday after',
      { asks: asks(['A', '2026-03-30', '2026-04-20']), ...posts(['notice', '2026-04-01', '08:30']) },
      [
        '2026-03-27 10:00',
        '2026-03-31 08:30',
        '2026-04-01 10:00',
        '2026-04-05 10:00',
        '2026-04-06 10:00',
        '2026-04-07 08:29',
        '2026-04-07 08:30',
        '2026-04-07 08:35',
      ],
      ['tirsdag 2026-04-07 08:30 collected: A', 'tirsdag 2026-04-07 08:35 channel: notice'],
    ],
    [
      'New Year: a channel on the first working day, a person on the first Tuesday',
      { asks: asks(['A', '2026-12-23', '2027-01-20']), ...posts(['notice', '2026-12-28', '08:30']) },
      ['2026-12-22 14:00', '2026-12-23 10:00', '2026-12-29 08:30', '2027-01-01 10:00', '2027-01-04 08:35', '2027-01-05 08:30'],
      ['mandag 2027-01-04 08:35 channel: notice', 'tirsdag 2027-01-05 08:30 collected: A'],
    ],
    [
      'New Year: the sixth post of December is January’s first, and leaves room for four',
      {
        ...posts(
          ...(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'] as const).map(
            (key, index) => [key, '2026-12-10', `09:${10 + index}`] as const,
          ),
        ),
        manners: { settings: settingsOf([{ key: 'postsPerChannel', value: '5' }]) },
      },
      ['2026-12-10 10:00', '2026-12-11 10:00', '2026-12-31 23:59', '2027-01-04 08:30', '2027-01-05 10:00'],
      [
        ...['a', 'b', 'c', 'd', 'e'].map((key) => `torsdag 2026-12-10 10:00 channel: ${key}`),
        ...['f', 'g', 'h', 'i', 'j'].map((key) => `mandag 2027-01-04 08:30 channel: ${key}`),
      ],
    ],
  ];
  it.each(table)('%s', (_what, region, moments, sent) => {
    expect(seen(region, ...moments).toSorted()).toEqual(sent.toSorted());
  });

  /** What is sent when it goes on by itself through some days. */
  function through(region: Omit<Region, 'rows'>, [on, time]: readonly [string, string], until: string): Simulated {
    const veven = new Simulated({ rows, ...region });
    veven.at(on, time);
    veven.through(until, 5);
    return veven;
  }

  it('goes through the night in which an hour is skipped, and keeps Oslo’s mornings', () => {
    // In 2025 the Tuesday after it is an ordinary one; in 2026 Easter week begins.
    const spring = through(
      { asks: asks(['A', '2025-03-25', '2025-04-30'], ['B', '2025-04-01', '2025-04-30']) },
      ['2025-03-24', '12:00'],
      '2025-04-02',
    );
    expect(spring.sent.map(({ at: moment }) => moment)).toEqual(['2025-03-25T07:30:00.000Z', '2025-04-01T06:30:00.000Z']);
    const easter = through(
      { asks: asks(['A', '2026-03-27', '2026-04-30']), ...posts(['notice', '2026-03-29', '02:30']) },
      ['2026-03-28', '22:00'],
      '2026-04-07',
    );
    expect(easter.lines()).toEqual(['tirsdag 2026-04-07 08:30 collected: A', 'tirsdag 2026-04-07 08:35 channel: notice']);
  });

  it('goes through the night in which an hour comes twice, and sends nothing twice', () => {
    const autumn = through(
      {
        asks: asks(['A', '2026-10-20', '2026-10-27'], ['B', '2026-10-26', '2026-11-20']),
        ...posts(['notice', '2026-10-25', '02:30']),
      },
      ['2026-10-19', '12:00'],
      '2026-10-28',
    );
    expect(autumn.lines()).toEqual([
      'tirsdag 2026-10-20 08:30 collected: A',
      'mandag 2026-10-26 08:15 extra: A, B',
      'mandag 2026-10-26 08:35 channel: notice',
    ]);
    expect(autumn.sent.slice(0, 2).map(({ at: moment }) => moment)).toEqual(['2026-10-20T06:30:00.000Z', '2026-10-26T07:15:00.000Z']);
  });

  it('goes past midnight: what is asked from that day on stands on the old card, without a message', () => {
    const veven = new Simulated({ rows, asks: asks(['A', '2026-11-03', '2026-11-30'], ['B', '2026-11-05', '2026-11-30']) });
    expect(veven.at('2026-11-03', '08:30')).toEqual(['post waiting/kari (collected)']);
    expect(veven.at('2026-11-04', '23:59')).toEqual([]);
    expect(veven.at('2026-11-05', '00:00')).toEqual(['update waiting/kari']);
    expect(veven.at('2026-11-10', '08:30')).toEqual(['post waiting/kari (collected)', 'close waiting/kari (moved)']);
  });

  it.each([
    ['an hour', 60],
    ['a week', 7 * 24 * 60],
    ['a year', 365 * 24 * 60],
  ])('backwards by %s sends nothing twice, then or when the time comes again', (_what, minutes) => {
    const veven = new Simulated({
      rows,
      asks: asks(['A', '2026-11-03', '2026-11-20'], ['B', '2026-11-10', '2026-12-20']),
      ...posts(['notice', '2026-11-10', '08:30']),
    });
    const moments = ['2026-11-03 08:30', '2026-11-10 08:30', '2026-11-10 08:40', '2026-11-19 08:15'].map((moment) => moment.split(' '));
    const there = () => {
      for (const [on = '', time = ''] of moments) veven.at(on, time);
    };
    there();
    const sent = veven.lines();
    expect(sent).toHaveLength(4);
    veven.moment(addMinutes(at('2026-11-19', '08:15'), -minutes));
    there();
    expect(veven.lines()).toEqual(sent);
  });
});
