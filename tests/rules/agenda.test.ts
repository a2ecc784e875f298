import { norway } from '../../bot/calendar.ts';
import { checklistRows } from '../../bot/checklist/checklist.rows.ts';
import { fixedRows } from '../../bot/meeting/fixed.rows.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { World } from '../../bot/world.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { followedUpBy, positionBefore } from '../../shared/case/case.rules.ts';
import { approvesMinutes, usualFixedCases } from '../../shared/case/fixed-case.rules.ts';
import { checklists } from '../../shared/checklist/checklist.list.ts';
import { day, instant } from '../../shared/day.ts';
import type { RowMeta } from '../../shared/list.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { comingAfter, nextPosition, standing } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { languages } from '../../shared/text.ts';
import { aCase, aMeeting, aNetwork } from '../support/rows.ts';

const at = (...positions: number[]) => positions.map((position) => ({ key: `at ${position}`, position }));

describe('the place of a new case', () => {
  it.each<[string, number[], number]>([
    ['first on an empty agenda', [], 1],
    ['after the others', [1, 2, 3], 4],
    ['before what always stands last', [1, 2, 901, 902], 3],
    ['first, where only what stands last is there', [901], 1],
    ['after a fraction, on a whole number', [1, 1.5], 2],
  ])('is %s', (_what, positions, place) => {
    expect(nextPosition(at(...positions))).toBe(place);
  });
});

describe('the position before a case', () => {
  it.each<[string, number[], string | null, number | undefined]>([
    ['the first', [1, 2], 'at 1', 0],
    ['the first that is a fraction', [0.5, 2], 'at 0.5', 0],
    ['another, on a whole number where there is one', [1, 4], 'at 4', 2],
    ['another, between two whole numbers', [1, 2], 'at 2', 1.5],
    ['another, between two fractions', [1.5, 2], 'at 2', 1.75],
    ['another where there is no room', [1, 1.01], 'at 1.01', undefined],
    ['another where two have the same', [3, 3], 'at 3', 2],
    ['none: last', [1, 2, 902], null, 903],
    ['none, on an empty agenda', [], null, 1],
  ])('%s', (_what, positions, before, position) => {
    expect(positionBefore(at(...positions), before)).toBe(position);
  });
});

describe('who follows up', () => {
  it.each([
    ['decision', false, 'municipalities', 'municipalities'],
    ['decision', true, 'municipalities', 'nobody'],
    ['discussion', false, 'secretariat', 'nobody'],
  ] as const)('of kind %s, fixed %s, said to be %s, is %s', (kind, fixed, said, followUpBy) => {
    expect(followedUpBy(aCase({ kind, fixed, followUpBy: said }))).toBe(followUpBy);
  });
});

describe('attachments', () => {
  it('that were taken away are shown nowhere, the others by number', () => {
    const papers = [3, 1, 2].map((number) => ({ number, withdrawn: number === 2 }));
    expect(standing(papers).map(({ number }) => number)).toEqual([1, 3]);
  });
});

describe('the meetings a case may go on in', () => {
  const on = (key: string, of: Partial<Meeting> = {}) => aMeeting({ key, startsAt: instant(`${key}T08:00:00Z`), state: 'planned', ...of });
  it('are the network’s own, to come, and neither cancelled nor of another kind; the nearest first', () => {
    const all = [
      on('2027-02-11'),
      on('2027-01-14'),
      on('2026-12-01'),
      on('2027-01-20', { network: 'KDU' }),
      on('2027-01-21', { state: 'cancelled' }),
      on('2027-01-22', { kind: 'gathering' }),
    ];
    expect(comingAfter(all, on('2026-12-11'), instant('2026-12-11T09:00:00Z')).map(({ key }) => key)).toEqual(['2027-01-14', '2027-02-11']);
  });
});

const asRows = <R extends RowMeta>(rows: readonly R[]) => new Table<RowMeta>(rows);

function aWorld(of: {
  network?: ReturnType<typeof aNetwork>;
  meetings: readonly Meeting[];
  cases?: readonly ReturnType<typeof aCase>[];
}): World {
  const snapshot = new Snapshot()
    .with(networks, asRows([of.network ?? aNetwork()]))
    .with(meetings, asRows(of.meetings))
    .with(caseList, asRows(of.cases ?? []));
  return { snapshot, now: instant('2026-11-23T08:00:00Z'), today: day('2026-11-23'), calendar: norway(), link: (path) => path };
}

