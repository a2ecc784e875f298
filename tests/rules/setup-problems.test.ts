import type { DirectoryFacts } from '../../bot/setup/directory-facts.ts';
import { reviewProblems, setupProblems } from '../../bot/setup/setup.problems.ts';
import { setupQuery } from '../../bot/setup/setup.queries.ts';
import { Table } from '../../bot/snapshot/snapshot.ts';
import { cases } from '../../shared/case/case.list.ts';
import { day, instant } from '../../shared/day.ts';
import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import type { RowMeta } from '../../shared/list.ts';
import type { Setup } from '../../shared/setup/setup.api.ts';
import { aMember, aWorld, facts, identityOf, onDays, type Rows, secretary, tenant } from '../setup/a-region.ts';
import { aCase, aMeeting, aNetwork, aPerson, aSeat, aTerm } from '../support/rows.ts';

const kari = aPerson({ key: 'kari', title: 'Kari Nordmann', identity: identityOf('kari'), email: 'kari@rollag.example' });
const rolf = aPerson({ key: 'rolf', title: 'Rolf', identity: identityOf('rolf'), email: 'rolf@rollag.example' });
const rollag = aSeat({ municipality: 'Rollag' });
const hr = aNetwork({ channelId: '19:hr' });
const term = aTerm({ person: 'kari' });

const place = {
  serviceUrl: 'https://teams.example/',
  tenantId: tenant,
  name: undefined,
  teamId: undefined,
  closed: undefined,
  shared: false,
};
const aChannel = (id = '19:hr', of: object = {}) => ({ ...place, id, kind: 'channel' as const, identity: undefined, ...of });
const aChat = (name: string, of: object = {}) => ({
  ...place,
  id: `a:${name}`,
  kind: 'personal' as const,
  identity: identityOf(name),
  ...of,
});
const aMemberOf = (name: string, of: object = {}) => ({ id: `29:${name}`, identity: identityOf(name), name, email: undefined, ...of });

const exempt = (key: string, reviewOn: string) => ({
  ...aMeeting({ key }),
  ...{ kind: 'case', network: 'HR', meeting: 'HR/1', heading: 'HEMMELIG', readers: { secretariat: true, seats: 'network' } },
  ...{ setBy: 'kari', setAt: instant('2026-01-01T08:00:00Z'), reviewOn: day(reviewOn), liftedAt: undefined },
});
const withExempt = (contents: readonly ReturnType<typeof exempt>[], today = '2026-12-01') => {
  const world = aWorld({ networks: [hr], today });
  const numbered = contents.map(({ key }) => aCase({ key, number: '036/26', exempt: true, provision: 'offl. § 23 første ledd' }));
  return {
    ...world,
    snapshot: world.snapshot.with(exemptContents, new Table<RowMeta>(contents)).with(cases, new Table<RowMeta>(numbered)),
  };
};

describe('what is exempt and to be looked at again', () => {
  it('is told on its day by number and provision, the first first, and never the content', () => {
    const world = withExempt([exempt('b', '2026-12-01'), exempt('a', '2026-11-20'), exempt('later', '2026-12-02')]);
    const due = reviewProblems(world, secretary);
    const about = {
      ...{ kind: 'exempt-due', of: 'case', number: '036/26', provision: 'offl. § 23 første ledd', networkTitle: hr.title },
      ...{ meeting: 'HR/1', askOf: undefined },
    };

    expect(due).toEqual([
      { ...about, key: 'a', reviewOn: '2026-11-20' },
      { ...about, key: 'b', reviewOn: '2026-12-01' },
    ]);
    expect(JSON.stringify(due)).not.toContain('HEMMELIG');
  });

  it('is one line when it is many', () => {
    const four = ['a', 'b', 'c', 'd'].map((key, at) => exempt(key, `2026-11-2${at}`));
    expect(reviewProblems(withExempt(four.slice(1)), secretary)).toHaveLength(3);
    expect(reviewProblems(withExempt(four), secretary)).toEqual([{ kind: 'exempt-due-many', count: 4, since: '2026-11-20' }]);
  });

  it('comes last on the page', () => {
    const { problems } = setupQuery(() => facts({}), true).answer(withExempt([exempt('a', '2026-11-20')]), secretary, {}) as Setup;
    expect(problems.map(({ kind }) => kind)).toEqual(['channel-closed', 'exempt-due']);
  });
});

