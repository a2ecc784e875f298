import { deliver } from '../../bot/delivery/deliver.ts';
import type { Delivered } from '../../bot/delivery/delivered.ts';
import type { Manners } from '../../bot/delivery/manners.ts';
import { channelHours, type Occasion, type WantedPost } from '../../bot/post.ts';
import { addMinutes, day, type Instant, osloInstant } from '../../shared/day.ts';
import { settingsOf } from '../../shared/setting/setting.rules.ts';
import { calendar, carriedOut, current, hashOf, inWords, shown } from '../support/simulated.ts';

const at = (on: string, time: string) => osloInstant(day(on), time);

type Of<T> = Partial<T> & { data?: string };

const aWanted = (of: Of<WantedPost> = {}): WantedPost => ({
  key: 'notice/1',
  to: { network: 'HR' },
  card: { data: of.data ?? 'now', language: 'nb', summary: '', render: () => ({}) as never },
  state: 'standing',
  from: at('2026-12-03', '08:30'),
  hours: channelHours,
  ...of,
});

const aDelivered = (of: Of<Delivered> = {}): Delivered => ({
  id: 1,
  key: 'notice/1',
  to: { network: 'HR' },
  language: 'nb',
  occasion: undefined,
  under: undefined,
  conversation: '19:hr;messageid=1',
  serviceUrl: 'http://teams/',
  activityId: '1',
  hash: JSON.stringify(['nb', of.data ?? 'now']),
  state: 'standing',
  sentAt: at('2026-12-03', '08:30'),
  attempts: 1,
  error: undefined,
  opened: false,
  ...of,
});

interface Moment extends Partial<Omit<Manners, 'settings'>> {
  readonly on?: string;
  readonly time?: string;
  readonly settings?: Partial<Manners['settings']>;
}

const mannersAt = ({ on = '2026-12-04', time = '10:00', settings, ...of }: Moment): Manners => ({
  now: at(on, time),
  calendar,
  settings: { ...settingsOf([]), ...settings },
  sent: [],
  words: new Map(),
  reaches: () => true,
  hashOf,
  ...of,
});

/** What is done, and what is held back, in words. */
function said(wanted: readonly WantedPost[], delivered: readonly Delivered[], moment: Moment = {}): string[] {
  const { steps, held } = deliver(wanted, delivered, mannersAt(moment));
  return [...steps.map(inWords), ...held.map(({ wanted: { key }, why, until }) => `${key} ${why}${until ? `: ${shown(until)}` : ''}`)];
}