describe('fixed cases', () => {
  const planned = aMeeting({ state: 'planned' });
  const titles = (world: World) => fixedRows(world).map((write) => write.values['title']);
  const usual = usualFixedCases('nb');
  const usualTitles = [...usual.first, ...usual.last].map(({ title }) => title);

  it('come by themselves to a meeting that is planned', () => {
    const writes = fixedRows(aWorld({ meetings: [planned] }));
    expect(writes.map(({ values: { key, title, position } }) => [key, title, position])).toEqual([
      ['HR/1/fast/1', 'Godkjenning av innkalling og sakliste', 1],
      ['HR/1/fast/2', 'Godkjenning av referat', 2],
      ['HR/1/fast/3', 'Referatsaker', 3],
      ['HR/1/fast/901', 'Eventuelt', 901],
      ['HR/1/fast/902', 'Felles bord', 902],
    ]);
    expect(writes.every(({ values }) => values['fixed'] === true && values['followUpBy'] === 'nobody')).toBe(true);
  });

  it.each<[string, Partial<Meeting>]>([
    ['is out', { state: 'noticed' }],
    ['was held', { state: 'held' }],
    ['was cancelled', { state: 'cancelled' }],
    ['is of a gathering', { state: 'planned', kind: 'gathering' }],
    ['is of a workshop', { state: 'planned', kind: 'workshop' }],
  ])('do not come when the notice %s', (_what, of) => {
    expect(titles(aWorld({ meetings: [aMeeting(of)] }))).toEqual([]);
  });

  it('do not come to an agenda with cases of its own, and one that was withdrawn does not come back', () => {
    expect(titles(aWorld({ meetings: [planned], cases: [aCase()] }))).toEqual([]);
    const withdrawn = aCase({ key: 'HR/1/fast/3', title: 'Referatsaker', fixed: true, state: 'withdrawn' });
    expect(titles(aWorld({ meetings: [planned], cases: [withdrawn] }))).toEqual(usualTitles.filter((title) => title !== 'Referatsaker'));
  });

  it('are the network’s own where it has chosen, in its language, and no title comes twice', () => {
    const own = {
      first: [{ title: 'Opprop', kind: 'information' as const, unnumbered: true }],
      last: [{ title: 'Ymse', kind: 'discussion' as const, unnumbered: false }],
    };
    const network = aNetwork({ language: 'nn', fixedCases: own });
    expect(titles(aWorld({ network, meetings: [planned] }))).toEqual(['Opprop', 'Ymse']);
    const old = aCase({ key: 'HR/1/fast/1', title: 'Ymse', fixed: true });
    expect(titles(aWorld({ network, meetings: [planned], cases: [old] }))).toEqual([]);
    expect(titles(aWorld({ network: aNetwork({ language: 'en' }), meetings: [planned] }))[0]).toBe('Approval of the notice and agenda');
  });

  it('approve the minutes of the meeting before, also when it is moved, unless somebody has written another title', () => {
    const earlier = aMeeting({ key: 'HR/0', startsAt: instant('2026-11-13T08:00:00Z'), state: 'held' });
    expect(titles(aWorld({ meetings: [earlier, planned] }))[1]).toBe('Godkjenning av referat fra 13. november 2026');
    const row = (of: Partial<ReturnType<typeof aCase>>) =>
      aCase({ key: 'HR/1/fast/2', title: 'Godkjenning av referat fra 6. november 2026', fixed: true, changedVia: 'veven', ...of });
    const renamed = 'Godkjenning av referat fra 13. november 2026';
    expect(titles(aWorld({ meetings: [earlier, planned], cases: [row({})] }))).toContain(renamed);
    expect(titles(aWorld({ meetings: [earlier, planned], cases: [row({ changedVia: 'tab' })] }))).not.toContain(renamed);
  });

  it('tell which of them approves the minutes, in every language', () => {
    for (const language of languages) {
      const { first } = usualFixedCases(language);
      expect(first.map(({ title }) => approvesMinutes({ fixed: true, title }))).toEqual([false, true, false]);
    }
    expect(approvesMinutes({ fixed: false, title: 'Godkjenning av referat' })).toBe(false);
  });
});

describe('the checklist before a decision', () => {
  const decision = (of: Partial<ReturnType<typeof aCase>> = {}) =>
    aCase({ key: 'HR/1/02', kind: 'decision', followUpBy: 'municipalities', ...of });
  const rowsOf = (of: Partial<ReturnType<typeof aCase>>) => checklistRows(aWorld({ meetings: [aMeeting()], cases: [decision(of)] }));

  it.each<[string, Partial<ReturnType<typeof aCase>>, readonly (readonly [string, string])[]]>([
    ['opens fifteen working days before the meeting', {}, [['2026-11-20', '2026-12-11']]],
    [
      'is due on the day that was said, and opens fifteen working days before that',
      { hearBy: day('2026-12-07') },
      [['2026-11-16', '2026-12-07']],
    ],
    ['is not there when the line is not to be heard', { hearing: 'none' }, []],
    ['is not there for what stands on every agenda', { fixed: true }, []],
    ['is not there for a case that was withdrawn', { state: 'withdrawn' }, []],
  ])('%s', (_what, of, days) => {
    expect(rowsOf(of).map(({ values }) => [values['opensOn'], values['dueOn']])).toEqual(days);
  });

  it('is closed when the line is not to be heard after all, and follows its case to another day', () => {
    const checklist = { ...aCase({ key: 'HR/1/02/F6-1' }), cause: 'HR/1/02', state: 'open', opensOn: '2026-11-20', dueOn: '2026-12-11' };
    const changed = (of: Partial<ReturnType<typeof aCase>>) => {
      const world = aWorld({ meetings: [aMeeting()], cases: [decision(of)] });
      return checklistRows({ ...world, snapshot: world.snapshot.with(checklists, asRows([checklist])) }).map(({ values }) => values);
    };
    expect(changed({ hearing: 'none' })).toMatchObject([{ state: 'closed' }]);
    expect(changed({ hearBy: day('2026-12-07') })).toMatchObject([{ state: 'open', dueOn: '2026-12-07', opensOn: '2026-11-16' }]);
  });
});