/** A region in which nothing is wrong. */
const well: Rows = { networks: [hr], people: [kari, rolf], seats: [rollag], terms: [term] };
const told = facts({ conversations: [aChannel(), aChat('kari')], rosters: new Map([['19:hr', [aMemberOf('kari')]]]) });

type Row = readonly [what: string, rows: Rows, facts: Partial<DirectoryFacts>, problems: readonly object[]];

const rows: readonly Row[] = [
  ['nothing is wrong', {}, {}, []],

  ['a seat nobody has', { terms: [] }, {}, [{ kind: 'seat-empty', seat: 'HR/Rollag' }]],
  [
    'a seat whose representative has left',
    { people: [{ ...kari, leftOn: day('2026-11-22') }] },
    {},
    [{ kind: 'seat-empty', seat: 'HR/Rollag' }],
  ],
  ['a seat whose representative leaves today', { people: [{ ...kari, leftOn: day('2026-11-23') }] }, {}, []],
  ['a seat with a deputy alone', { terms: [{ ...term, part: 'deputy' }] }, {}, [{ kind: 'seat-empty', seat: 'HR/Rollag' }]],
  [
    'a seat whose representative begins tomorrow',
    { terms: [{ ...term, from: day('2026-11-24') }] },
    {},
    [{ kind: 'seat-empty', seat: 'HR/Rollag' }],
  ],
  ['a seat whose representative is nobody', { people: [] }, {}, [{ kind: 'seat-empty', seat: 'HR/Rollag' }]],
  ['a seat that is no more', { seats: [{ ...rollag, to: day('2026-11-22') }], terms: [{ ...term, to: day('2026-11-22') }] }, {}, []],
  ['a seat to come', { seats: [{ ...rollag, from: day('2026-12-01') }], terms: [] }, {}, []],

  [
    'a representative who has left the channel',
    {},
    { rosters: new Map([['19:hr', []]]) },
    [{ kind: 'left-channel', seat: 'HR/Rollag', person: 'kari', channel: '19:hr' }],
  ],
  [
    'one who is there as another identity',
    { people: [{ ...kari, identity2: identityOf('beside') }] },
    { rosters: new Map([['19:hr', [aMemberOf('beside')]]]) },
    [],
  ],
  ['one who is reached by e-mail', { people: [{ ...kari, contact: 'email' }] }, { rosters: new Map([['19:hr', []]]) }, []],
  ['one of whom no identity is known', { people: [{ ...kari, identity: undefined }] }, { rosters: new Map([['19:hr', []]]) }, []],
  ['members that are not known', {}, { rosters: new Map() }, []],
  ['a deputy who is not there', { terms: [term, aTerm({ person: 'rolf', part: 'deputy' })] }, {}, []],

  [
    'an identity of two people',
    { people: [kari, { ...rolf, identity: kari.identity }] },
    {},
    [{ kind: 'identity-twice', identity: kari.identity, people: ['kari', 'rolf'] }],
  ],
  [
    'an identity that is another’s second',
    { people: [kari, { ...rolf, identity2: kari.identity }] },
    {},
    [{ kind: 'identity-twice', identity: kari.identity, people: ['kari', 'rolf'] }],
  ],
  [
    'two second ones alike',
    {
      people: [
        { ...kari, identity2: 'x/y' },
        { ...rolf, identity2: 'x/y' },
      ],
    },
    {},
    [{ kind: 'identity-twice', identity: 'x/y', people: ['kari', 'rolf'] }],
  ],
  ['the same identity twice in one person', { people: [{ ...kari, identity2: kari.identity }] }, {}, []],

  [
    'a stranger',
    {},
    { strangers: [{ identity: 'x/y', name: undefined, wroteAt: instant('2026-11-20T08:00:00Z') }] },
    [{ kind: 'stranger', identity: 'x/y' }],
  ],

  ['a leader network without a channel', { networks: [aNetwork()] }, {}, [{ kind: 'no-channel', network: 'HR' }]],
  [
    'a steering network without a channel',
    { networks: [hr, aNetwork({ key: 'KDU', kind: 'steering' })] },
    {},
    [{ kind: 'no-channel', network: 'KDU' }],
  ],
  ['a working group without a channel', { networks: [hr, aNetwork({ key: 'AG', kind: 'working-group' })] }, {}, []],
  [
    'a channel that is closed',
    {},
    { conversations: [aChannel('19:hr', { closed: 'archived' }), aChat('kari')] },
    [{ kind: 'channel-closed', network: 'HR', channel: '19:hr', closed: 'archived' }],
  ],
  [
    'a channel that Veven is not in',
    {},
    { conversations: [aChat('kari')] },
    [{ kind: 'channel-closed', network: 'HR', channel: '19:hr', closed: 'shut-out' }],
  ],
  [
    'a channel that is closed is not asked for its members',
    {},
    { conversations: [aChannel('19:hr', { closed: 'deleted' }), aChat('kari')], rosters: new Map([['19:hr', []]]) },
    [{ kind: 'channel-closed', network: 'HR', channel: '19:hr', closed: 'deleted' }],
  ],
  [
    'a channel of two networks',
    { networks: [hr, aNetwork({ key: 'KDU', channelId: '19:hr' })] },
    {},
    [{ kind: 'channel-twice', channel: '19:hr', networks: ['HR', 'KDU'] }],
  ],

  [
    'somebody whom nothing reaches',
    { people: [{ ...kari, email: undefined }] },
    { conversations: [aChannel()] },
    [{ kind: 'unreachable', person: 'kari' }],
  ],
  [
    'somebody who has blocked Veven and has no address',
    { people: [{ ...kari, email: undefined }] },
    { conversations: [aChannel(), aChat('kari', { closed: 'shut-out' })] },
    [{ kind: 'unreachable', person: 'kari' }],
  ],
  [
    'somebody who wants e-mail and has no address',
    { people: [{ ...kari, email: undefined, contact: 'email' }] },
    {},
    [{ kind: 'unreachable', person: 'kari' }],
  ],
  ['somebody who has an address', {}, { conversations: [aChannel()] }, []],
  [
    'somebody who is reached as another identity',
    { people: [{ ...kari, email: undefined, identity2: identityOf('beside') }] },
    { conversations: [aChannel(), aChat('beside')] },
    [],
  ],
  ['somebody without a seat', { people: [kari, { ...rolf, email: undefined }] }, {}, []],
  [
    'a deputy whom nothing reaches',
    { people: [kari, { ...rolf, email: undefined }], terms: [term, aTerm({ person: 'rolf', part: 'deputy' })] },
    {},
    [{ kind: 'unreachable', person: 'rolf' }],
  ],

  [
    'a term from before its seat',
    { terms: [{ ...term, from: day('2024-12-31') }] },
    {},
    [{ kind: 'term-outside-seat', term: term.key, seat: 'HR/Rollag' }],
  ],
  [
    'a term that outlasts its seat',
    { seats: [{ ...rollag, to: day('2027-06-30') }] },
    {},
    [{ kind: 'term-outside-seat', term: term.key, seat: 'HR/Rollag' }],
  ],
  [
    'a term of no seat',
    { terms: [term, aTerm({ person: 'rolf', seat: 'HR/Oslo' })] },
    {},
    [{ kind: 'term-outside-seat', term: 'HR/Oslo/rolf/2025-01-01', seat: 'HR/Oslo' }],
  ],
  ['a term that is over', { terms: [term, aTerm({ person: 'rolf', ...onDays('2024-01-01', '2024-12-31') })] }, {}, []],

  [
    'two representatives at once',
    { terms: [term, aTerm({ person: 'rolf' })] },
    { rosters: new Map() },
    [{ kind: 'two-representatives', seat: 'HR/Rollag', people: ['kari', 'rolf'] }],
  ],
  [
    'two on a day to come',
    { terms: [term, aTerm({ person: 'rolf', from: day('2027-02-01') })] },
    {},
    [{ kind: 'two-representatives', seat: 'HR/Rollag', people: ['kari', 'rolf'] }],
  ],
  ['one after the other', { terms: [{ ...term, to: day('2027-01-31') }, aTerm({ person: 'rolf', from: day('2027-02-01') })] }, {}, []],
  ['two on days that are over', { terms: [term, aTerm({ person: 'rolf', ...onDays('2026-01-01', '2026-03-01') })] }, {}, []],
  ['the same person twice', { terms: [term, aTerm({ person: 'kari', from: day('2026-01-01') })] }, {}, []],
  ['a representative and a deputy', { terms: [term, aTerm({ person: 'rolf', part: 'deputy' })] }, {}, []],
];