describe('a channel post', () => {
  it.each([
    ['five minutes after it is due', '2026-12-03', '08:35', ['post notice/1']],
    ['while it can still be stopped', '2026-12-03', '08:34', ['notice/1 soon: torsdag 2026-12-03 08:35']],
    ['before it is due', '2026-12-03', '08:29', []],
    ['a minute before the end of the day', '2026-12-03', '14:59', ['post notice/1']],
    ['at the end of the day', '2026-12-03', '15:00', ['notice/1 hours: fredag 2026-12-04 08:30']],
    ['early the day after', '2026-12-04', '08:29', ['notice/1 hours: fredag 2026-12-04 08:30']],
    ['the day after', '2026-12-04', '08:30', ['post notice/1']],
    ['on a Saturday', '2026-12-05', '10:00', ['notice/1 hours: mandag 2026-12-07 08:30']],
    ['on the Monday after', '2026-12-07', '08:30', ['post notice/1']],
    ['in the silent days of Christmas', '2026-12-28', '10:00', ['notice/1 hours: mandag 2027-01-04 08:30']],
    ['after New Year', '2027-01-04', '10:00', ['post notice/1']],
    ['in the silent weeks of summer', '2027-07-14', '10:00', ['notice/1 hours: mandag 2027-08-02 08:30']],
    ['on 17 May', '2027-05-17', '10:00', ['notice/1 hours: tirsdag 2027-05-18 08:30']],
    ['in Easter week', '2027-03-23', '10:00', ['notice/1 hours: tirsdag 2027-03-30 08:30']],
    ['on the day after Easter', '2027-03-30', '10:00', ['post notice/1']],
  ])('that has not been sent: %s', (_what, on, time, done) => {
    expect(said([aWanted()], [], { on, time })).toEqual(done);
  });

  it('that is stopped too late in the day goes the next working day', () => {
    expect(said([aWanted({ from: at('2026-12-04', '14:58') })], [], { on: '2026-12-04', time: '14:59' })).toEqual([
      'notice/1 soon: mandag 2026-12-07 08:30',
    ]);
  });

  it('that fell due in the night can be stopped for as long as any other, once its hours have begun', () => {
    const early = [aWanted({ from: at('2026-12-03', '06:00') })];
    expect(said(early, [], { on: '2026-12-03', time: '08:34' })).toEqual(['notice/1 soon: torsdag 2026-12-03 08:35']);
    expect(said(early, [], { on: '2026-12-03', time: '08:35' })).toEqual(['post notice/1']);
  });

  it('that is stale is not sent any more, and goes on where it stands', () => {
    const stale = [aWanted({ until: at('2026-12-04', '10:00') })];
    expect(said(stale, [], { time: '09:59' })).toEqual(['post notice/1']);
    expect(said(stale, [], { time: '10:00' })).toEqual([]);
    expect(said(stale, [aDelivered({ hash: 'other' })], { time: '10:00' })).toEqual(['update notice/1']);
  });

  const stop = new Map([['notice/1', 'stop']] as const);
  const send = new Map([['notice/1', 'send']] as const);
  const noUndo = { undoMinutes: 0 };
  const one = [aDelivered({ key: 'other' })];
  const full = { settings: { postsPerChannel: 1 }, sent: one };
  it.each<[what: string, wanted: Partial<WantedPost>, moment: Moment, done: readonly string[]]>([
    ['can be stopped', {}, { words: stop }, ['notice/1 stopped']],
    ['goes at once when the secretariat says so', {}, { on: '2026-12-03', time: '08:30', words: send }, ['post notice/1']],
    ['goes at once without an undo window', {}, { on: '2026-12-03', time: '08:30', settings: noUndo }, ['post notice/1']],
    ['is held to its hours whatever is said', {}, { time: '16:00', words: send }, ['notice/1 hours: mandag 2026-12-07 08:30']],
    ['is held when the channel has had its share', {}, full, ['notice/1 full: mandag 2027-01-04 08:30']],
    ['goes all the same when the secretariat says so', {}, { ...full, words: send }, ['post notice/1']],
    [
      'goes when what was sent was last month’s',
      {},
      { ...full, sent: [aDelivered({ key: 'other', sentAt: at('2026-11-30', '23:59') })] },
      ['post notice/1'],
    ],
    [
      'counts what was sent after midnight',
      {},
      { ...full, sent: [aDelivered({ key: 'other', sentAt: at('2026-12-01', '00:00') })] },
      ['notice/1 full: mandag 2027-01-04 08:30'],
    ],
    ['goes when it was another channel’s', {}, { ...full, sent: [aDelivered({ key: 'other', to: { network: 'HO' } })] }, ['post notice/1']],
    ['goes when it stands in a thread', {}, { ...full, sent: [aDelivered({ key: 'other', under: 'root' })] }, ['post notice/1']],
    [
      'goes when Teams refused the other',
      {},
      { ...full, sent: [aDelivered({ key: 'other', state: 'failed', activityId: undefined })] },
      ['post notice/1'],
    ],
    ['is held where nobody is reached', {}, { reaches: () => false }, ['notice/1 nowhere']],
    ['is not held when it is over and was never sent', { state: 'finished' }, { reaches: () => false }, []],
  ])('%s', (_what, wanted, moment, done) => {
    expect(said([aWanted(wanted)], [], moment)).toEqual(done);
  });

  it('gets what room there is in the order they became due', () => {
    const wanted = ['a', 'b', 'c'].map((key, index) => aWanted({ key, from: at(`2026-12-0${3 - index}`, '08:30') }));
    expect(said(wanted, [], { settings: { postsPerChannel: 2 } })).toEqual(['post c', 'post b', 'a full: mandag 2027-01-04 08:30']);
  });

  const reply = aWanted({ key: 'mention', under: 'notice/1' });
  it.each<[what: string, root: readonly Delivered[], done: readonly string[]]>([
    ['goes when its root stands', [aDelivered()], ['post mention']],
    ['goes when its root is finished', [aDelivered({ state: 'finished' })], ['post mention']],
    ['waits while its root is not sent', [], ['mention root']],
    ['waits while its root is being sent', [aDelivered({ state: 'sending', activityId: undefined })], ['mention root']],
    ['waits when nobody knows of its root', [aDelivered({ state: 'uncertain', activityId: undefined })], ['mention root']],
    ['waits when its root is refused', [aDelivered({ state: 'failed', activityId: undefined })], ['mention root']],
    ['waits when its root is closed', [aDelivered({ state: 'closed' })], ['mention root']],
  ])('in a thread %s', (_what, root, done) => {
    const wanted = root.length > 0 ? [reply, aWanted({ state: 'finished', data: 'kept' })] : [reply];
    const about = (line: string) => !line.includes('notice/1');
    expect(said(wanted, root, { settings: { postsPerChannel: 1 }, sent: one }).filter(about)).toEqual(done);
  });

  const standing: readonly (readonly [what: string, wanted: Of<WantedPost>, delivered: Of<Delivered>, done: readonly string[]])[] = [
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
    ['nothing when it is said to stand, unseen by Veven', { data: 'new' }, { state: 'closed', activityId: undefined }, []],
  ];
  it.each(standing)('that was sent: does %s', (_what, wanted, delivered, done) => {
    expect(said([aWanted(wanted)], [aDelivered(delivered)])).toEqual(done);
  });

  it('is updated at any hour, since an edit notifies nobody', () => {
    for (const [on, time] of [
      ['2026-12-05', '23:00'],
      ['2026-12-28', '03:00'],
    ] as const)
      expect(said([aWanted({ data: 'new' })], [aDelivered()], { on, time })).toEqual(['update notice/1']);
  });

  it('is closed when it stands and is wanted no more, and in no other state', () => {
    const others = (['closed', 'finished', 'failed', 'uncertain', 'sending'] as const).map((state, index) =>
      aDelivered({ id: index + 2, key: state, state }),
    );
    expect(said([], [aDelivered(), ...others, aDelivered({ id: 9, key: 'mail', activityId: undefined })])).toEqual([
      'close notice/1 (gone)',
    ]);
  });
});

