import { jest } from '@jest/globals';
import { plainText } from '../../bot/adapters/teams/message-extension.ts';
import { askPosts } from '../../bot/ask/ask.posts.ts';
import { norway } from '../../bot/calendar.ts';
import { messageCommand, proposalIn } from '../../bot/proposed-case/proposed-case.dialog.ts';
import { type TurnParts, takeTurn } from '../../bot/turn.ts';
import type { Actor, SeatPart } from '../../shared/access.ts';
import type { Ask } from '../../shared/ask/ask.api.ts';
import { type Case, cases } from '../../shared/case/case.list.ts';
import { day, osloInstant } from '../../shared/day.ts';
import { history } from '../../shared/history/history.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import {
  isUnsettled,
  mayPropose,
  meetingFor,
  proposeBy,
  settledAt,
  takesCases,
  takesProposals,
} from '../../shared/proposed-case/proposed-case.rules.ts';
import { people, seatTerms } from '../../shared/seat/seat.list.ts';
import { aCase, aChange, aFollowUpAsk, aMeeting, aPerson, aTerm } from '../support/rows.ts';
import { type Region, Simulated, worldAt } from '../support/simulated.ts';

const calendar = norway();
const meetingOn = (on: string, of: Partial<ReturnType<typeof aMeeting>> = {}) =>
  aMeeting({ key: `HR/${on}`, startsAt: osloInstant(day(on), '09:00'), endsAt: osloInstant(day(on), '11:30'), state: 'planned', ...of });
const time = (today: string, days = 10) => ({ today: day(today), calendar, days });

describe('the last day to propose a case', () => {
  it.each([
    ['2026-11-13', 10, '2026-10-30'],
    ['2026-11-13', 1, '2026-11-12'],
    // Easter 2027: Maundy Thursday 25 March, Good Friday, Easter Monday 29 March are no working days.
    ['2027-04-09', 10, '2027-03-23'],
    // 1 May, 17 May and Ascension Day (6 May) in 2027; Whit Monday is 17 May that year.
    ['2027-05-20', 10, '2027-05-04'],
    ['2027-01-08', 10, '2026-12-23'],
    ['2026-11-16', 5, '2026-11-09'],
  ])('of a meeting on %s, %s working days before, is %s', (on, days, last) => {
    expect(proposeBy(meetingOn(on), calendar, days)).toBe(last);
  });

  it('is counted from the day in Oslo, also for a meeting just after midnight there', () => {
    expect(proposeBy({ startsAt: osloInstant(day('2026-11-13'), '00:30') }, calendar, 1)).toBe('2026-11-12');
  });
});

describe('a meeting', () => {
  it.each([
    ['2026-10-30', true],
    ['2026-10-31', false],
    ['2026-11-12', false],
  ])('on 13 November takes proposals on %s: %p', (today, takes) => {
    expect(takesProposals(meetingOn('2026-11-13'), time(today))).toBe(takes);
  });

  it.each([
    ['planned', 'meeting', '2026-11-13', true],
    ['ready', 'meeting', '2026-11-12', true],
    ['noticed', 'meeting', '2026-11-13', true],
    ['noticed', 'meeting', '2026-11-14', false],
    ['held', 'meeting', '2026-11-13', false],
    ['minutesSent', 'meeting', '2026-11-13', false],
    ['approved', 'meeting', '2026-11-13', false],
    ['cancelled', 'meeting', '2026-11-01', false],
    ['planned', 'gathering', '2026-11-01', false],
    ['planned', 'workshop', '2026-11-01', false],
  ] as const)('that is %s, a %s, takes a case on %s: %p', (state, kind, today, takes) => {
    expect(takesCases(meetingOn('2026-11-13', { state, kind }), day(today))).toBe(takes);
  });
});