describe('what is wrong with the setup', () => {
  it.each(rows)('%s', (_what, more, moreTold, problems) => {
    expect(setupProblems(aWorld({ ...well, ...more }), { ...told, ...moreTold }, true)).toEqual(problems);
  });

  it('is that e-mail is off and somebody has it alone', () => {
    const world = aWorld({ ...well, people: [{ ...kari, contact: 'email' }] });

    expect(setupProblems(world, told, false)).toEqual([{ kind: 'unreachable', person: 'kari' }]);
    const { people, problems } = setupQuery(() => told, false).answer(world, secretary, {}) as Setup;
    expect(people.map(({ reached }) => reached)).toEqual([undefined]);
    expect(problems).toEqual([{ kind: 'unreachable', person: 'kari' }]);
    expect(setupProblems(aWorld(well), told, false)).toEqual([]);
  });

  it('is told with what is most urgent first', () => {
    const much = { people: [kari, { ...rolf, identity: kari.identity }], networks: [aNetwork()], terms: [] };
    const strangers = [{ identity: 'x/y', name: undefined, wroteAt: instant('2026-11-20T08:00:00Z') }];

    expect(setupProblems(aWorld({ ...well, ...much }), { ...told, strangers }, true).map(({ kind }) => kind)).toEqual([
      'stranger',
      'identity-twice',
      'no-channel',
      'seat-empty',
    ]);
  });
});