describe('a personal message', () => {
  const tuesday = at('2026-12-08', '08:30');
  const collected: Occasion = { kind: 'collected', at: tuesday, since: at('2026-12-05', '00:00'), until: undefined };
  const extra: Occasion = { kind: 'extra', at: at('2026-12-10', '08:15'), until: at('2026-12-10', '15:00') };
  const aMessage = (of: Of<WantedPost> = {}) =>
    aWanted({
      key: 'waiting/per',
      to: { person: 'per' },
      from: tuesday,
      occasions: [collected],
      hours: { from: '08:15', to: '15:00' },
      ...of,
    });
  const aSent = (of: Of<Delivered> = {}) => aDelivered({ key: 'waiting/per', to: { person: 'per' }, occasion: 'collected', ...of });
  const anExtra = (id: number, on: string) => aSent({ id, key: 'other', occasion: 'extra', sentAt: at(on, '08:15'), state: 'closed' });
  const again = ['post waiting/per (collected)'];

  const week: readonly (readonly [what: string, delivered: Of<Delivered>, on: string, time: string, done: readonly string[]])[] = [
    ['a new message for last week’s', {}, '2026-12-08', '08:30', again],
    ['a new one also for a finished one', { state: 'finished' }, '2026-12-08', '08:30', again],
    ['a new one when last week’s may not stand', { state: 'uncertain', activityId: undefined }, '2026-12-08', '08:30', again],
    ['a new one when last week’s was refused', { state: 'failed', activityId: undefined }, '2026-12-08', '08:30', again],
    ['a new one when last week’s was an e-mail', { conversation: 'mail', activityId: undefined }, '2026-12-08', '08:30', again],
    ['a new one also for a closed one', { state: 'closed' }, '2026-12-08', '08:30', again],
    ['nothing before its moment', {}, '2026-12-08', '08:29', []],
    ['nothing more when this week’s has been sent', { sentAt: tuesday }, '2026-12-09', '10:00', []],
    [
      'nothing more when this week’s is an uncertain one',
      { sentAt: tuesday, state: 'uncertain', activityId: undefined },
      '2026-12-09',
      '10:00',
      [],
    ],
    ['nothing when a message sent since has said it', { sentAt: at('2026-12-07', '09:00') }, '2026-12-08', '08:30', []],
    [
      'a new one when that message may not have come',
      { sentAt: at('2026-12-07', '09:00'), state: 'uncertain', activityId: undefined },
      '2026-12-08',
      '08:30',
      again,
    ],
    [
      'an edit of last week’s while it is not the hour',
      { data: 'old' },
      '2026-12-08',
      '15:30',
      ['update waiting/per', 'waiting/per hours: onsdag 2026-12-09 08:15'],
    ],
    [
      'nothing to a closed one while it is not the hour',
      { state: 'closed' },
      '2026-12-08',
      '15:30',
      ['waiting/per hours: onsdag 2026-12-09 08:15'],
    ],
    ['nothing while one is being sent', { state: 'sending', activityId: undefined }, '2026-12-08', '08:30', []],
  ];
  it.each(week)('that was sent: does %s', (_what, delivered, on, time, done) => {
    expect(said([aMessage()], [aSent(delivered)], { on, time })).toEqual(done);
  });

  it('is only updated where it stands when it has no occasion', () => {
    const wanted = [aMessage({ occasions: [], data: 'new' })];
    expect(said(wanted, [])).toEqual([]);
    expect(said(wanted, [aSent()], { on: '2026-12-09' })).toEqual(['update waiting/per']);
    expect(said(wanted, [aSent({ state: 'closed' })], { on: '2026-12-09' })).toEqual(['update waiting/per']);
  });

  it.each<[what: string, occasions: readonly Occasion[], time: string, sent: readonly Delivered[], done: readonly string[]]>([
    ['goes on its day', [extra], '08:15', [], ['post waiting/per (extra)']],
    ['goes until the afternoon', [extra], '14:59', [], ['post waiting/per (extra)']],
    ['is stale after that', [extra], '15:00', [], []],
    ['goes as the second of the month', [extra], '08:15', [anExtra(8, '2026-12-02')], ['post waiting/per (extra)']],
    ['does not go as the third', [extra], '08:15', [anExtra(8, '2026-12-01'), anExtra(9, '2026-12-04')], []],
    ['does not count last month’s', [extra], '08:15', [anExtra(8, '2026-11-27'), anExtra(9, '2026-12-04')], ['post waiting/per (extra)']],
    ['is none when a collected one is due anyway', [collected, extra], '08:15', [], again],
  ])('that is an extra %s', (_what, occasions, time, sent, done) => {
    expect(said([aMessage({ occasions })], [aSent()], { on: '2026-12-10', time, sent })).toEqual(done);
  });

  it('that is an extra is counted within one plan too', () => {
    const wanted = ['a', 'b', 'c'].map((key) => aMessage({ key, occasions: [extra] }));
    expect(said(wanted, [], { on: '2026-12-10', settings: { extrasPerMonth: 1 } })).toEqual(['post a (extra)']);
    expect(said(wanted, [], { on: '2026-12-10', settings: { extrasPerMonth: 9 } })).toEqual(['post a (extra)', 'post b (extra)']);
  });

  it('is one of two in a week at most; single questions are not counted', () => {
    const two = (occasion: 'collected' | 'single') =>
      ['2026-12-08', '2026-12-09'].map((on, index) => aSent({ id: index + 8, key: 'other', occasion, sentAt: at(on, '08:30') }));
    const of = (occasion: 'collected' | 'single') =>
      said([aMessage({ occasions: [extra] })], [], { on: '2026-12-10', sent: two(occasion) });
    expect(of('collected')).toEqual([]);
    expect(of('single')).toEqual(['post waiting/per (extra)']);
    const single = aMessage({ occasions: [{ ...extra, kind: 'single' }] });
    expect(said([single], [], { on: '2026-12-10', sent: two('collected') })).toEqual(['post waiting/per (single)']);
  });

  it.each([
    [1, []],
    [2, again],
  ])('that may be one of %d in a month counts the collected ones of that month', (most, done) => {
    const sent = [aSent({ sentAt: at('2026-12-01', '08:30') }), anExtra(8, '2026-12-02')];
    expect(said([aMessage({ occasions: [{ ...collected, most }] })], [aSent()], { on: '2026-12-08', sent })).toEqual(done);
  });

  it('closes the old one when the new one has come, also when the process died between the two', () => {
    const old = aSent();
    const rows = (newer: Of<Delivered>) => [old, aSent({ id: 2, sentAt: tuesday, ...newer })];
    const done = (newer: Of<Delivered>, wanted = [aMessage()]) => said(wanted, rows(newer), { on: '2026-12-08' });
    expect(done({})).toEqual(['close waiting/per (moved)']);
    expect(done({ conversation: 'mail', activityId: undefined })).toEqual(['close waiting/per (moved)']);
    expect(done({ state: 'sending', activityId: undefined })).toEqual([]);
    expect(done({ state: 'sending', activityId: undefined }, [])).toEqual([]);
    expect(done({}, [])).toEqual(['close waiting/per (moved)', 'close waiting/per (gone)']);
  });

  it('lets the old one go on when the new one may not have come', () => {
    const rows = [aSent(), aSent({ id: 2, sentAt: tuesday, state: 'uncertain', activityId: undefined })];
    expect(said([aMessage({ data: 'new' })], rows, { on: '2026-12-08' })).toEqual(['update waiting/per']);
    expect(said([], rows, { on: '2026-12-08' })).toEqual(['close waiting/per (gone)']);
  });
});

