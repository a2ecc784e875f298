import { day, instant } from '../../shared/day.ts';
import type { HistoryView } from '../../shared/history/history.api.ts';
import { markOf, told } from '../../shared/history/history.rules.ts';
import type { Language } from '../../shared/text.ts';
import { changesIn } from '../../tab/history/changes.ts';

const aView = (view: Partial<HistoryView>): HistoryView => ({
  key: 'k',
  at: instant('2026-11-23T08:00:00Z'),
  list: 'Cases',
  about: 'En sak',
  before: undefined,
  after: {},
  by: 'Kari',
  via: 'tab',
  ...view,
});

/** What stands on the page, as one line a change. */
const said = (view: Partial<HistoryView>, language: Language = 'nb') =>
  changesIn(aView(view), { language, today: day('2026-11-23'), networks: [{ key: 'HR', title: 'HR-nettverket' }] }).map(
    ({ label, before, after }) => [label && `${label}:`, before && `${before} →`, after].filter(Boolean).join(' '),
  );

describe('a line of the history in words', () => {
  it.each<readonly [Language, readonly string[]]>([
    ['nb', ['Slag: Drøfting → Beslutning', 'Konklusjon: tekst endret', 'Unntatt offentlighet: nei → ja']],
    ['nn', ['Slag: Drøfting → Avgjerd', 'Konklusjon: tekst endra', 'Unnateke offentlegheit: nei → ja']],
    ['en', ['Kind: Discussion → Decision', 'Conclusion: text changed', 'Exempt from public disclosure: no → yes']],
  ])('tells in %s what was and what is, and of a text that it is another', (language, lines) => {
    const before = { kind: 'discussion', conclusion: true, exempt: false };
    expect(said({ before, after: { kind: 'decision', conclusion: true, exempt: true } }, language)).toEqual(lines);
  });

  it('names a network as people do, and a day as it is said', () => {
    expect(said({ list: 'Measures', before: { network: null }, after: { network: 'HR' } })).toEqual([
      'Ansvarlig nettverk: ingen → HR-nettverket',
    ]);
    expect(said({ list: 'FollowUps', after: { dueOn: '2027-03-09' } })).toEqual(['Frist: 9. mars 2027']);
  });

  it('leaves out what it has no words for, but says a network by its code when it is not known', () => {
    expect(said({ list: 'Measures', before: { network: 'HR', x: 1 }, after: { network: 'gone', x: 2 } })).toEqual([
      'Ansvarlig nettverk: HR-nettverket → gone',
    ]);
    expect(said({ list: 'Meetings', after: { state: 'noticed' } })).toEqual([]);
  });

  it.each([
    ['nb', 'Slettet', 'Lagt inn igjen'],
    ['nn', 'Sletta', 'Lagd inn att'],
    ['en', 'Deleted', 'Put in again'],
  ] as const)('tells in %s that a row is gone, and that it is back', (language, gone, back) => {
    expect(said({ after: { deleted: true } }, language)).toEqual([gone]);
    expect(said({ after: { deleted: false } }, language)).toEqual([back]);
  });

  it('does not say of a new case that it was put on another meeting', () => {
    expect(said({ after: { meeting: 'HR/1' } })).toEqual([]);
    expect(said({ before: { meeting: 'HR/1' }, after: { meeting: 'HR/2' } })).toEqual(['Møte: satt på et annet møte']);
  });
});

describe('what is told of an entry', () => {
  it('is what is there in the first, but what is empty and the texts', () => {
    const after = { state: 'open', dueOn: null, exempt: false, text: markOf(['Noe']) };
    expect(told({ before: null, after })).toEqual({ before: undefined, after: { state: 'open' } });
  });

  it('is only what is known to have changed in a later one, and nothing that says what a text was', () => {
    const before = { state: 'open', text: markOf(['Noe']), place: null };
    const after = { state: 'open', text: null, place: markOf(['Rom 2']), dueOn: '2027-03-09' };
    expect(told({ before, after })).toEqual({ before: { text: true, place: true }, after: { text: true, place: true } });
  });

  it('has another mark for another text, and none for none', () => {
    const texts = ['Noe', 'noe', 'Noe.', 'oNe', '👋', 'Noe '.repeat(2000)];
    expect(new Set(texts.map((text) => markOf([text]))).size).toBe(texts.length);
    expect(markOf(['a', undefined])).not.toBe(markOf([undefined, 'a']));
    expect(markOf([undefined, ''])).toBeNull();
  });
});
