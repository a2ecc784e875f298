import { askPosts } from '../../bot/ask/ask.posts.ts';
import type { AdaptiveCard } from '../../bot/card.ts';
import { absences, localDates } from '../../shared/absence/absence.list.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { day, type Instant, osloInstant } from '../../shared/day.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { List } from '../../shared/list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { type Person, people, seatTerms } from '../../shared/seat/seat.list.ts';
import { languages } from '../../shared/text.ts';
import { aBreak, aFollowUp, aFollowUpAsk, aLineAsk, aMeeting, anAbsence, aPerson, aTerm } from '../support/rows.ts';
import { type Region, Simulated, worldAt } from '../support/simulated.ts';

const at = (on: string, time = '00:00'): Instant => osloInstant(day(on), time);
const asked = (title: string, askOn: string, dueOn: string, network = 'HR'): Ask =>
  aFollowUpAsk({ key: title, title, network, seat: `${network}/Rollag`, since: at('2026-10-01'), askOn: day(askOn), dueOn: day(dueOn) });

interface Of {
  readonly kari?: Partial<Person>;
  readonly terms?: readonly ReturnType<typeof aTerm>[];
  readonly more?: Region['rows'];
}
const both = [aTerm({ person: 'kari' }), aTerm({ person: 'ola', part: 'deputy' })];
const rowsOf = ({ kari = {}, terms = both, more = [] }: Of = {}): Region['rows'] => [
  [people, [aPerson({ key: 'kari', ...kari }), aPerson({ key: 'ola', municipality: 'Tinn' })]],
  [seatTerms, terms],
  ...more,
];
const away = (...some: ReturnType<typeof anAbsence>[]): Of => ({ more: [[absences, some]] });
const A = asked('A', '2026-11-02', '2026-11-27');