/** The same numbers for the same seed: a history that fails can be looked at again. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  return { chance: (of: number) => next() < of, one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T };
}

describe('deliver, run again on its own result', () => {
  const keys = ['notice/1', 'decided/1', 'mention/1', 'waiting/a', 'waiting/b'];
  const states = ['standing', 'closed', 'finished', 'uncertain', 'failed', 'sending'] as const;

  /** What went wrong in one history. A reply comes when its root has: else a second plan only closes what was replaced. */
  function wrongIn(seed: number): string[] {
    const wrong: string[] = [];
    const { chance, one } = dice(seed * 7919);
    const start = at('2026-11-30', '00:00');
    const moment = (): Instant => addMinutes(start, one([0, 600, 900, 2000, 4000, 8000, 9999, 12_000]));
    let delivered: readonly Delivered[] = keys
      .flatMap((key) => Array.from({ length: one([0, 1, 1, 2]) }, () => key))
      .map((key, index) => {
        const state = one(states);
        const to = key.startsWith('waiting') ? { person: key } : { network: 'HR' };
        const activityId = state === 'uncertain' || state === 'sending' || chance(0.1) ? undefined : `${index}`;
        return aDelivered({ id: index + 1, key, to, state, activityId, data: one(['now', 'old']), sentAt: moment() });
      });
    for (let now = start, turn = 0; turn < 6; turn += 1, now = addMinutes(now, one([5, 600, 1440, 4000]))) {
      const wanted = keys
        .filter(() => chance(0.8))
        .map((key) => {
          const personal = key.startsWith('waiting');
          const occasions = Array.from(
            { length: one([0, 1, 2]) },
            (): Occasion => ({ kind: one(['collected', 'extra']), at: moment(), until: undefined }),
          );
          return aWanted({
            key,
            to: personal ? { person: key } : { network: 'HR' },
            from: personal ? start : moment(),
            data: one(['now', 'new']),
            state: !personal && chance(0.2) ? 'finished' : 'standing',
            ...(personal && { occasions: occasions.toSorted((a, b) => (a.at < b.at ? -1 : 1)) }),
            ...(key.startsWith('mention') && { under: 'notice/1' }),
          });
        });
      const plan = () => {
        const { steps } = deliver(wanted, current(delivered), { ...mannersAt({ sent: delivered }), now });
        for (const step of steps) delivered = carriedOut(delivered, step, now);
        return steps.map(inWords);
      };
      const [first, second, third, fourth] = [plan(), plan(), plan(), plan()];
      const posted = [...first, ...second, ...third].filter((line) => line.startsWith('post'));
      const late = second.filter((line) => !line.startsWith('close') && !line.startsWith('post mention'));
      wrong.push(...posted.filter((line, index) => posted.indexOf(line) !== index), ...late, ...fourth);
    }
    return wrong;
  }

  it('comes to rest and sends nothing twice, in 300 random histories', () => {
    for (let seed = 1; seed <= 300; seed += 1) expect({ seed, wrong: wrongIn(seed) }).toEqual({ seed, wrong: [] });
  });
});
