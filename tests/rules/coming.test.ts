import { norway } from '../../bot/calendar.ts';
import { type Coming, coming, type Rehearsal } from '../../bot/delivery/coming.ts';
import { deliver } from '../../bot/delivery/deliver.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import type { Manners } from '../../bot/delivery/manners.ts';
import { channelHours, type Occasion, type WantedPost } from '../../bot/post.ts';
import { addMinutes, day, type Instant, inOslo, osloInstant } from '../../shared/day.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';

const calendar = norway();
const at = (moment: string): Instant => osloInstant(day(moment.slice(0, 10)), moment.slice(11));
const hashOf = ({ card }: WantedPost) => String(card.data);
const inWords = (moment: Instant) => `${inOslo(moment).day} ${inOslo(moment).time}`;

const aPost = (of: Partial<WantedPost> = {}): WantedPost => ({
  key: 'notice/1',
  to: { network: 'HR' },
  card: { data: '', language: 'nb', summary: 'Innkalling', render: () => ({}) as never },
  state: 'standing',
  from: at('2026-12-03 08:30'),
  hours: channelHours,
  ...of,
});

const aSent = (of: Partial<Delivered> = {}): Delivered => ({
  id: 1,
  key: 'notice/0',
  to: { network: 'HR' },
  language: 'nb',
  occasion: undefined,
  under: undefined,
  conversation: '19:hr',
  serviceUrl: '',
  activityId: '1',
  hash: '',
  state: 'finished',
  sentAt: at('2026-12-01 08:35'),
  attempts: 1,
  error: undefined,
  opened: false,
  ...of,
});

/** A message to a person, wanted from its first occasion on, as the bot says it: at a moment it knows of those that have come. */
const aMessage = (key: string, occasions: readonly Occasion[]): WantedPost =>
  aPost({ key, to: { person: key }, from: occasions[0]?.at ?? at('2026-12-01 08:30'), occasions, hours: { from: '08:15', to: '15:00' } });
const collected = (on: string): Occasion => ({ kind: 'collected', at: at(`${on} 08:30`), until: undefined });

/** Everything is wanted from its `from` on. */
const wantedFrom = (posts: readonly WantedPost[]) => (now: Instant) =>
  posts
    .filter(({ from }) => from <= now)
    .map((post) => (post.occasions ? { ...post, occasions: post.occasions.filter((occasion) => occasion.at <= now) } : post));

function aRehearsal(
  now: string,
  posts: readonly WantedPost[],
  of: Partial<Manners> & { delivered?: readonly Delivered[] } = {},
): Rehearsal {
  const { delivered = [], ...manners } = of;
  return {
    manners: {
      now: at(now),
      calendar,
      settings: settingsOf([]),
      sent: delivered,
      words: new Map(),
      reaches: () => true,
      hashOf,
      ...manners,
    },
    delivered,
    wantedAt: wantedFrom(posts),
    by: () => 'chat',
  };
}

const lines = (found: readonly Coming[]) => found.map(({ wanted, state, at: when }) => `${inWords(when)} ${wanted.key} ${state}`);
const told = (...rehearsed: Parameters<typeof aRehearsal>) => lines(coming(aRehearsal(...rehearsed)));

describe('what is coming', () => {
  it('says when a post of the week goes: five minutes after it is due, so that it can be stopped', () => {
    expect(told('2026-11-27 10:00', [aPost()])).toEqual(['2026-12-03 08:35 notice/1 planned']);
  });

  it('knows the minute of what falls due in the middle of the day', () => {
    expect(told('2026-12-03 09:10', [aPost({ from: at('2026-12-03 10:20') })])).toEqual(['2026-12-03 10:25 notice/1 planned']);
  });

  it('says of one that goes within minutes that it can still be stopped', () => {
    expect(told('2026-12-03 08:31', [aPost()])).toEqual(['2026-12-03 08:35 notice/1 soon']);
  });

  it.each([
    ['a Friday afternoon comes on Monday', '2026-12-04 15:30', '2026-12-04 15:10', ['2026-12-07 08:35 notice/1 planned']],
    ['a Saturday comes on Monday', '2026-12-05 12:00', '2026-12-05 10:00', ['2026-12-07 08:35 notice/1 planned']],
  ])('what falls due on %s', (_what, now, from, expected) => {
    expect(told(now, [aPost({ from: at(from) })])).toEqual(expected);
  });

  it('is nothing in a silent week', () => {
    expect(told('2027-07-12 08:00', [aPost({ from: at('2027-07-13 08:30') })])).toEqual([]);
  });

  it('says when a post that waits for the end of the silent days goes', () => {
    expect(told('2026-12-24 10:00', [aPost({ from: at('2026-12-24 08:30') })])).toEqual(['2027-01-04 08:35 notice/1 hours']);
  });

  it('holds the sixth post in a channel, and says that it would go when the month is new', () => {
    const delivered = [1, 2, 3, 4].map((id) => aSent({ id, key: `notice/0${id}` }));
    const posts = [aPost(), aPost({ key: 'notice/2', from: at('2026-12-04 08:30') })];

    expect(told('2026-12-02 10:00', posts, { delivered })).toEqual(['2026-12-03 08:35 notice/1 planned', '2027-01-04 08:30 notice/2 full']);
    expect(told('2026-12-02 10:00', posts, { delivered, words: new Map([['notice/2', 'send']]) })).toEqual([
      '2026-12-03 08:35 notice/1 planned',
      '2026-12-04 08:30 notice/2 planned',
    ]);
  });

  it('tells that one is too many also when the new month begins within the week', () => {
    const delivered = [1, 2, 3, 4, 5].map((id) => aSent({ id, key: `notice/0${id}`, sentAt: at('2026-11-20 08:35') }));

    expect(told('2026-11-27 10:00', [aPost({ from: at('2026-11-27 08:30') })], { delivered })).toEqual(['2026-12-01 08:30 notice/1 full']);
  });

  it('keeps what was stopped in sight, at the time it would have gone', () => {
    expect(told('2026-12-02 10:00', [aPost()], { words: new Map([['notice/1', 'stop']]) })).toEqual(['2026-12-03 08:30 notice/1 stopped']);
  });

  it('sends a reply when its post stands', () => {
    const posts = [aPost(), aPost({ key: 'mention/1', under: 'notice/1' })];

    expect(told('2026-12-02 10:00', posts)).toEqual(['2026-12-03 08:35 mention/1 planned', '2026-12-03 08:35 notice/1 planned']);
  });

  it('tells of somebody whom nothing reaches', () => {
    const message = aMessage('per', [collected('2026-12-08')]);

    expect(told('2026-12-07 10:00', [message], { reaches: () => false })).toEqual(['2026-12-08 08:30 per nowhere']);
  });

  it('has each message of a week that brings two, and none that has been said', () => {
    const extra: Occasion = { kind: 'extra', at: at('2026-12-10 08:15'), until: at('2026-12-10 15:00') };
    const message = aMessage('per', [collected('2026-12-01'), collected('2026-12-08'), extra]);
    const delivered = [
      aSent({ key: 'per', to: { person: 'per' }, occasion: 'collected', state: 'standing', sentAt: at('2026-12-01 08:30') }),
    ];

    expect(told('2026-12-07 10:00', [message], { delivered })).toEqual(['2026-12-08 08:30 per planned', '2026-12-10 08:15 per planned']);
  });
});