describe('what waits on a seat', () => {
  it('goes to the deputy while the representative is away, and back into the old card without a message', () => {
    const veven = new Simulated({ rows: rowsOf(away(anAbsence('kari', '2026-11-04', '2026-11-05'))), asks: [A] });
    expect(veven.at('2026-11-03', '08:30')).toEqual(['post waiting/kari (collected)']);
    expect(veven.at('2026-11-04', '08:15')).toEqual(['post waiting/ola (collected)', 'close waiting/kari (gone)']);
    expect(veven.at('2026-11-06', '00:00')).toEqual(['update waiting/kari', 'close waiting/ola (gone)']);
    expect(veven.at('2026-11-10', '08:30')).toEqual([]);
  });

  const days = ['2026-11-04', '2026-11-06', '2026-11-10', '2026-11-12', '2026-11-16', '2026-11-18'];
  const dayByDay = away(...days.map((on) => anAbsence('kari', on, on)));

  it.each(['weekly', 'single'] as const)('comes to a deputy who steps in six times, and is written to %s, once', (rhythm) => {
    const rows = rowsOf(dayByDay).map(([list, some]) => [list, some.map((row) => (row.key === 'ola' ? { ...row, rhythm } : row))] as const);
    const veven = new Simulated({ rows, asks: [A] });
    veven.at('2026-11-02', '00:00');
    veven.through('2026-11-19', 15, { from: '08:00', to: '15:00' });
    const toOla = veven.sent.filter(({ step }) => step.wanted.key.startsWith('waiting/ola'));
    expect(toOla.map(({ at: moment }) => moment.slice(0, 10))).toEqual(['2026-11-04']);
    // The last time it stands in the card as it was, without a message.
    veven.at('2026-11-18', '10:00');
    expect(veven.delivered.findLast(({ key }) => key.startsWith('waiting/ola'))).toMatchObject({ state: 'standing' });
  });

  it('comes to a deputy again when it is another one', () => {
    const veven = new Simulated({ rows: rowsOf(dayByDay), asks: [A, asked('B', '2026-11-05', '2026-11-27')] });
    veven.at('2026-11-02', '00:00');
    veven.through('2026-11-19', 15, { from: '08:00', to: '15:00' });
    const toOla = veven.lines().filter((_line, index) => veven.sent[index]?.step.wanted.key === 'waiting/ola');
    expect(toOla).toEqual(['onsdag 2026-11-04 08:15 collected: A', 'tirsdag 2026-11-10 08:30 collected: A, B']);
  });

  it('goes back into the card also when answers stand on it', () => {
    const answered = aFollowUp({ key: 'B', state: 'done', answeredAt: at('2026-11-03', '09:00') });
    const region = { rows: rowsOf({ more: [[followUps, [answered]]] }) };
    const veven = new Simulated({ ...region, asks: [A] });
    expect(veven.at('2026-11-03', '08:30')).toEqual(['post waiting/kari (collected)']);
    veven.change({ asks: [] });
    expect(veven.at('2026-11-04', '10:00')).toEqual(['update waiting/kari']);
    veven.change({ asks: [A] });
    expect(veven.at('2026-11-05', '10:00')).toEqual(['update waiting/kari']);
  });

  it('goes to a new representative once, at once, and the old card closes', () => {
    const terms = [aTerm({ person: 'kari', to: day('2026-11-04') }), aTerm({ person: 'ola', from: day('2026-11-05') })];
    const veven = new Simulated({ rows: rowsOf({ terms }), asks: [A] });
    veven.at('2026-11-03', '08:30');
    expect(veven.at('2026-11-05', '08:14')).toEqual(['close waiting/kari (gone)']);
    expect(veven.at('2026-11-05', '08:15')).toEqual(['post waiting/ola (collected)']);
    expect(veven.at('2026-11-10', '08:30')).toEqual([]);
  });

  it.each<[what: string, of: Of]>([
    ['is away and nobody steps in', away(anAbsence('kari', '2026-11-03', '2026-11-04'), anAbsence('ola', '2026-11-03', '2026-11-04'))],
    ['has local holidays', { more: [[localDates, [aBreak('Rollag', '2026-11-03', '2026-11-04')]]] }],
  ])('waits while the representative %s', (_what, of) => {
    const veven = new Simulated({ rows: rowsOf(of), asks: [asked('A', '2026-10-27', '2026-11-27')] });
    expect([...veven.at('2026-11-03', '08:30'), ...veven.at('2026-11-04', '10:00')]).toEqual([]);
    expect(veven.at('2026-11-05', '08:15')).toEqual(['post waiting/kari (collected)']);
  });

  it('is not asked of a deputy who does not step in, or of who has left', () => {
    const keys = (of: Of) => askPosts(worldAt(at('2026-11-03', '10:00'), rowsOf(of)), [A]).map(({ key }) => key);
    expect(keys({})).toEqual(['waiting/kari']);
    expect(keys({ kari: { leftOn: day('2026-11-02') } })).toEqual(['waiting/ola']);
    expect(keys({ kari: { leftOn: day('2026-11-02') }, terms: [aTerm({ person: 'kari' })] })).toEqual([]);
  });

  it('is let be while nobody knows who is away, and asked while only breaks and meetings are not known', () => {
    const kariAway = away(anAbsence('kari', '2026-11-03', '2026-11-04'));
    const keys = (...off: List[]) => {
      const world = worldAt(at('2026-11-03', '10:00'), rowsOf(kariAway));
      return askPosts({ ...world, snapshot: world.snapshot.without(new Set(off)) }, [A]).map(({ key }) => key);
    };
    expect(keys()).toEqual(['waiting/ola']);
    expect(keys(localDates, meetings)).toEqual(['waiting/ola']);
    expect(() => keys(absences)).toThrow();
    expect(() => keys(seatTerms)).toThrow();
  });
});

