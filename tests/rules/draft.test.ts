import { norway } from '../../bot/calendar.ts';
import { caseSuggestions } from '../../bot/case/case.suggestions.ts';
import { decisionSuggestions } from '../../bot/decision/decision.suggestions.ts';
import { draft, newKey } from '../../bot/draft/draft.ts';
import { kindOf, minutesOf, taken } from '../../bot/draft/taken.ts';
import { measureSuggestions } from '../../bot/measure/measure.suggestions.ts';
import { Snapshot, Table } from '../../bot/snapshot/snapshot.ts';
import type { Suggestion } from '../../bot/suggestion.ts';
import type { World } from '../../bot/world.ts';
import { cases } from '../../shared/case/case.list.ts';
import { addMinutes, day, dayOf, type Instant, osloInstant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { type Attachment, attachments, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { aCase, aChange, aDecision, aFollowUp, aMeasure, aMeeting, aNetwork, anAttachment } from '../support/rows.ts';

const at = (on: string, time = '09:00'): Instant => osloInstant(day(on), time);
const aMeetingOn = (on: string, of: Partial<Meeting> = {}): Meeting =>
  aMeeting({ key: `HR/${on}`, startsAt: at(on), endsAt: at(on, '12:00'), noticeAt: at(on, '08:00'), state: 'held', ...of });

const january = aMeetingOn('2027-01-14');
const march = aMeetingOn('2027-03-12');
const april = aMeetingOn('2027-04-16', { state: 'planned', noticeAt: at('2027-04-09') });
const may = aMeetingOn('2027-05-14', { state: 'planned', noticeAt: at('2027-05-07') });
const now = at('2027-04-01', '10:00');

type Rows = readonly (readonly [List, readonly object[]])[];
const always: Rows = [
  [meetings, [january, march, april, may]],
  [networks, [aNetwork()]],
];

function worldOf(rows: Rows): World {
  const tables = new Map<string, Table<RowMeta>>();
  for (const [{ name }, of] of [...always, ...rows]) tables.set(name, new Table([...(tables.get(name)?.all ?? []), ...(of as RowMeta[])]));
  return { snapshot: new Snapshot(tables), now, today: dayOf(now), calendar: norway(), link: (path) => path };
}

const sources = [measureSuggestions, decisionSuggestions, caseSuggestions];
const draftOf = (...rows: Rows) => draft(april, worldOf(rows), sources);
const said = (suggestions: readonly Suggestion[]) => suggestions.map(({ title, because }) => `${title}, ${because.nb}`);
const inShort = (suggestions: readonly Suggestion[]) =>
  suggestions.map((one) => `${one.title}: ${kindOf(one)}, ${minutesOf(one)} min, ${one.because.nb}`);

const inMarch = (of: Parameters<typeof aCase>[0] = {}) =>
  aCase({ key: 'HR/mars/03', title: 'Felles vikarpool', meeting: march.key, ...of });

describe('the draft of an agenda suggests', () => {
  it('nothing when nothing is left', () => {
    expect(draftOf([cases, [inMarch({ state: 'treated', conclusion: 'Ja.' })]])).toEqual([]);
  });

  it.each<[what: string, item: ReturnType<typeof aCase>, ...said: string[]]>([
    [
      'a case that was not reached',
      inMarch({ state: 'postponed', minutes: 35, kind: 'decision' }),
      'Felles vikarpool: decision, 35 min, fordi den ikke ble nådd 12. mars',
    ],
    [
      'one of an earlier year',
      aCase({ key: 'x', title: 'Vikarpool', meeting: 'HR/2026-11-13', state: 'postponed' }),
      'Vikarpool: discussion, 20 min, fordi den ikke ble nådd 13. november 2026',
    ],
    ['none that a year has gone over', aCase({ key: 'x', meeting: 'HR/2026-03-13', state: 'postponed' })],
    ['a case without a conclusion', inMarch(), 'Felles vikarpool: discussion, 20 min, fordi den ikke fikk konklusjon 12. mars'],
    ['none of an earlier meeting than the last', inMarch({ meeting: january.key })],
    ['none that was for information', inMarch({ kind: 'information' })],
    ['no approval of minutes', inMarch({ title: 'Godkjenning av referat', kind: 'decision' })],
    ['none that stands on every agenda', inMarch({ fixed: true, state: 'postponed' })],
    ['no round the table', inMarch({ unnumbered: true, state: 'postponed' })],
    ['none that was withdrawn', inMarch({ state: 'withdrawn' })],
    [
      'a case of a meeting that was called off',
      inMarch({ meeting: 'HR/avlyst' }),
      'Felles vikarpool: discussion, 20 min, fordi møtet 19. mars ble avlyst',
    ],
    [
      'the decision that a discussion was to lead to',
      inMarch({ state: 'treated', conclusion: 'Skal besluttes.', hearing: 'together' }),
      'Felles vikarpool: decision, 20 min, fordi den ble drøftet 12. mars og skal besluttes',
    ],
    ['none that was only discussed', inMarch({ state: 'treated', conclusion: 'Drøftet.' })],
    [
      'a case that waits',
      inMarch({ meeting: undefined, state: 'parked', createdAt: at('2027-02-03') }),
      'Felles vikarpool: discussion, 20 min, fordi den har ligget på vent siden 3. februar',
    ],
    [
      'a case that somebody has proposed and that was accepted',
      inMarch({ meeting: undefined, state: 'parked', createdAt: at('2027-02-03'), proposedBy: 'kari', minutes: 5, kind: 'information' }),
      'Felles vikarpool: information, 5 min, fordi den ble meldt inn 3. februar',
    ],
    ['none that is only proposed', inMarch({ meeting: undefined, state: 'proposed' })],
    [
      'none of which the line is still heard when the meeting is',
      inMarch({ meeting: undefined, state: 'parked', hearBy: day('2027-04-16') }),
    ],
    ['none of another network', inMarch({ network: 'KDU', state: 'postponed' })],
    [
      'nothing that is exempt: its content would not come along',
      inMarch({ state: 'postponed', exempt: true, provision: 'offl. § 23 første ledd' }),
    ],
  ])('%s', (_what, item, ...expected) => {
    const others = [aMeetingOn('2026-11-13'), aMeetingOn('2026-03-13'), aMeetingOn('2027-03-19', { key: 'HR/avlyst', state: 'cancelled' })];
    expect(inShort(draftOf([cases, [item]], [meetings, others]))).toEqual(expected);
  });

  it('a case in the backlog that goes on from another by what became of that', () => {
    const earlier = inMarch({ state: 'postponed' });
    const next = aCase({ key: 'neste', title: 'Felles vikarpool', meeting: undefined, state: 'parked', carriedFrom: earlier.key });
    expect(said(draftOf([cases, [earlier, next]]))).toEqual(['Felles vikarpool, fordi den ikke ble nådd 12. mars']);
    expect(said(draftOf([cases, [{ ...earlier, state: 'treated' }, next]]))).toEqual([
      'Felles vikarpool, fordi den ble drøftet 12. mars og skal besluttes',
    ]);
  });

  describe('a decision', () => {
    const decided = inMarch({
      key: 'HR/januar/02',
      meeting: january.key,
      number: '002/27',
      title: 'Felles mottak',
      kind: 'decision',
      state: 'treated',
      conclusion: 'Ja.',
    });
    const decision = aDecision({ key: 'HR/januar/02/1', caseKey: decided.key, meeting: january.key, decidedAt: january.startsAt });
    const answers = (states: readonly Partial<ReturnType<typeof aFollowUp>>[]) =>
      states.map((of, index) => aFollowUp({ key: `${decision.key}/${index}`, decision: decision.key, dueOn: day('2027-05-04'), ...of }));
    const old = at('2027-02-10');
    const fresh = at('2027-03-20');
    const of = (states: Parameters<typeof answers>[0], ...more: readonly ReturnType<typeof aCase>[]) =>
      inShort(draftOf([cases, [decided, ...more]], [decisions, [decision]], [followUps, answers(states)]));
    const title = 'Oppfølging av 002/27 Felles mottak';
    const upInMarch = aCase({ key: 'mars/oppfølging', meeting: march.key, state: 'treated', conclusion: 'Ja.', earlier: [decided.key] });

    it.each<[what: string, states: Parameters<typeof answers>[0], ...said: string[]]>([
      ['of which nothing is new is let be', [{}, { state: 'done', answeredAt: old }]],
      [
        'that somebody has answered',
        [{}, { state: 'done', answeredAt: fresh }, { state: 'underway', answeredAt: fresh }],
        `${title}: information, 5 min, fordi 2 kommuner har svart siden 12. mars`,
      ],
      [
        'in which some are stuck',
        [{ state: 'stuck', answeredAt: old }, { state: 'stuck', answeredAt: old }, {}],
        `${title}: discussion, 20 min, fordi 2 av 3 kommuner står fast`,
      ],
      [
        'that some are late with',
        [{ dueOn: day('2027-03-30') }, { state: 'done', answeredAt: old }],
        `${title}: discussion, 10 min, fordi 1 av 2 kommuner er over fristen`,
      ],
      ['that is due today is not late', [{ dueOn: day('2027-04-01') }]],
      [
        'that all have done',
        [
          { state: 'done', answeredAt: old },
          { state: 'done', answeredAt: old },
          { state: 'notConcerned', answeredAt: old },
        ],
        `${title}: decision, 5 min, fordi 2 av 2 kommuner er ferdige`,
      ],
      ['that concerns nobody is let be', [{ state: 'notConcerned', answeredAt: fresh }]],
    ])('%s', (_what, states, ...expected) => {
      expect(of(states)).toEqual(expected);
    });

    it('that was up in the last meeting comes again only when something has happened since', () => {
      expect(of([{ state: 'stuck', answeredAt: old }], upInMarch)).toEqual([]);
      expect(of([{ state: 'done', answeredAt: old }], upInMarch)).toEqual([]);
      expect(of([{ dueOn: day('2027-03-01') }], upInMarch)).toEqual([]);
      expect(of([{ state: 'stuck', answeredAt: fresh }], upInMarch)).toHaveLength(1);
      expect(of([{ dueOn: day('2027-03-20') }], upInMarch)).toHaveLength(1);
    });

    it('that is closed, or that the secretariat follows up, is let be', () => {
      for (const other of [
        { ...decision, state: 'closed' as const },
        { ...decision, followUpBy: 'secretariat' as const },
      ])
        expect(draftOf([cases, [decided]], [decisions, [other]], [followUps, answers([{ state: 'stuck' }])])).toEqual([]);
    });

    it('that is an assignment is reported on, but not twice in a row', () => {
      const assignment = { ...decision, followUpBy: 'network' as const };
      expect(inShort(draftOf([cases, [decided]], [decisions, [assignment]]))).toEqual([
        'Tilbakemelding på oppdrag: 002/27 Felles mottak: information, 10 min, fordi oppdraget ble gitt 14. januar',
      ]);
      expect(draftOf([cases, [decided, upInMarch]], [decisions, [assignment]])).toEqual([]);
      expect(draftOf([cases, [decided]], [decisions, [{ ...assignment, decidedAt: march.startsAt }]])).toEqual([]);
    });

    it('that has become exempt is named by its number and its provision, here and in the new case', () => {
      const exempt = { ...decided, exempt: true, provision: 'offl. § 23' };
      const [only] = draftOf(
        [cases, [exempt]],
        [decisions, [{ ...decision, title: decided.title }]],
        [followUps, answers([{ state: 'stuck' }])],
      );
      expect(only).toMatchObject({
        title: 'Oppfølging av 002/27 Unntatt offentlighet, offl. § 23',
        values: { exempt: true, provision: 'offl. § 23' },
      });
      expect(JSON.stringify(only)).not.toContain('Felles mottak');
    });

    it('names no municipality', () => {
      const states = [
        { municipality: 'Rollag', state: 'stuck' as const },
        { municipality: 'Tinn', dueOn: day('2027-03-01') },
      ];
      const draft = draftOf([cases, [decided]], [decisions, [decision]], [followUps, answers(states)]);
      expect(draft).toHaveLength(1);
      expect(JSON.stringify(draft)).not.toMatch(/Rollag|Tinn/);
    });
  });

  describe('a measure', () => {
    const measure = aMeasure({ title: 'Standardisering', phase: 'carriedOut', status: 'watch', statusSince: day('2027-03-20') });
    const change = (on: string, before: string | null, after: string) =>
      aChange({ at: at(on), before: { phase: 'carriedOut', status: before }, after: { phase: 'carriedOut', status: after } });

    it.each<[what: string, row: Partial<ReturnType<typeof aMeasure>>, changes: readonly ReturnType<typeof aChange>[], ...said: string[]]>([
      [
        'whose status is another',
        {},
        [change('2027-03-20', 'onTrack', 'watch')],
        'Status for HR4 Standardisering: discussion, 15 min, fordi statusen ble endret til Følg med 20. mars',
      ],
      [
        'whose status is its first',
        {},
        [change('2027-03-20', null, 'watch')],
        'Status for HR4 Standardisering: discussion, 15 min, fordi statusen ble endret til Følg med 20. mars',
      ],
      ['whose status went to and fro is let be', {}, [change('2027-03-20', 'watch', 'stuck'), change('2027-03-22', 'stuck', 'watch')]],
      ['whose status turned before the last meeting is let be', {}, [change('2027-03-11', 'onTrack', 'watch')]],
      [
        'whose phase is another',
        { phase: 'running' },
        [aChange({ at: at('2027-03-15'), before: { phase: 'carriedOut', status: 'watch' }, after: { phase: 'running', status: 'watch' } })],
        'Status for HR4 Standardisering: discussion, 15 min, fordi fasen ble endret til I drift 15. mars',
      ],
      [
        'that was only entered is let be',
        {},
        [aChange({ at: at('2027-03-15'), before: null, after: { phase: 'carriedOut', status: 'watch' } })],
      ],
      ['whose status is ninety days old is let be', { statusSince: day('2027-01-01') }, []],
      [
        'whose status is older',
        { statusSince: day('2026-12-31') },
        [],
        'Status for HR4 Standardisering: information, 10 min, fordi statusen er fra 31. desember 2026',
      ],
      [
        'that never had one',
        { status: undefined, statusSince: undefined, phaseSince: day('2026-12-01') },
        [],
        'Status for HR4 Standardisering: information, 10 min, fordi tiltaket ikke har fått noen status siden 1. desember 2026',
      ],
      [
        'whose phase has no status is let be',
        { phase: 'prioritised', status: undefined, statusSince: undefined, phaseSince: day('2026-01-01') },
        [],
      ],
      ['of another network is let be', { network: 'KDU', cooperating: ['HR'], statusSince: day('2026-01-01') }, []],
    ])('%s', (_what, row, changes, ...expected) => {
      expect(inShort(draftOf([measures, [{ ...measure, ...row }]], [history, changes]))).toEqual(expected);
    });

    it('whose status is old is let be when it was up in a meeting since', () => {
      const old = [{ ...measure, statusSince: day('2026-01-01') }];
      const up = inMarch({ measure: 'HR4', state: 'treated', conclusion: 'Tatt til orientering.' });
      expect(draftOf([measures, old], [cases, [up]])).toEqual([]);
      expect(draftOf([measures, old], [cases, [{ ...up, state: 'withdrawn' }]])).toHaveLength(1);
    });
  });

  describe('nothing that is on this or another coming agenda:', () => {
    const left = inMarch({ state: 'postponed' });
    const stale = aMeasure({ title: 'Standardisering', status: 'watch', statusSince: day('2026-01-01') });
    const rows: Rows = [[measures, [stale]]];

    it.each([april, may])('a case that goes on from it, or is about the measure', (coming) => {
      expect(draftOf([cases, [left]], ...rows)).toHaveLength(2);
      const carried = aCase({ key: 'a', meeting: coming.key, carriedFrom: left.key });
      const referred = aCase({ key: 'b', meeting: coming.key, earlier: ['older', left.key] });
      const about = aCase({ key: 'c', meeting: coming.key, measure: 'HR4' });
      expect(draftOf([cases, [left, carried]], ...rows)).toHaveLength(1);
      expect(draftOf([cases, [left, referred]], ...rows)).toHaveLength(1);
      expect(draftOf([cases, [left, about]], ...rows)).toHaveLength(1);
      expect(draftOf([cases, [left, { ...about, state: 'withdrawn' }]], ...rows)).toHaveLength(2);
    });

    it('in any body for a case, in the same network for a measure', () => {
      const kdu = aMeetingOn('2027-04-20', { key: 'KDU/1', network: 'KDU', state: 'planned' });
      const sentOn = aCase({ key: 'kdu', network: 'KDU', meeting: kdu.key, measure: 'HR4', earlier: [left.key] });
      expect(said(draftOf([meetings, [kdu]], [cases, [left, sentOn]], ...rows))).toEqual([
        'Status for HR4 Standardisering, fordi statusen er fra 1. januar 2026',
      ]);
    });

    it('what stands there by its title, as the approval of the minutes', () => {
      const fixed = aCase({ key: 'fast', title: left.title, meeting: april.key, fixed: true });
      expect(draftOf([cases, [left, fixed]])).toEqual([]);
      expect(draftOf([cases, [left, { ...fixed, meeting: may.key }]])).toHaveLength(1);
    });

    it('what goes on in a case of the past is not left over', () => {
      const earlier = { ...left, meeting: january.key };
      const again = aCase({ key: 'igjen', meeting: march.key, state: 'treated', conclusion: 'Ja.', carriedFrom: earlier.key });
      expect(draftOf([cases, [earlier, again]])).toEqual([]);
      expect(draftOf([cases, [earlier, { ...again, state: 'withdrawn' }]])).toHaveLength(1);
    });

    it('the same matter twice in one draft', () => {
      const held: Rows = [[meetings, [aMeetingOn('2026-11-13')]], ...rows];
      expect(draftOf(...held)).toHaveLength(1);
      const decided = aCase({ key: 'd', meeting: 'HR/2026-11-13', kind: 'decision', state: 'treated', conclusion: 'Ja.', measure: 'HR4' });
      const decision = aDecision({ key: 'd/1', caseKey: 'd', measure: 'HR4' });
      const stuck = aFollowUp({ key: 'd/1/Rollag', decision: 'd/1', state: 'stuck' });
      expect(draftOf([cases, [decided]], [decisions, [decision]], [followUps, [stuck]], ...held).map(({ cause }) => cause)).toEqual([
        'stuck',
      ]);
    });
  });

  it('nothing for a gathering or a workshop: they have no cases', () => {
    for (const kind of ['gathering', 'workshop'] as const)
      expect(draft({ ...april, kind }, worldOf([[cases, [inMarch({ state: 'postponed' })]]]), sources)).toEqual([]);
  });
});

describe('the same rows', () => {
  const rows: Rows = [
    [
      cases,
      [
        inMarch({ key: 'a', itemId: '11', title: 'A', position: 2, state: 'postponed' }),
        inMarch({ key: 'b', itemId: '10', title: 'B', position: 10, state: 'postponed', earlier: ['a0'] }),
        inMarch({ key: 'c', itemId: '3', title: 'C', meeting: undefined, state: 'parked', createdAt: at('2027-02-03') }),
        inMarch({ key: 'd', itemId: '4', title: 'D', meeting: undefined, state: 'parked', createdAt: at('2027-02-03') }),
        inMarch({ key: 'e', itemId: '5', title: 'E', meeting: january.key, state: 'treated', conclusion: 'Ja.', hearing: 'none' }),
        ...[6, 7, 8].map((id) =>
          aCase({
            key: `s${id}`,
            itemId: String(id),
            title: `S${id}`,
            meeting: january.key,
            kind: 'decision',
            state: 'treated',
            conclusion: 'Ja.',
            measure: `HR${id}`,
          }),
        ),
      ],
    ],
    [
      decisions,
      [6, 7, 8].map((id) =>
        aDecision({ key: `s${id}/1`, itemId: String(id), caseKey: `s${id}`, measure: `HR${id}`, decidedAt: january.startsAt }),
      ),
    ],
    [
      followUps,
      [6, 7, 8].flatMap((id) =>
        [0, 1, 2].map((part) => aFollowUp({ key: `s${id}/1/${part}`, decision: `s${id}/1`, state: part < id - 5 ? 'stuck' : 'done' })),
      ),
    ],
    [
      measures,
      ['HR1', 'HR2', 'HR6'].map((key) => aMeasure({ key, itemId: key, title: key, status: 'watch', statusSince: day('2026-01-01') })),
    ],
    [
      history,
      ['stuck', 'onTrack', 'watch'].map((status, index, all) =>
        aChange({
          measure: 'HR1',
          at: at('2027-03-20', '10:00'),
          key: `h${index}`,
          before: { phase: 'carriedOut', status: all[index - 1] ?? 'onTrack' },
          after: { phase: 'carriedOut', status },
        }),
      ),
    ],
  ];

  it('give the same draft, in whatever order they come', () => {
    const wanted = draftOf(...rows);
    expect(said(wanted)).toEqual([
      'A, fordi den ikke ble nådd 12. mars',
      'B, fordi den ikke ble nådd 12. mars',
      'E, fordi den ble drøftet 14. januar og skal besluttes',
      'C, fordi den har ligget på vent siden 3. februar',
      'D, fordi den har ligget på vent siden 3. februar',
      'Oppfølging av S6, fordi 1 av 3 kommuner står fast',
      'Oppfølging av S7, fordi 2 av 3 kommuner står fast',
      'Oppfølging av S8, fordi 3 av 3 kommuner står fast',
      'Status for HR1 HR1, fordi statusen ble endret til Følg med 20. mars',
      'Status for HR2 HR2, fordi statusen er fra 1. januar 2026',
    ]);
    const random = seeded(2027);
    for (let round = 0; round < 100; round += 1) {
      const shuffled = shuffle(random, rows).map(([list, of]) => [list, shuffle(random, of)] as const);
      const from = shuffle(random, sources);
      expect(plainly(draft(april, worldOf(shuffled), from))).toEqual(plainly(wanted));
    }
  });

  it('give two keys to two suggestions', () => {
    const keys = draftOf(...rows).map((one) => newKey(april, one));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what is taken', () => {
  const left = inMarch({
    itemId: '17',
    title: 'Vikarpool',
    minutes: 35,
    kind: 'decision',
    followUpBy: 'municipalities',
    measure: 'HR3',
    information: 'Notat.',
    earlier: ['older'],
  });
  const waits = aCase({
    key: 'venter',
    title: 'Venter',
    meeting: undefined,
    state: 'parked',
    createdAt: at('2027-02-03'),
    stateReason: 'Uten møte.',
  });
  const standing = [
    aCase({ key: 'fast', meeting: april.key, position: 3, fixed: true }),
    aCase({ key: 'sist', meeting: april.key, position: 901, fixed: true }),
  ];
  const world = worldOf([[cases, [left, waits, ...standing]]]);
  const writes = taken(draft(april, world, sources), april, world);

  it('comes after what is there and before the last, each with its place', () => {
    expect(writes.map(({ do: what, values }) => [what, values['meeting'], values['position']])).toEqual([
      ['update', undefined, undefined],
      ['create', april.key, 4],
      ['update', april.key, 5],
    ]);
  });

  it('goes on with what the earlier case was about, and marks that as not reached', () => {
    expect(writes[0]).toMatchObject({
      row: { key: left.key },
      values: { state: 'postponed', stateReason: 'Ikke nådd. Saken er satt opp i et senere møte.' },
    });
    expect(writes[1]).toMatchObject({
      key: `${left.key}/videre`,
      values: {
        title: 'Vikarpool',
        kind: 'decision',
        minutes: 35,
        followUpBy: 'municipalities',
        measure: 'HR3',
        information: 'Notat.',
        carriedFrom: left.key,
        earlier: ['older', left.key],
        state: 'scheduled',
        numberKey: `${left.key}/videre`,
        addedLate: false,
      },
    });
  });

  it('is the very case where it waited, with the time that cases of its kind get', () => {
    expect(writes[2]).toMatchObject({
      do: 'update',
      row: { key: 'venter' },
      values: { meeting: april.key, state: 'scheduled', minutes: 20, stateReason: undefined },
    });
  });

  it('brings the papers that it had, once, numbered through the new notice', () => {
    const paper = (number: number, of: Partial<Attachment> = {}) => anAttachment({ number, caseKey: left.key, meeting: march.key, ...of });
    const papers = [
      paper(7, { title: 'Notat' }),
      paper(8, { title: 'Trukket', withdrawn: true }),
      paper(2, { title: 'Tall', url: 'https://x.no/2' }),
    ];
    const there = paper(3, { key: 'sist', caseKey: 'fast', meeting: april.key });
    const all = worldOf([
      [cases, [left]],
      [attachments, [...papers, there]],
    ]);
    const made = taken(draft(april, all, sources), april, all).filter(({ list }) => list === attachments);
    expect(made.map(({ values }) => [values['key'], values['caseKey'], values['title'], values['url']])).toEqual([
      [`${april.key}/vedlegg/4`, `${left.key}/videre`, 'Tall', 'https://x.no/2'],
      [`${april.key}/vedlegg/5`, `${left.key}/videre`, 'Notat', undefined],
    ]);

    const half = worldOf([
      [cases, [left]],
      [
        attachments,
        [...papers, there, paper(4, { key: 'k', title: 'Tall', url: 'https://x.no/2', caseKey: `${left.key}/videre`, meeting: april.key })],
      ],
    ]);
    expect(taken(draft(april, half, sources), april, half).filter(({ list }) => list === attachments)).toHaveLength(1);
  });

  it('leaves alone a meeting whose minutes are sent', () => {
    const sent = worldOf([
      [cases, [left]],
      [meetings, [{ ...march, state: 'minutesSent' }]],
    ]);
    expect(taken(draft(april, sent, sources), april, sent).map(({ do: what }) => what)).toEqual(['create']);
  });

  it('is late after the notice', () => {
    const noticed = { ...april, state: 'noticed' as const, noticeAt: addMinutes(now, -1) };
    const after = worldOf([
      [cases, [waits]],
      [meetings, [noticed]],
    ]);
    expect(taken(draft(noticed, after, sources), noticed, after)[0]?.values).toMatchObject({ addedLate: true });
  });

  it('is not suggested again, not even when it was taken off the agenda', () => {
    const made = aCase({ key: `${left.key}/videre`, meeting: april.key, state: 'withdrawn', carriedFrom: left.key });
    expect(draftOf([cases, [{ ...left, state: 'postponed' }, made]])).toEqual([]);
  });
});

/** The same series every time. Source: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const shuffle = <T>(random: () => number, of: readonly T[]): T[] =>
  of
    .map((value) => [random(), value] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, value]) => value);

const plainly = (suggestions: readonly Suggestion[]) =>
  suggestions.map(({ moves, leaves, ...rest }) => ({ ...rest, moves: moves?.key, leaves: leaves?.key }));