/** A number from 0 to 1 that the same seed always gives. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('the rehearsal', () => {
  const start = at('2026-11-26 09:00');

  /** Posts of a week with all that manners know: channels with much or little room, replies, people, words that were said. */
  function aWeek(seed: number): Rehearsal {
    const random = randomFrom(seed);
    const some = (count: number) => Math.floor(random() * count);
    const due = () => addMinutes(start, some(7 * 24 * 60) - 600);
    const channels = Array.from({ length: 9 }, (_, index) =>
      aPost({ key: `post/${index}`, to: { network: ['HR', 'KDU'][some(2)]! }, from: due() }),
    );
    const replies = channels.slice(0, 3).map((post, index) => aPost({ ...post, key: `reply/${index}`, under: post.key, from: due() }));
    const people = Array.from({ length: 6 }, (_, index) => {
      const moments = [due(), due(), due()].toSorted();
      return aMessage(
        `person/${index}`,
        moments.map(
          (moment, which): Occasion => ({
            kind: which === 1 ? 'extra' : 'collected',
            at: moment,
            until: which === 1 ? addMinutes(moment, 300) : undefined,
          }),
        ),
      );
    });
    const sent = Array.from({ length: 5 }, (_, index) =>
      aSent({ id: index + 1, key: `old/${index}`, sentAt: addMinutes(start, -some(40_000)) }),
    );
    const words = new Map(some(2) === 0 ? [[`post/${some(9)}`, 'stop'] as const] : [[`post/${some(9)}`, 'send'] as const]);
    const rehearsal = aRehearsal('2026-11-26 09:00', [...channels, ...replies, ...people], { delivered: sent, words });
    return { ...rehearsal, manners: { ...rehearsal.manners, reaches: (to) => !('person' in to) || to.person !== 'person/5' } };
  }

  /** The same week as it is lived: planned once a minute, each plan knowing no more than what has been sent. */
  function lived({ manners, delivered, wantedAt }: Rehearsal): string[] {
    let rows = delivered;
    let sent = manners.sent;
    const log: string[] = [];
    for (let minute = 0; minute <= 7 * 24 * 60; minute += 1) {
      const now = addMinutes(start, minute);
      const { time } = inOslo(now);
      if (time < '08:00' || time > '15:30') continue;
      for (let steps = deliver(wantedAt(now), rows, { ...manners, now, sent }).steps; steps.length > 0; ) {
        for (const step of steps) {
          if (step.do !== 'post') {
            rows = rows.map((row) =>
              row.id === step.post.id ? { ...row, state: step.do === 'close' ? 'closed' : 'standing', hash: '' } : row,
            );
            continue;
          }
          const { key, to, under } = step.wanted;
          const row = aSent({ id: 1000 + log.length, key, to, under, occasion: step.occasion, state: 'standing', sentAt: now });
          log.push(`${inWords(now)} ${key}`);
          rows = [...rows, row];
          sent = [...sent, row];
        }
        steps = deliver(wantedAt(now), rows, { ...manners, now, sent }).steps;
      }
    }
    return log;
  }

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))('says what is then sent, to the minute (week %i)', (seed) => {
    const rehearsal = aWeek(seed);
    const goes = coming(rehearsal).filter(
      ({ state, at: when }) => ['planned', 'soon', 'full'].includes(state) && when <= addMinutes(start, 7 * 24 * 60),
    );

    expect(goes.map(({ wanted, at: when }) => `${inWords(when)} ${wanted.key}`).toSorted()).toEqual(lived(rehearsal).toSorted());
  });
});