describe('the page', () => {
  const page = (more: Rows = {}, moreTold: Partial<DirectoryFacts> = {}) =>
    setupQuery(() => ({ ...told, ...moreTold }), true).answer(aWorld({ ...well, ...more }), secretary, {}) as Setup;

  it('is for the secretariat', () => {
    expect(() => setupQuery(() => told, true).answer(aWorld(well), aMember, {})).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  });

  it('knows the members of a channel, and who they are', () => {
    const external = aMemberOf('elsewhere', { identity: 'another-tenant/oid', name: 'Anne' });
    const nameless = aMemberOf('bot', { identity: undefined });

    expect(page({}, { rosters: new Map([['19:hr', [aMemberOf('kari'), external, nameless]]]) }).channels).toEqual([
      {
        id: '19:hr',
        name: 'HR',
        closed: undefined,
        shared: true,
        networks: ['HR'],
        members: [
          { identity: kari.identity, name: 'kari', email: undefined, person: 'kari' },
          { identity: 'another-tenant/oid', name: 'Anne', email: undefined, person: undefined },
        ],
      },
    ]);
  });

  it('guesses who a stranger is: by the address in a roster, then by name', () => {
    const strangers = [{ identity: identityOf('new'), name: 'kari  nordmann', wroteAt: instant('2026-11-20T08:00:00Z') }];
    const rosters = new Map([['19:hr', [aMemberOf('new', { name: 'Ro', email: 'ROLF@rollag.example' })]]]);
    const full = aPerson({ key: 'full', title: 'Kari Nordmann', identity: 'a/b', identity2: 'c/d' });
    const left = aPerson({ key: 'left', title: 'Kari Nordmann', leftOn: day('2026-01-01') });

    expect(page({ people: [kari, rolf, full, left] }, { strangers, rosters }).strangers).toEqual([
      {
        ...strangers[0],
        guesses: [
          { person: 'rolf', name: 'Rolf' },
          { person: 'kari', name: 'Kari Nordmann' },
        ],
      },
    ]);
  });

  it('guesses nobody when nothing is known', () => {
    const strangers = [{ identity: identityOf('new'), name: undefined, wroteAt: instant('2026-11-20T08:00:00Z') }];

    expect(page({ people: [{ ...kari, email: undefined }] }, { strangers, rosters: new Map() }).strangers[0]?.guesses).toEqual([]);
  });

  it('has the settings with what they may be, and leaves out what is over or taken back', () => {
    const absence = {
      ...aPerson({ key: 'a' }),
      person: 'kari',
      ...onDays('2026-11-20', '2026-11-23'),
      to: day('2026-11-23'),
      withdrawn: false,
    };
    const over = [
      { ...absence, key: 'b', to: day('2026-11-22') },
      { ...absence, key: 'c', withdrawn: true },
    ];
    const { absences, settings, networks } = page({
      absences: [absence, ...over],
      terms: [term, { ...term, key: 'old', ...onDays('2024-01-01', '2025-01-01') }],
    });

    expect(absences).toEqual([{ key: 'a', person: 'kari', from: '2026-11-20', to: '2026-11-23' }]);
    expect(settings[0]).toEqual({ name: 'undoMinutes', value: 5, usual: 5, least: 0, most: 60, etag: undefined });
    expect(networks[0]?.seats[0]?.terms.map(({ key }) => key)).toEqual([term.key]);
  });
});