describe('somebody who wants one question at a time', () => {
  const kari = { rhythm: 'single' } as const;

  it('gets each on its day, and each is closed by itself', () => {
    const veven = new Simulated({ rows: rowsOf({ kari }), asks: [A, asked('B', '2026-11-04', '2026-11-27')] });
    expect(veven.at('2026-11-02', '08:30')).toEqual(['post waiting/kari/A (single)']);
    expect(veven.at('2026-11-04', '08:30')).toEqual(['post waiting/kari/B (single)']);
    expect(veven.at('2026-11-10', '08:30')).toEqual([]);
    veven.change({ asks: [A] });
    expect(veven.at('2026-11-11', '09:00')).toEqual(['close waiting/kari/B (gone)']);
    expect(veven.at('2026-11-26', '08:15')).toEqual(['post waiting/kari/A (extra)', 'close waiting/kari/A (moved)']);
  });

  it('sees the answer on it, and nothing about the others', () => {
    const answered = aFollowUp({ key: 'A', state: 'done', answeredAt: at('2026-11-02', '09:00') });
    const veven = new Simulated({ rows: rowsOf({ kari }), asks: [A] });
    veven.at('2026-11-02', '08:30');
    veven.change({ rows: rowsOf({ kari, more: [[followUps, [answered]]] }), asks: [asked('B', '2026-11-02', '2026-11-27')] });
    expect(veven.at('2026-11-02', '09:00')).toEqual(['post waiting/kari/B (single)', 'update waiting/kari/A']);
    const cards = veven.wanted().map(({ key, card }) => [key, JSON.stringify(card.render().body)] as const);
    expect(new Map(cards).get('waiting/kari/A')).toMatch(/✓.*Ferdig/);
    expect(new Map(cards).get('waiting/kari/A')).not.toContain('Ingenting venter');
  });

  it('has a collected card only as it stood, which goes on', () => {
    const veven = new Simulated({ rows: rowsOf(), asks: [A] });
    veven.at('2026-11-03', '08:30');
    veven.change({ rows: rowsOf({ kari }) });
    expect(veven.at('2026-11-03', '09:00')).toEqual(['update waiting/kari']);
    expect(veven.at('2026-11-04', '09:00')).toEqual([]);
    veven.change({ asks: [] });
    expect(veven.at('2026-11-04', '10:00')).toEqual(['close waiting/kari (gone)']);
  });
});

describe('whoever presses Sjeldnere', () => {
  const chosen = (rhythm: Person['rhythm'], on: string, time: string) =>
    rowsOf({ kari: { rhythm, rhythmSince: osloInstant(day(on), time) } });

  it.each(['fortnightly', 'monthly'] as const)('is not written to at once when %s is chosen on a Thursday', (rhythm) => {
    const veven = new Simulated({ rows: rowsOf({ kari: { rhythm: 'single' } }), asks: [A] });
    veven.at('2026-11-03', '08:30');
    veven.change({ rows: chosen(rhythm, '2026-11-05', '10:00') });
    expect(veven.at('2026-11-05', '10:01').filter((step) => step.startsWith('post'))).toEqual([]);
  });

  it('and is asked one thing at a time gets what nobody has asked yet, the next morning', () => {
    const veven = new Simulated({ rows: rowsOf(), asks: [A, asked('B', '2026-11-05', '2026-12-11')] });
    veven.at('2026-11-03', '08:30');
    veven.change({ rows: chosen('single', '2026-11-05', '10:00') });
    expect(veven.at('2026-11-05', '10:01').filter((step) => step.startsWith('post'))).toEqual([]);
    expect(veven.at('2026-11-06', '08:30').filter((step) => step.startsWith('post'))).toEqual(['post waiting/kari/B (single)']);
  });

  it('is not written to for it: what has been asked stays asked', () => {
    const veven = new Simulated({ rows: rowsOf(), asks: [A, asked('B', '2026-11-05', '2026-12-11')] });
    veven.at('2026-11-03', '08:30');
    veven.change({ rows: rowsOf({ kari: { rhythm: 'fortnightly' } }) });
    expect(veven.at('2026-11-04', '09:00')).toEqual(['update waiting/kari']);
    veven.change({ asks: [A] });
    expect(veven.at('2026-11-10', '08:30')).toEqual([]);
  });
});

