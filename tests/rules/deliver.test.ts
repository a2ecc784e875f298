import { norway } from '../../bot/calendar.ts';
import { deliver, type Step } from '../../bot/delivery/deliver.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import { channelHours, type WantedPost } from '../../bot/post.ts';
import { day, osloInstant } from '../../shared/day.ts';

const calendar = norway();
const at = (on: string, time: string) => osloInstant(day(on), time);
const hashOf = ({ card }: WantedPost) => String(card.data);

const aWanted = (of: Partial<WantedPost> & { data?: string } = {}): WantedPost => ({
  key: 'notice/1',
  to: { network: 'HR' },
  card: { data: of.data ?? 'now', language: 'nb', summary: '', render: () => ({}) as never },
  state: 'standing',
  from: at('2026-12-03', '08:30'),
  hours: channelHours,
  ...of,
});

const aDelivered = (of: Partial<Delivered> = {}): Delivered => ({
  id: 1,
  key: 'notice/1',
  to: { network: 'HR' },
  language: 'nb',
  conversation: '19:hr;messageid=1',
  serviceUrl: 'http://teams/',
  activityId: '1',
  hash: 'now',
  state: 'standing',
  sentAt: at('2026-12-03', '08:30'),
  error: undefined,
  ...of,
});

/** What is done, in a word each. */
function steps(wanted: readonly WantedPost[], delivered: readonly Delivered[], on = '2026-12-04', time = '10:00'): string[] {
  return deliver(wanted, delivered, { now: at(on, time), calendar, hashOf }).map(inWords);
}

function inWords(step: Step): string {
  if (step.do === 'close') return `close ${step.post.key}`;
  return step.do === 'post' ? `post ${step.wanted.key}${step.replaces ? ` for ${step.replaces.id}` : ''}` : `update ${step.wanted.key}`;
}