describe('a proposal', () => {
  const november = meetingOn('2026-11-13');
  const december = meetingOn('2026-12-11');
  const january = meetingOn('2027-01-22');
  const all = [january, november, december];

  it.each([
    ['the wished meeting until its last day', november, '2026-10-30', 'HR/2026-11-13'],
    ['the next after it from the day after', november, '2026-10-31', 'HR/2026-12-11'],
    ['the one after that when that one is closed too', november, '2026-11-28', 'HR/2027-01-22'],
    ['a later one that is wished', january, '2026-10-30', 'HR/2027-01-22'],
    ['the backlog when none is open', november, '2027-01-20', undefined],
    ['the backlog when none is wished', undefined, '2026-10-01', undefined],
  ])('is for %s', (_, wished, today, key) => {
    expect(meetingFor(wished, all, time(today))?.key).toBe(key);
  });

  it('passes over what is cancelled, a gathering, and another network', () => {
    const meetings = [
      meetingOn('2026-11-20', { state: 'cancelled' }),
      meetingOn('2026-11-27', { kind: 'gathering' }),
      meetingOn('2026-12-04', { network: 'KDU' }),
      december,
    ];
    expect(meetingFor(meetingOn('2026-11-13', { state: 'cancelled' }), meetings, time('2026-10-01'))?.key).toBe('HR/2026-12-11');
  });

  it.each([
    ['proposed', true],
    ['parked', true],
    ['scheduled', false],
    ['declined', false],
    ['treated', false],
    ['postponed', false],
    ['withdrawn', false],
  ] as const)('that is %s can be answered: %p', (state, can) => {
    expect(isUnsettled(aCase({ state }))).toBe(can);
  });

  it('was answered when its history says that the state turned, whatever was edited since', () => {
    const entry = (at: string, before: string | undefined, after: string, listName = 'Cases') =>
      aChange({ listName, at: osloInstant(day(at), '09:00'), before: before ? { state: before } : null, after: { state: after } });
    const item = aCase({ state: 'scheduled', modifiedAt: osloInstant(day('2026-12-01'), '12:00') });
    const entries = [
      entry('2026-11-01', undefined, 'proposed'),
      entry('2026-11-05', 'proposed', 'scheduled'),
      entry('2026-11-20', 'scheduled', 'scheduled'),
      entry('2026-11-25', 'proposed', 'scheduled', 'Meetings'),
    ];
    expect(settledAt(item, entries)).toBe(osloInstant(day('2026-11-05'), '09:00'));
    expect(settledAt(item, [])).toBe(item.modifiedAt);
  });
});

describe('who may propose to HR', () => {
  const actor = (of: Partial<Actor> = {}): Actor => ({
    ...{ person: 'kari', name: 'Kari', identity: 't/o', language: 'nb', secretariat: false, seats: [] },
    ...of,
  });
  const part = (network: string, as: SeatPart['part']): SeatPart => ({
    ...{ seat: `${network}/Rollag`, network, municipality: 'Rollag', part: as },
  });
  it.each([
    ['the secretariat', { secretariat: true }, true],
    ['a representative', { seats: [part('HR', 'representative')] }, true],
    ['a deputy', { seats: [part('HR', 'deputy')] }, true],
    ['a leader', { seats: [part('HR', 'chair')] }, true],
    ['a seat elsewhere', { seats: [part('KDU', 'representative')] }, false],
    ['a member in its channel', { memberOf: ['HR'] }, true],
    ['a member in another channel', { memberOf: ['OPPVEKST'] }, false],
    ['somebody else', {}, false],
  ] as const)('%s: %#', (_, of, may) => {
    expect(mayPropose(actor(of), 'HR')).toBe(may);
  });
});