describe('a chief executive', () => {
  const rows = rowsOf({
    terms: [aTerm({ person: 'kari', seat: 'KDU/Rollag' }), aTerm({ person: 'kari' })],
    more: [[meetings, [aMeeting({ key: 'KDU/1', network: 'KDU', startsAt: at('2026-11-19', '09:00') })]]],
  });

  it('gets two messages a month: before the meeting, and one when something is due before', () => {
    const veven = new Simulated({
      rows,
      asks: [
        asked('before one', '2026-10-30', '2026-11-06'),
        asked('before too', '2026-11-05', '2026-11-12'),
        asked('meeting', '2026-11-05', '2026-11-27', 'KDU'),
        asked('after', '2026-11-18', '2026-11-26'),
      ],
    });
    veven.at('2026-11-01', '12:00');
    veven.through('2026-12-02', 15, { from: '08:00', to: '09:00' });
    expect(veven.lines()).toEqual([
      'tirsdag 2026-11-03 08:30 collected: before one',
      'tirsdag 2026-11-17 08:30 collected: before one, before too, meeting',
      // The month had no room for the last one before it was due: it is asked once all the same.
      'tirsdag 2026-12-01 08:30 collected: before one, before too, after, meeting',
    ]);
  });

  it('who steps in for somebody has no more messages for that', () => {
    const veven = new Simulated({
      rows: rowsOf({
        terms: [aTerm({ person: 'kari' }), aTerm({ person: 'ola', part: 'deputy' }), aTerm({ person: 'ola', seat: 'KDU/Rollag' })],
        more: [[absences, [anAbsence('kari', '2026-11-18', '2026-11-19')]]],
      }),
      asks: [
        { ...asked('one', '2026-11-02', '2026-11-27', 'KDU') },
        { ...asked('two', '2026-11-09', '2026-11-27', 'KDU') },
        asked('Kari’s', '2026-11-09', '2026-12-11'),
      ],
    });
    veven.at('2026-11-01', '12:00');
    veven.through('2026-11-20', 15, { from: '08:00', to: '15:00' });
    const toOla = veven.lines().filter((_line, index) => veven.sent[index]?.step.wanted.key === 'waiting/ola');
    expect(toOla).toEqual(['tirsdag 2026-11-03 08:30 collected: one', 'tirsdag 2026-11-10 08:30 collected: one, two']);
  });

  it('is not who steps in for one', () => {
    const terms = [aTerm({ person: 'kari', seat: 'KDU/Rollag' }), aTerm({ person: 'ola', seat: 'KDU/Rollag', part: 'deputy' })];
    const world = worldAt(at('2026-11-04', '10:00'), rowsOf({ terms, ...away(anAbsence('kari', '2026-11-04', '2026-11-05')) }));
    const [post] = askPosts(world, [asked('A', '2026-11-02', '2026-11-27', 'KDU')]);
    expect(post).toMatchObject({ key: 'waiting/ola', card: { data: { often: 'weekly' } } });
  });

  it('gets them all the same when no meeting is planned', () => {
    const veven = new Simulated({ rows: rows.filter(([list]) => list !== meetings), asks: [A, asked('B', '2026-11-11', '2026-12-01')] });
    veven.at('2026-11-01', '12:00');
    veven.through('2026-12-02', 15, { from: '08:00', to: '09:00' });
    expect(veven.lines()).toEqual(['tirsdag 2026-11-03 08:30 collected: A', 'tirsdag 2026-11-17 08:30 collected: A, B']);
  });
});