describe('delivery', () => {
  it.each([
    ['in the morning of the day', '2026-12-03', '08:30', ['post notice/1']],
    ['a minute before', '2026-12-03', '08:29', []],
    ['a minute before the end of the day', '2026-12-03', '14:59', ['post notice/1']],
    ['at the end of the day', '2026-12-03', '15:00', []],
    ['early the day after', '2026-12-04', '08:29', []],
    ['the day after', '2026-12-04', '08:30', ['post notice/1']],
    ['on a Saturday', '2026-12-05', '10:00', []],
    ['on the Monday after', '2026-12-07', '08:30', ['post notice/1']],
    ['in the silent days of Christmas', '2026-12-28', '10:00', []],
    ['after New Year', '2027-01-04', '10:00', ['post notice/1']],
    ['in the silent weeks of summer', '2027-07-14', '10:00', []],
    ['on 17 May', '2027-05-17', '10:00', []],
    ['in Easter week', '2027-03-23', '10:00', []],
    ['on the day after Easter', '2027-03-30', '10:00', ['post notice/1']],
  ])('posts what has not been sent %s', (_what, on, time, done) => {
    expect(steps([aWanted()], [], on, time)).toEqual(done);
  });

  it('updates at any hour, since an edit notifies nobody', () => {
    for (const [on, time] of [
      ['2026-12-05', '23:00'],
      ['2026-12-28', '03:00'],
    ] as const)
      expect(steps([aWanted({ data: 'new' })], [aDelivered()], on, time)).toEqual(['update notice/1']);
  });

  const standing: readonly (readonly [
    what: string,
    wanted: Partial<WantedPost> & { data?: string },
    delivered: Partial<Delivered>,
    done: readonly string[],
  ])[] = [
    ['nothing when the post says what it should', {}, {}, []],
    ['an update when it says something else', { data: 'new' }, {}, ['update notice/1']],
    ['a last update when it is finished', { state: 'finished' }, {}, ['update notice/1']],
    ['nothing when it has had its last update', { state: 'finished', data: 'new' }, { state: 'finished' }, []],
    ['nothing when a finished one is wanted again', { data: 'new' }, { state: 'finished' }, []],
    ['nothing while it is being sent', { data: 'new' }, { state: 'sending', activityId: undefined }, []],
    ['nothing when it is not known whether it stands', { data: 'new' }, { state: 'uncertain', activityId: undefined }, []],
    ['nothing when Teams has refused it', { data: 'new' }, { state: 'failed' }, []],
    ['nothing when it was sent by e-mail', { data: 'new' }, { conversation: 'mail', activityId: undefined }, []],
    ['an update when its cause is back', {}, { state: 'closed' }, ['update notice/1']],
    [
      'nothing when the secretariat has said that it stands, unseen by Veven',
      { data: 'new' },
      { state: 'closed', activityId: undefined },
      [],
    ],
  ];
  it.each(standing)('does %s', (_what, wanted, delivered, done) => {
    expect(steps([aWanted(wanted)], [aDelivered(delivered)])).toEqual(done);
  });

  const renewed = { renewedAt: at('2026-12-08', '08:30'), from: at('2026-12-08', '08:30') };
  const week: readonly (readonly [what: string, delivered: Partial<Delivered>, on: string, time: string, done: readonly string[]])[] = [
    ['a new message for last week’s, which is closed', {}, '2026-12-08', '08:30', ['post notice/1 for 1']],
    ['a new one also for a finished one', { state: 'finished' }, '2026-12-08', '08:30', ['post notice/1 for 1']],
    [
      'a new one also when last week’s may not stand',
      { state: 'uncertain', activityId: undefined },
      '2026-12-08',
      '08:30',
      ['post notice/1 for 1'],
    ],
    [
      'a new one also when last week’s was an e-mail',
      { conversation: 'mail', activityId: undefined },
      '2026-12-08',
      '08:30',
      ['post notice/1 for 1'],
    ],
    ['a new one also for a closed one', { state: 'closed' }, '2026-12-08', '08:30', ['post notice/1 for 1']],
    ['nothing more when this week’s has been sent', { sentAt: at('2026-12-08', '08:30') }, '2026-12-09', '10:00', []],
    ['an edit of last week’s while it is not the hour', { hash: 'old' }, '2026-12-08', '15:30', ['update notice/1']],
    ['nothing to a closed one while it is not the hour', { state: 'closed' }, '2026-12-08', '15:30', []],
    ['nothing while one is being sent', { state: 'sending', activityId: undefined }, '2026-12-08', '08:30', []],
  ];
  it.each(week)('of the collected message does %s', (_what, delivered, on, time, done) => {
    expect(steps([aWanted(renewed)], [aDelivered(delivered)], on, time)).toEqual(done);
  });

  it('never posts what is finished and was never sent', () => {
    expect(steps([aWanted({ state: 'finished' })], [])).toEqual([]);
  });

  it('closes what stands and is wanted no more, and nothing else', () => {
    const others = (['closed', 'finished', 'failed', 'uncertain', 'sending'] as const).map((state, index) =>
      aDelivered({ id: index + 2, key: state, state }),
    );
    expect(steps([], [aDelivered(), ...others, aDelivered({ id: 9, key: 'mail', activityId: undefined })])).toEqual(['close notice/1']);
  });

  it('done again does nothing: each step leaves what makes it needless', () => {
    const wanted = [
      aWanted(),
      aWanted({ key: 'new' }),
      aWanted({ key: 'changed', data: 'new' }),
      aWanted({ key: 'over', state: 'finished' }),
    ];
    let delivered = [
      aDelivered(),
      aDelivered({ id: 2, key: 'changed' }),
      aDelivered({ id: 3, key: 'over' }),
      aDelivered({ id: 4, key: 'gone' }),
    ];
    const world = { now: at('2026-12-04', '10:00'), calendar, hashOf };
    const first = deliver(wanted, delivered, world);
    expect(first.map(inWords)).toEqual(['post new', 'update changed', 'update over', 'close gone']);
    for (const step of first) {
      if (step.do === 'post') delivered.push(aDelivered({ id: 5, key: step.wanted.key, hash: hashOf(step.wanted) }));
      else if (step.do === 'update')
        delivered = delivered.map((post) =>
          post.id === step.post.id ? { ...post, hash: hashOf(step.wanted), state: step.wanted.state } : post,
        );
      else delivered = delivered.map((post) => (post.id === step.post.id ? { ...post, state: 'closed' } : post));
    }
    expect(deliver(wanted, delivered, world)).toEqual([]);
  });
});