describe('a message', () => {
  it.each([
    ['<p>Felles kurs?</p>', 'Felles kurs?'],
    ['<div><p>Ett</p><p>To</p></div>', 'Ett\nTo'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul><li>en</li><li>to</li></ul>', '– en\n\n– to'],
    ['Kan <at id="0">Kari Nordmann</at> ta opp &laquo;dette&raquo;?', 'Kan ta opp &laquo;dette&raquo;?'],
    ['a &amp; b &lt;i&gt; &quot;c&quot;&nbsp;&#39;d&#x27;', `a & b <i> "c" 'd'`],
    ['<img src="x" onerror="alert(1)"><script>alert(1)</script>', 'alert(1)'],
    ['&#0;&#1114112;x', 'x'],
    ['   \n\t ', ''],
  ])('%j is %j in plain text', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('of nothing but open marks takes no longer than others', () => {
    expect(plainText('<at><'.repeat(40_000))).toContain('<');
  });
});

describe('what the dialog sends', () => {
  const sent = { v: 1, row: 'k', link: 'https://teams.example/m', 'in.where': '{"network":"HR"}', 'in.title': 'T', 'in.information': '' };
  it('is a proposal', () => {
    expect(proposalIn(sent)).toEqual({ key: 'k', network: 'HR', title: 'T', kind: 'discussion', message: 'https://teams.example/m' });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['no key', { ...sent, row: '' }],
    ['no place', { ...sent, 'in.where': '' }],
    ['a place that is none', { ...sent, 'in.where': '{"network":1}' }],
    ['a place that is broken', { ...sent, 'in.where': '{' }],
    ['a title that is no text', { ...sent, 'in.title': { nb: 'x' } }],
  ])('is none with %s', (_, data) => {
    expect(proposalIn(data)).toBeUndefined();
  });
});

describe('the proposer', () => {
  const on = (day_: string, time_: string) => osloInstant(day(day_), time_);
  const asked = aFollowUpAsk({
    key: 'A',
    title: 'A',
    askOn: day('2026-11-02'),
    dueOn: day('2026-11-27'),
    since: on('2026-10-01', '00:00'),
  });
  const proposal = (of: Partial<Case>) =>
    aCase({ key: 'p', title: 'Felles *kurs*', proposedBy: 'kari', state: 'declined', modifiedAt: on('2026-11-03', '10:00'), ...of });
  const region = (item: Case, asks: readonly Ask[]) => ({
    asks,
    rows: [
      [people, [aPerson({ key: 'kari' }), aPerson({ key: 'ola' })]],
      [seatTerms, [aTerm({ person: 'kari' })]],
      [cases, [item]],
      [meetings, [meetingOn('2026-11-13')]],
    ] as Region['rows'],
  });
  const cardAt = (moment: string, item: Case) => {
    const { rows } = region(item, []);
    const [post] = askPosts(worldAt(on(moment, '12:00'), rows), [asked]);
    return JSON.stringify(post?.card.render());
  };

  it.each([
    ['declined', { stateReason: 'Den hører hjemme i KDU.' }, 'ikke tatt med. Den hører hjemme i KDU.'],
    ['parked', {}, 'parkert til senere'],
    ['scheduled', { meeting: 'HR/2026-11-13' }, 'satt opp i møtet 13. november'],
  ] as const)('sees on the card for a week that it was %s', (state, of, words) => {
    const item = proposal({ state, ...of });
    expect(cardAt('2026-11-03', item)).toContain(`✓ Felles ${String.raw`\\*kurs\\*`}: ${words}`);
    expect(cardAt('2026-11-09', item)).toContain(words);
    expect(cardAt('2026-11-11', item)).not.toContain('Felles');
  });

  it('does not see it anew when the case is edited weeks after it was set up', () => {
    const item = proposal({ state: 'scheduled', modifiedAt: on('2026-11-25', '10:00') });
    const turned = { listName: 'Cases', rowKey: 'p', before: { state: 'proposed' }, after: { state: 'scheduled' } };
    const card = (at: string) => {
      const rows: Region['rows'] = [...region(item, []).rows, [history, [aChange({ ...turned, at: on(at, '10:00') })]]];
      return JSON.stringify(askPosts(worldAt(on('2026-11-26', '12:00'), rows), [asked])[0]?.card.render());
    };
    expect(card('2026-11-03')).not.toContain('Felles');
    expect(card('2026-11-25')).toContain('Felles');
  });

  it('sees nothing while it waits, nor of others’ or of what is exempt more than its neutral words', () => {
    expect(cardAt('2026-11-03', proposal({ state: 'proposed' }))).not.toContain('Felles');
    expect(cardAt('2026-11-03', proposal({ proposedBy: 'ola' }))).not.toContain('Felles');
    const exempt = cardAt('2026-11-03', proposal({ exempt: true, provision: 'offl. § 23', stateReason: 'hemmelig' }));
    expect(exempt).toContain('Unntatt offentlighet');
    expect(exempt).not.toMatch(/Felles|hemmelig/);
  });

  it('gets no message for it: the card that stands is updated', () => {
    const alone = new Simulated(region(proposal({}), []));
    expect(alone.at('2026-11-03', '12:00')).toEqual([]);
    const waiting = new Simulated(region(proposal({ state: 'proposed' }), [asked]));
    expect(waiting.at('2026-11-03', '08:30')).toEqual(['post waiting/kari (collected)']);
    waiting.change(region(proposal({}), [asked]));
    expect(waiting.at('2026-11-03', '12:00')).toEqual(['update waiting/kari']);
  });
});

describe('the dialog beside a message', () => {
  const data = { v: 1, row: 'k', 'in.where': '{"network":"HR"}', 'in.title': 'Felles kurs', 'in.information': 'Skrevet for hånd.' };
  const rollag: Actor = {
    ...{ person: 'kari', name: 'Kari', identity: 't/o', language: 'nb', secretariat: false },
    seats: [{ seat: 'HR/Rollag', network: 'HR', municipality: 'Rollag', part: 'representative' }],
  };
  const turn = (command: () => Promise<unknown>) => {
    const world = worldAt(osloInstant(day('2026-11-03'), '09:00'), [[meetings, [meetingOn('2026-11-27')]]]);
    const veven = { world: () => world, actor: () => rollag, seen: () => {}, command };
    const from = { identity: 't/o', memberId: undefined, name: undefined, locale: 'nb-NO' };
    const inbound = {
      kind: 'dialog',
      step: 'submit',
      command: messageCommand,
      data,
      message: undefined,
      channel: undefined,
      from,
    } as const;
    return takeTurn(inbound, { veven, opened: () => {}, log: { error: () => {} } } as unknown as TurnParts);
  };
  const shown = (answer: Awaited<ReturnType<typeof turn>>) => JSON.stringify(answer && 'dialog' in answer ? answer.dialog.card : answer);

  it('is answered in time when the case takes longer, with what was typed and the same key', async () => {
    jest.useFakeTimers();
    try {
      const answer = turn(() => new Promise(() => {}));
      await jest.advanceTimersByTimeAsync(4_000);
      expect(shown(await answer)).toContain('Dette tar lengre tid enn vanlig');
      expect(shown(await answer)).toContain('Skrevet for hånd.');
      expect(shown(await answer)).toContain('"row":"k"');
    } finally {
      jest.useRealTimers();
    }
  });

  it('says in words that something went wrong', async () => {
    expect(shown(await turn(() => Promise.reject(new Error('lost'))))).toMatch(/Noe gikk galt.*Referanse/);
  });
});