describe('the card', () => {
  const cardOf = (kari: Partial<Person>, asks: readonly Ask[], more: Of = {}) => {
    const [post] = askPosts(worldAt(at('2026-11-03', '10:00'), rowsOf({ ...more, kari })), asks);
    return post!;
  };
  const actionsIn = (card: AdaptiveCard) => [
    ...(card.actions ?? []),
    ...card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])),
  ];
  const wishes = (card: AdaptiveCard) => [...JSON.stringify(card).matchAll(/"rhythm\\*":\\*"([a-z]+)/g)].map(([, rhythm]) => rhythm);
  const line = aLineAsk({ key: 'line', askOn: day('2026-11-02') });

  it.each<[rhythm: Person['rhythm'], next: string | undefined, says: string]>([
    ['weekly', 'fortnightly', 'høyst én gang i uka, og en gang til'],
    ['fortnightly', 'monthly', 'høyst annenhver uke, og en gang til'],
    ['monthly', undefined, 'høyst én gang i måneden, og en gang til'],
    ['single', 'weekly', 'om hvert spørsmål for seg'],
  ])('of somebody written to %s says so, and offers %s', (rhythm, next, says) => {
    for (const asks of [[A], [A, line]]) {
      const card = cardOf({ rhythm }, asks).card.render();
      expect(JSON.stringify(card)).toContain(says);
      expect(wishes(card)).toEqual(next === undefined ? [] : [next]);
    }
  });

  it.each([
    ['weekly', 'monthly', 'høyst to ganger i måneden.'],
    ['monthly', undefined, 'høyst én gang i måneden.'],
  ] as const)('of a chief executive written to %s says what holds for them, and offers %s', (rhythm, next, says) => {
    const chief = { terms: [aTerm({ person: 'kari', seat: 'KDU/Rollag' }), aTerm({ person: 'kari' })] };
    const card = cardOf({ rhythm }, [A], chief).card.render();
    expect(JSON.stringify(card)).toContain(says);
    expect(wishes(card)).toEqual(next === undefined ? [] : [next]);
  });

  it('keeps to six actions however much waits, and leads to where all can be seen and chosen', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...A, key: `A${index}` }));
    for (const asks of [[A], [line], [A, line], many]) {
      const card = cardOf({}, asks).card.render();
      expect(actionsIn(card).length).toBeLessThanOrEqual(6);
      expect(JSON.stringify(card)).toContain('(https://veven.example/)');
    }
  });

  it('asks five questions and counts the others', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...A, key: `A${index}` }));
    const shown = JSON.stringify(cardOf({}, many).card.render());
    expect(shown.match(/"do\.A\d"/g)).toHaveLength(4);
    expect(shown).toContain('+ 4 til i Veven');
  });

  it('shows an answer for a week', () => {
    const answeredAt = (on: string): Of => ({ more: [[followUps, [aFollowUp({ key: 'B', state: 'done', answeredAt: at(on, '09:00') })]]] });
    const shown = (on: string) => JSON.stringify(cardOf({}, [A], answeredAt(on)).card.render());
    expect(shown('2026-10-28')).toContain('✓');
    expect(shown('2026-10-27')).not.toContain('✓');
  });

  it('in an e-mail keeps what somebody has written as it is, and in Teams shows it so', () => {
    const { card } = cardOf({}, [{ ...A, text: 'Legg det i P:\\Felles\\*nye*.' } as Ask]);
    expect(card.text?.(() => '')).toContain('Legg det i P:\\Felles\\*nye*.');
    expect(card.render().body).toContainEqual(
      expect.objectContaining({
        items: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('P:\\\\Felles\\\\\\*nye\\*') })]),
      }),
    );
  });

  it.each(languages)('in %s is an e-mail with an address for each question', (language) => {
    const text = cardOf({ language }, [A, line]).card.text?.((key) => `https://veven.example/svar/${key}`) ?? '';
    const answer = { nb: 'Svar her uten å logge inn:', nn: 'Svar her utan å logge inn:', en: 'Answer here without signing in:' }[language];
    expect(text.split('\n').filter((said) => said.startsWith(answer))).toEqual([
      `${answer} https://veven.example/svar/A`,
      `${answer} https://veven.example/svar/line`,
    ]);
  });
});
