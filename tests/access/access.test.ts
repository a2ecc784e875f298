import { request as httpRequest } from 'node:http';
import { features } from '../../bot/features.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { audiences } from '../../local/issuer.ts';
import { appId, sampleUuid, tenantId } from '../../local/sample/directory.ts';
import type { ArchivePage } from '../../shared/archive/archive.api.ts';
import { provisions } from '../../shared/attendance/provisions.ts';
import type { DecisionPage } from '../../shared/decision/decision.api.ts';
import type { Home } from '../../shared/home/home.api.ts';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import { type SignedVeven, startSigned } from '../support/signed.ts';
import type { Who } from '../support/teams.ts';

const hr = 'HR/2026-12-10/09.00';
const kdu = 'KDU/2026-12-11/09.00';
/** HR's case 2, which the municipalities follow up: measure HR4. */
const followUpOf = (municipality: string) => `${hr}/02/1/${municipality}`;
const foreignTenant = '99999999-2026-4000-8000-000000000009';
const sentence = /^\p{Lu}[^{}<>]{10,240}\.$/u;

const people = {
  secretariat: { role: 'secretariat' },
  member: { role: 'member' },
  'own seat': { seat: 'HR/Rollag' },
  'own deputy': { seat: 'HR/Rollag', part: 'deputy' },
  chair: { seat: 'HR/Notodden' },
  'another seat': { seat: 'HR/Tinn' },
  'own chief executive': { seat: 'KDU/Rollag' },
  'another network': { seat: 'OPPVEKST/Rollag' },
} as const satisfies Record<string, Who>;
type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];
const ofHr = ['secretariat', 'member', 'own seat', 'own deputy', 'chair', 'another seat'] as const satisfies readonly Person[];
const keepers = ['secretariat', 'chair'] as const satisfies readonly Person[];
const seatsOfHr = ['own seat', 'own deputy', 'chair', 'another seat'] as const satisfies readonly Person[];
const held = sampleUuid('a meeting of HR that is held');
const coming = sampleUuid('a meeting of HR to come');
/** What is to be delivered to the archive. */
const noticePackage = `${hr}/notice`;
/** A case that is exempt from its first moment. */
const secret = sampleUuid('an exempt case');
/** Cases that are proposed, one to be answered in each way. */
const proposed = { accept: sampleUuid('to be accepted'), park: sampleUuid('to be parked'), decline: sampleUuid('to be declined') };

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

describe('who may do what', () => {
  let veven: SignedVeven;

  beforeAll(async () => {
    veven = await startSigned({ at: ['2026-11-23', '08:00'] });
    await made('meeting/plan', { key: held, on: '2026-12-09', ...ofNetwork });
    await veven.moveTo('2026-12-03', '10:00');
    await veven.moveTo('2026-12-08', '10:00');
    await veven.moveTo('2026-12-10', '10:00');
    await made('case/conclude', { key: `${hr}/02`, conclusion: 'Alle tar i bruk rutinen.', followUpBy: 'municipalities' });
    await made('case/conclude', { key: `${hr}/01`, conclusion: 'Oppvekst lager et kurs.', followUpBy: 'network' });
    await made('meeting/plan', {
      ...ofNetwork,
      key: sampleUuid('a meeting of OPPVEKST'),
      network: 'OPPVEKST',
      on: '2027-02-03',
      chair: 'Rollag',
    });
    await made('decision/change', { key: `${hr}/01/1`, seen: await decisionSeen(`${hr}/01/1`), assignedTo: 'OPPVEKST' });
    for (const key of Object.values(proposed)) await made('case/propose', { key, network: 'HR', title: 'Innmeldt' }, 'own seat');
    await made('meeting/plan', { key: coming, on: '2027-01-27', ...ofNetwork });
    await made('exempt/add', { key: secret, meeting: hr, title: 'Lønn', kind: 'discussion', provision: 'internal' });
    await made('meeting/close', { key: held });
    await made('minutes/send', { key: held });
  }, 120_000);
  afterAll(() => veven?.close());

  async function ask(
    path: string,
    {
      method = 'GET',
      token,
      body,
      headers = {},
    }: { method?: string; token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(`${veven.origin}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {} };
  }

  const tokenOf = (who: Person) => veven.issuer.tabToken(veven.people.person(people[who]));
  const read = async <T>(who: Person | Who, path: string) => {
    const token = await veven.issuer.tabToken(
      veven.people.person(typeof who === 'string' && who in people ? people[who as Person] : (who as Who)),
    );
    const answer = await ask(`/api${path}`, { token });
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status} ${answer.text}`);
    return answer.body as T;
  };
  const command = async (who: Person, verb: string, body: unknown) =>
    ask(`/api/commands/${verb}`, { method: 'POST', token: await tokenOf(who), body });
  const ofNetwork = { network: 'HR', kind: 'meeting', chair: 'Notodden', from: '09:00', to: '11:00' };
  /** What these tests stand on. */
  async function made(verb: string, body: unknown, who: Person = 'secretariat') {
    const { status, text } = await command(who, verb, body);
    if (status !== 200) throw new Error(`${verb}, which this test stands on, was answered ${status} ${text}`);
    await veven.veven.settle();
  }
  const etagOf = async (measure: string) => (await read<MeasurePage>('secretariat', `/measures/${measure}`)).measure.etag;
  const caseOf = async (meeting: string, position: number) =>
    (await read<MeetingPage>('secretariat', `/meetings/${encodeURIComponent(meeting)}`)).cases[position - 1]!;

  const decisionSeen = async (key = `${hr}/02/1`) =>
    (await read<DecisionPage>('secretariat', `/decisions/${encodeURIComponent(key)}`)).etag;
  const packageSeen = async () => {
    const { waiting, delivered } = await read<ArchivePage>('secretariat', '/archive');
    return [...waiting, ...delivered].find(({ key }) => key === noticePackage)?.etag ?? '';
  };

  const proposalOf = async (how: keyof typeof proposed) => {
    const page = await read<ProposalsPage>('secretariat', '/proposals');
    const seen = [...page.proposed, ...page.parked].find(({ key }) => key === proposed[how])?.etag;
    return { key: proposed[how], seen: seen ?? '' };
  };

  const paperOf = async (key: string) => {
    const { cases } = await read<MeetingPage>('secretariat', `/meetings/${encodeURIComponent(hr)}`);
    const paper = cases.flatMap(({ attachments }) => attachments).find((one) => one.key === key);
    return { key, seen: paper?.etag ?? '' };
  };

  /** With the mark of its exempt content, where there is any. */
  const exemptOf = async (key: string) => {
    const { body } = await ask(`/api/exempt/${encodeURIComponent(key)}`, { token: await tokenOf('secretariat') });
    return { key, seen: String(body['etag'] ?? '') };
  };

  /** Runs something and says whether any row of any list was written by it. */
  async function writesOf(act: () => Promise<unknown>): Promise<readonly string[]> {
    await veven.veven.settle();
    const before = await veven.lists.everything();
    await act();
    await veven.veven.settle();
    const after = await veven.lists.everything();
    return Object.keys({ ...before, ...after }).filter((row) => before[row] !== after[row]);
  }

  interface Route {
    readonly path: string;
    /** Whom it answers. Default: everybody. */
    readonly allowed?: readonly Person[];
    /** What the others are answered. */
    readonly refusal?: 403 | 404;
  }
  const openRoutes = [
    '/me',
    '/home',
    '/cases',
    '/measures',
    '/measures/HR4',
    '/participation',
    '/decisions',
    `/decisions/${encodeURIComponent(`${hr}/02/1`)}`,
    '/meetings',
    `/meetings/${encodeURIComponent(hr)}`,
    '/proposals',
    '/schedule',
    '/calendar/HR%2F2026',
    `/meetings/${encodeURIComponent(hr)}/schedule`,
    `/meetings/${encodeURIComponent(hr)}/calendar`,
    `/meetings/${encodeURIComponent(hr)}/proposals`,
    `/meetings/${encodeURIComponent(hr)}/attendance`,
    `/meetings/${encodeURIComponent(hr)}/exempt`,
  ];
  const routes: readonly Route[] = [
    ...openRoutes.map((path) => ({ path })),
    { path: `/meetings/${coming}/approval`, allowed: keepers, refusal: 404 },
    { path: `/meetings/${coming}/draft`, allowed: keepers, refusal: 403 },
    { path: `/meetings/${held}/minutes`, allowed: ofHr, refusal: 403 },
    { path: `/meetings/${held}/minutes/1`, allowed: ofHr, refusal: 403 },
    ...['notice', 'minutes'].flatMap((what) =>
      ['docx', 'pdf'].map((ending): Route => ({ path: `/meetings/${held}/${what}.${ending}`, allowed: ofHr, refusal: 403 })),
    ),
    ...['docx', 'pdf'].map(
      (ending): Route => ({
        path: `/decisions/${encodeURIComponent(`${hr}/02/1`)}/line-text.${ending}`,
        allowed: seatsOfHr,
        refusal: 403,
      }),
    ),
    { path: '/archive', allowed: ['secretariat'], refusal: 403 },
    { path: `/archive/${encodeURIComponent(noticePackage)}.zip`, allowed: ['secretariat'], refusal: 403 },
    { path: '/invitations', allowed: ['secretariat'], refusal: 404 },
    { path: '/exempt-reviews', allowed: ['secretariat'], refusal: 404 },
    // To the others there is no such thing.
    { path: `/exempt/${secret}`, allowed: ['secretariat', ...seatsOfHr], refusal: 404 },
  ];

  interface CommandRow {
    readonly verb: string;
    input(): Promise<Record<string, unknown>> | Record<string, unknown>;
    readonly allowed: readonly Person[];
    /** What an allowed one is answered. Default: 200. */
    readonly answer?: number;
    /** Whom the refusal names. */
    readonly names?: string;
    /** What the refusal says instead of naming who may. */
    readonly says?: RegExp;
  }
  const rollag = { seat: 'HR/Rollag' };
  const rollagsOwn = ['own seat', 'own deputy'] as const satisfies readonly Person[];
  const commands: readonly CommandRow[] = [
    {
      verb: 'case/edit',
      input: async () => ({ key: `${hr}/03`, seen: (await caseOf(hr, 3)).etag, minutes: 30 }),
      allowed: ['secretariat', 'chair'],
    },
    {
      verb: 'case/add',
      input: () => ({ key: sampleUuid('a case of the access test'), meeting: hr, title: 'En sak til', kind: 'discussion' }),
      allowed: ['secretariat', 'chair'],
    },
    {
      verb: 'case/order',
      input: async () => ({ key: `${hr}/03`, before: `${hr}/03`, order: [] }),
      allowed: ['secretariat', 'chair'],
      answer: 404,
    },
    { verb: 'case/carry-over', input: () => ({ key: `${hr}/05`, reason: 'Tida var ute.' }), allowed: ['secretariat', 'chair'] },
    { verb: 'case/withdraw', input: () => ({ key: `${hr}/04`, reason: 'Ikke klar.' }), allowed: ['secretariat', 'chair'] },
    { verb: 'case/restore', input: () => ({ key: `${hr}/04` }), allowed: ['secretariat', 'chair'] },
    {
      verb: 'attachment/add',
      input: () => ({ key: `${hr}/03`, title: 'Notat', url: 'https://veven.example/notat' }),
      allowed: ['secretariat', 'chair'],
    },
    {
      verb: 'attachment/edit',
      input: async () => ({ ...(await paperOf(`${hr}/vedlegg/1`)), sentLater: true }),
      allowed: ['secretariat', 'chair'],
    },
    { verb: 'attachment/remove', input: () => ({ key: `${hr}/vedlegg/1` }), allowed: ['secretariat', 'chair'] },
    {
      verb: 'case/conclude',
      input: () => ({ key: `${hr}/01`, conclusion: 'Godkjent.', followUpBy: 'network' }),
      allowed: ['secretariat', 'chair'],
    },
    { verb: 'case/open-conclusions', input: () => ({ key: hr }), allowed: ['secretariat', 'chair'] },
    { verb: 'draft/take', input: () => ({ meeting: hr, suggestions: ['case/0'] }), allowed: ['secretariat', 'chair'] },
    { verb: 'meeting/approve', input: () => ({ key: coming }), allowed: ['chair'] },
    {
      verb: 'attendance/open-absence',
      input: () => ({ key: coming }),
      allowed: seatsOfHr,
      says: /^Du har ingen plass i dette nettverket\./,
    },
    { verb: 'attendance/decline', input: () => ({ key: coming, ...rollag }), allowed: [...keepers, ...rollagsOwn], names: rollag.seat },
    {
      verb: 'attendance/step-in',
      input: () => ({ key: coming, ...rollag, comes: true }),
      allowed: ['own deputy'],
      names: rollag.seat,
    },
    { verb: 'attendance/come', input: () => ({ key: coming, ...rollag }), allowed: [...keepers, ...rollagsOwn], names: rollag.seat },
    { verb: 'attendance/register', input: () => ({ key: held, ...rollag, state: 'present' }), allowed: keepers },
    {
      verb: 'attendance/step-out',
      input: () => ({ key: hr, ...rollag, case: `${hr}/01`, provision: provisions[0] }),
      allowed: keepers,
    },
    {
      verb: 'attendance/reserve',
      input: () => ({ key: hr, ...rollag, case: `${hr}/01`, kind: 'disagreement', what: 'Rollag er uenig.' }),
      allowed: [...keepers, ...rollagsOwn],
      names: rollag.seat,
    },
    { verb: 'minutes/send', input: () => ({ key: held }), allowed: keepers },
    { verb: 'minutes/no-comments', input: () => ({ key: `${held}/1` }), allowed: seatsOfHr },
    { verb: 'minutes/open-comment', input: () => ({ key: `${held}/1` }), allowed: seatsOfHr },
    {
      verb: 'minutes/comment',
      input: () => ({ key: `${held}/1`, comment: 'Rollag var med.' }),
      allowed: seatsOfHr,
    },
    // The seat of Rollag is registered by now.
    { verb: 'minutes/correct', input: () => ({ key: held, note: 'Rollag var med.' }), allowed: keepers },
    // The time for comments is not over.
    { verb: 'minutes/approve', input: () => ({ key: held }), allowed: ['secretariat'], answer: 409 },
    {
      verb: 'exempt/mark',
      input: async () => ({ key: `${hr}/03`, seen: (await caseOf(hr, 3)).etag, provision: 'internal' }),
      allowed: keepers,
    },
    { verb: 'exempt/lift', input: () => exemptOf(`${hr}/03`), allowed: keepers },
    {
      verb: 'exempt/add',
      input: () => ({ key: sampleUuid('another exempt case'), meeting: hr, title: 'Klage', kind: 'discussion', provision: 'internal' }),
      allowed: keepers,
    },
    { verb: 'exempt/change', input: async () => ({ ...(await exemptOf(secret)), heading: 'Lønn i 2027' }), allowed: keepers },
    { verb: 'exempt/conclude', input: async () => ({ ...(await exemptOf(secret)), conclusion: 'Drøftet.' }), allowed: keepers },
    { verb: 'case/open-proposal', input: () => ({ key: hr }), allowed: ofHr },
    { verb: 'case/leave-proposal', input: () => ({ key: hr }), allowed: everybody },
    { verb: 'case/propose', input: () => ({ key: crypto.randomUUID(), network: 'HR', title: 'En sak' }), allowed: ofHr },
    { verb: 'case/accept', input: async () => ({ ...(await proposalOf('accept')), meeting: hr }), allowed: ['secretariat', 'chair'] },
    { verb: 'case/park', input: () => proposalOf('park'), allowed: ['secretariat', 'chair'] },
    {
      verb: 'case/decline',
      input: async () => ({ ...(await proposalOf('decline')), reason: 'Ikke nå.' }),
      allowed: ['secretariat', 'chair'],
    },
    { verb: 'case/refer', input: () => ({ key: `${hr}/02`, to: 'council' }), allowed: keepers },
    { verb: 'meeting/close', input: () => ({ key: hr }), allowed: ['secretariat', 'chair'] },
    {
      verb: 'meeting/plan',
      input: () => ({ key: crypto.randomUUID(), network: 'HR', kind: 'meeting', on: '2027-01-20', from: '09:00', to: '11:00' }),
      allowed: ['secretariat'],
    },
    {
      verb: 'meeting/plan-series',
      input: () => ({
        series: crypto.randomUUID(),
        network: 'HR',
        kind: 'meeting',
        from: '09:00',
        to: '11:00',
        meetings: [{ key: crypto.randomUUID(), on: '2027-02-17' }],
      }),
      allowed: ['secretariat'],
    },
    // It has been held by now: whoever may is told so.
    {
      verb: 'meeting/move',
      input: () => ({ key: hr, on: '2027-01-21', from: '09:00', to: '11:00', reason: 'Flere var opptatt.' }),
      allowed: ['secretariat', 'chair'],
      answer: 400,
    },
    { verb: 'meeting/cancel', input: () => ({ key: hr, reason: 'For få kan komme.' }), allowed: ['secretariat', 'chair'], answer: 400 },
    { verb: 'meeting/edit', input: () => ({ key: hr, place: 'Rådhuset' }), allowed: ['secretariat', 'chair'], answer: 400 },
    {
      verb: 'wheel/add',
      input: () => ({ key: sampleUuid('in the wheel'), title: 'Samling', from: '10-20', to: '10-21' }),
      allowed: ['secretariat'],
    },
    {
      verb: 'wheel/edit',
      input: () => ({ key: sampleUuid('in the wheel'), title: 'Samling', from: '10-20', to: '10-22' }),
      allowed: ['secretariat'],
    },
    { verb: 'wheel/remove', input: () => ({ key: sampleUuid('in the wheel') }), allowed: ['secretariat'] },
    {
      verb: 'local-date/add',
      input: () => ({ key: sampleUuid('a council'), municipality: 'Tinn', kind: 'council', from: '2027-02-11' }),
      allowed: ['secretariat'],
    },
    { verb: 'local-date/remove', input: () => ({ key: sampleUuid('a council') }), allowed: ['secretariat'] },
    {
      verb: 'follow-up/answer',
      input: () => ({ key: followUpOf('Rollag'), state: 'underway' }),
      allowed: ['own seat', 'own deputy'],
      names: 'HR/Rollag',
    },
    { verb: 'follow-up/snooze', input: () => ({ key: followUpOf('Rollag') }), allowed: ['own seat', 'own deputy'], names: 'HR/Rollag' },
    { verb: 'follow-up/open-other', input: () => ({ key: followUpOf('Rollag') }), allowed: ['own seat', 'own deputy'], names: 'HR/Rollag' },
    {
      verb: 'assignment/report',
      input: () => ({ key: `${hr}/01/1/OPPVEKST`, state: 'underway' }),
      allowed: ['another network'],
      says: /leder|leiar/,
    },
    { verb: 'assignment/open-report', input: () => ({ key: `${hr}/01/1/OPPVEKST` }), allowed: ['another network'], says: /leder|leiar/ },
    {
      verb: 'follow-up/local-outcome',
      input: () => ({ key: followUpOf('Rollag'), outcome: 'yes' }),
      allowed: rollagsOwn,
      // It is not being treated locally.
      answer: 400,
      names: 'HR/Rollag',
    },
    {
      verb: 'decision/change',
      input: async () => ({ key: `${hr}/02/1`, seen: await decisionSeen(), concerns: 'Ledere' }),
      allowed: keepers,
    },
    // Outside a meeting it is the secretariat's, and wants a reason.
    {
      verb: 'decision/close',
      input: () => ({ key: `${hr}/02/1` }),
      allowed: ['secretariat'],
      answer: 400,
      says: /nettverket i et møte|nettverket i eit møte/,
    },
    { verb: 'decision/reopen', input: () => ({ key: `${hr}/02/1` }), allowed: keepers },
    {
      verb: 'checklist/tick',
      input: () => ({ key: `${kdu}/02/F6-1`, municipality: 'Rollag', state: 'notYet' }),
      allowed: ['own chief executive'],
      names: 'KDU/Rollag',
    },
    {
      verb: 'checklist/open-not-needed',
      input: () => ({ key: `${kdu}/02/F6-1`, municipality: 'Rollag' }),
      allowed: ['own chief executive'],
      names: 'KDU/Rollag',
    },
    {
      verb: 'measure/change',
      input: async () => ({ key: 'HR4', seen: await etagOf('HR4'), phase: 'prioritised', status: null }),
      allowed: ['secretariat', 'own seat', 'chair', 'another seat'],
    },
    {
      verb: 'participation/change',
      input: () => ({ measure: 'HR4', municipality: 'Rollag', state: 'considering' }),
      allowed: ['secretariat', 'own seat', 'own deputy', 'own chief executive'],
    },
    {
      verb: 'archive/deliver',
      input: async () => ({ key: noticePackage, seen: await packageSeen(), archivedAs: '26/00123-1' }),
      allowed: ['secretariat'],
    },
    {
      verb: 'archive/undeliver',
      input: async () => ({ key: noticePackage, seen: await packageSeen() }),
      allowed: ['secretariat'],
    },
    { verb: 'delivery/resolve', input: () => ({ key: 'notice/nothing', choice: 'again' }), allowed: ['secretariat'], answer: 404 },
  ];

  it('knows every route and command there is', () => {
    const paths = features.flatMap(({ queries = [] }) => queries.map(({ path }) => path));
    const saved = features
      .flatMap(({ downloads = [] }) => downloads)
      .flatMap(({ path, kind }) => (kind === 'zip' ? path : [`${path}.docx`, `${path}.pdf`]));
    const known = routes.map(({ path }) => path.replace(/^(\/\w+)\/[^/]+?(\.zip)?(?=\/|$)/, '$1/:key$2').replace(/\/\d+$/, '/:version'));
    // These are answered with more than the lists say, so that no feature has them.
    const composed = ['/home', '/me', '/invitations', '/exempt/:key', '/exempt-reviews', '/meetings/:key/exempt'];
    expect(known.toSorted()).toEqual([...composed, ...paths, ...saved].toSorted());
    // Those of the setup are asked of everybody in setup.test.ts.
    const verbs = features.flatMap((feature) => Object.keys(feature.commands ?? {})).filter((verb) => !Object.hasOwn(setupActions, verb));
    expect(commands.map(({ verb }) => verb).toSorted()).toEqual(['delivery/resolve', ...verbs].toSorted());
  });

  describe('a request without a good token', () => {
    const claims = (more: Record<string, unknown> = {}) => ({
      tid: tenantId,
      oid: veven.people.person(people.secretariat).oid,
      scp: 'access_as_user',
      ver: '2.0',
      ...more,
    });
    const good = () => ({ claims: claims(), issuer: veven.issuer.tabIssuer.replace('{tid}', tenantId), audience: appId });
    const unsigned = () =>
      `${btoa('{"alg":"none","typ":"JWT"}').replace(/=+$/, '')}.${btoa(JSON.stringify({ ...claims(), aud: appId, iss: good().issuer, exp: 4_000_000_000 })).replace(/=+$/, '')}.`;
    const tokens: readonly (readonly [what: string, token: () => Promise<string | undefined> | string | undefined])[] = [
      ['no token', () => undefined],
      ['an empty token', () => ''],
      ['something that is no token', () => 'secretariat'],
      ['a token without a signature', unsigned],
      ['a token that somebody else has signed', () => veven.sign({ ...good(), forged: true })],
      ['a token whose last hour is over', () => veven.sign({ ...good(), expires: '-6m' })],
      ['a token for another app', () => veven.sign({ ...good(), audience: '22222222-2026-4000-8000-000000000002' })],
      ['a token for Graph', () => veven.issuer.appToken(audiences.graph)],
      [
        'a token of another tenant',
        () =>
          veven.sign({ ...good(), claims: claims({ tid: foreignTenant }), issuer: veven.issuer.tabIssuer.replace('{tid}', foreignTenant) }),
      ],
      [
        'a token that says our tenant in another’s name',
        () => veven.sign({ ...good(), issuer: veven.issuer.tabIssuer.replace('{tid}', foreignTenant) }),
      ],
      ['a token without the scope', () => veven.sign({ ...good(), claims: claims({ scp: 'User.Read' }) })],
      [
        'a token whose scope only begins like ours',
        () => veven.sign({ ...good(), claims: claims({ scp: 'access_as_user_impersonation' }) }),
      ],
      ['a token of an older version', () => veven.sign({ ...good(), claims: claims({ ver: '1.0' }) })],
      ['a token of nobody', () => veven.sign({ ...good(), claims: claims({ oid: '' }) })],
      ['a token of the app itself', () => veven.issuer.appToken(appId)],
      ['a token of Teams’ connector', () => veven.issuer.connectorToken('http://127.0.0.1:1/')],
    ];

    it('is made by the same hand as a good one, which is let in', async () => {
      expect((await ask('/api/me', { token: await veven.sign(good()) })).status).toBe(200);
    });

    it.each(tokens)('is refused everywhere, without a reason: %s', async (_what, tokenFor) => {
      const token = await tokenFor();
      const answers = await Promise.all([
        ...routes.map(({ path }) => ask(`/api${path}`, { token })),
        ...commands.map(async ({ verb, input }) => ask(`/api/commands/${verb}`, { method: 'POST', token, body: await input() })),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
      for (const { body } of answers) {
        expect(Object.keys(body).toSorted()).toEqual(['code', 'reference', 'status', 'title']);
        expect(body['title']).toBe('Du er ikke logget på. Åpne Veven i Teams.');
      }
    });

    it('is not let in by an address that does not exist, nor by a broken body', async () => {
      expect((await ask('/api/nothing')).status).toBe(401);
      expect((await ask('/api/commands/case/edit', { method: 'POST', body: '{' })).status).toBe(401);
    });

    it('of somebody Veven does not know is refused with a sentence that says whom to ask', async () => {
      const token = await veven.sign({ ...good(), claims: claims({ oid: sampleUuid('somebody else') }) });
      const answers = await Promise.all([
        ...routes.map(({ path }) => ask(`/api${path}`, { token })),
        ask('/api/commands/meeting/close', { method: 'POST', token, body: { key: hr } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
      expect(answers[0]!.body['title']).toBe('Veven kjenner deg ikke ennå. Be sekretariatet om å legge deg til.');
    });

    it('of somebody who has left is refused', async () => {
      const deputy = { seat: 'TEKNISK/Tinn', part: 'deputy' } as const;
      const { key } = veven.people.person(deputy);
      await veven.lists.change('Personer', await veven.lists.row('Personer', key), { LeftOn: '2026-12-09T12:00:00Z' });
      await veven.veven.settle();
      expect((await ask('/api/me', { token: await veven.issuer.tabToken(veven.people.person(deputy)) })).status).toBe(403);
    });
  });

  describe('a route', () => {
    it.each(everybody)('answers a known person what that person may read: %s', async (who) => {
      const token = await tokenOf(who);
      const answers = await Promise.all(routes.map(({ path }) => ask(`/api${path}`, { token })));
      const said = routes.map(({ path }, index) => `${path} ${answers[index]?.status}`);
      expect(said).toEqual(routes.map(({ path, allowed = everybody, refusal }) => `${path} ${allowed.includes(who) ? 200 : refusal}`));
    });

    it('answers 404 with a sentence for what is not there', async () => {
      const token = await tokenOf('member');
      for (const path of ['/api/measures/HR99', '/api/meetings/none', '/api/nothing', '/nothing', '/tab/none.js']) {
        const { status, body } = await ask(path, { token });
        expect([path, status, body['code']]).toEqual([path, 404, 'not-found']);
        expect(body['title']).toMatch(sentence);
      }
    });

    it('of health is open', async () => {
      expect(await ask('/healthz')).toEqual({ status: 200, text: '{"ok":true}', body: { ok: true } });
    });
  });

  describe('a command', () => {
    it.each(commands)('$verb is refused to everybody else, and writes nothing', async ({ verb, input, allowed, names }) => {
      const refused = everybody.filter((who) => !allowed.includes(who));
      const answers: Answer[] = [];
      const written = await writesOf(async () => {
        for (const who of refused) answers.push(await command(who, verb, await input()));
      });
      expect(answers.map(({ status }, index) => `${refused[index]} ${status}`)).toEqual(refused.map((who) => `${who} 403`));
      for (const { body } of answers) {
        expect(body['code']).toBe('not-allowed');
        expect(String(body['title'])).toContain(names ?? '');
        expect(body['title']).toMatch(/^[^{}<>]{10,}\.$/);
      }
      expect(written).toEqual([]);
    });

    it.each(commands)('$verb is carried out for those who may', async ({ verb, input, allowed, answer = 200 }) => {
      const statuses: string[] = [];
      for (const who of allowed) {
        statuses.push(`${who} ${(await command(who, verb, await input())).status}`);
        await veven.veven.settle();
      }
      expect(statuses).toEqual(allowed.map((who) => `${who} ${answer}`));
    });

    it('that does not exist is answered in words', async () => {
      for (const verb of ['case/burn', 'constructor/constructor', '__proto__/toString', 'press/many']) {
        const { status, body } = await command('secretariat', verb, { key: hr });
        expect([verb, status]).toEqual([verb, 400]);
        expect(body['title']).toMatch(/eldre utgave/);
      }
    });

    it('with something wrong in it says which field, and writes nothing', async () => {
      const wrong: readonly (readonly [Person, string, unknown, string])[] = [
        ['secretariat', 'case/conclude', { key: `${hr}/01`, conclusion: '   ' }, '«konklusjon»'],
        ['secretariat', 'case/conclude', { key: `${hr}/01`, conclusion: 'Ja.', dueOn: '2027-02-30' }, '«frist»'],
        ['secretariat', 'case/conclude', { key: `${hr}/01`, conclusion: 'x'.repeat(8001) }, '«konklusjon»'],
        ['secretariat', 'case/edit', { key: `${hr}/03`, seen: '', minutes: 0 }, '«minutter»'],
        ['secretariat', 'case/edit', { key: `${hr}/03`, seen: '', title: 'x'.repeat(256) }, '«tittel»'],
        ['secretariat', 'case/add', { key: 'no uuid', meeting: hr, title: 'En sak', kind: 'discussion' }, '«key»'],
        ['own seat', 'follow-up/answer', { key: followUpOf('Rollag'), state: 'finished' }, '«svar»'],
        ['own seat', 'follow-up/answer', { key: followUpOf('Rollag'), state: 'local', localBody: '', localOn: '2027-01-11' }, '«organ»'],
        ['own seat', 'follow-up/answer', { key: followUpOf('Rollag'), state: 'notConcerned', comment: '' }, '«begrunnelse»'],
        ['secretariat', 'measure/change', { key: 'HR4', seen: 'x', phase: 'gone', status: null }, '«fase»'],
        ['secretariat', 'measure/change', [], 'mangler eller er feil'],
        ['secretariat', 'meeting/close', { key: { $ne: '' } }, '«key»'],
      ];
      const written = await writesOf(async () => {
        for (const [who, verb, body, field] of wrong) {
          const answer = await command(who, verb, body);
          expect([verb, answer.status, answer.body['code']]).toEqual([verb, 400, 'invalid']);
          expect(answer.body['title']).toContain(field);
        }
      });
      expect(written).toEqual([]);
    });

    it('about what is not there is answered 404', async () => {
      for (const [verb, body] of [
        ['case/edit', { key: 'none', seen: '' }],
        ['case/conclude', { key: 'none', conclusion: 'Ja.' }],
        ['meeting/close', { key: 'none' }],
        ['follow-up/answer', { key: 'none', state: 'done' }],
        ['checklist/tick', { key: 'none', municipality: 'Rollag', state: 'yes' }],
        ['measure/change', { key: 'none', seen: '', phase: 'proposed', status: null }],
        ['participation/change', { measure: 'HR4', municipality: 'Oslo', state: 'with' }],
      ] as const) {
        expect([verb, (await command('secretariat', verb, body)).status]).toEqual([verb, 404]);
      }
    });

    it('whose body is no JSON, too large, or of another kind is refused in words', async () => {
      const token = await tokenOf('secretariat');
      const post = (body: string, headers: Record<string, string> = {}) =>
        ask('/api/commands/case/conclude', { method: 'POST', token, body, headers });
      expect((await post('{"key":')).body).toMatchObject({ status: 400, code: 'invalid' });
      expect((await post(JSON.stringify({ key: hr, conclusion: 'x'.repeat(120_000) }))).body).toMatchObject({
        status: 413,
        code: 'too-large',
      });
      expect((await post('key=1', { 'Content-Type': 'application/x-www-form-urlencoded' })).body).toMatchObject({
        status: 400,
        code: 'invalid',
      });
    });
  });

  describe('a press', () => {
    const channelOf = () => veven.people.channel('HR');
    const notice = () => channelOf().post('HR-nettverket · Sakliste');

    async function pressed(who: Who, verb: string, data: unknown) {
      const { id } = await notice();
      const answer = await veven.people.standIn.press({
        as: veven.people.person(who).key,
        conversation: channelOf().id,
        activityId: id,
        action: { type: 'Action.Execute', verb, data: data as never },
      });
      const { type: kind, value } = (answer.body ?? {}) as { type?: string; value?: unknown };
      return { status: answer.status, kind, message: typeof value === 'string' ? value : undefined };
    }

    const inTheChannel = everybody.filter((who) => !['own chief executive', 'another network'].includes(who));

    it.each(commands.filter(({ verb }) => verb !== 'delivery/resolve'))(
      '$verb by somebody else writes nothing and says whose it is',
      async ({ verb, input, allowed, names, says = /^(Bare|Berre) .*\.( Si fra til dem\.| Sei frå til dei\.)?$/ }) => {
        const refused = inTheChannel.filter((who) => !allowed.includes(who));
        const messages: (string | undefined)[] = [];
        const written = await writesOf(async () => {
          for (const who of refused) messages.push((await pressed(people[who], verb, { v: 1, key: 'HR4', ...(await input()) })).message);
        });
        expect(messages).toHaveLength(refused.length);
        for (const message of messages)
          expect(message).toMatch(names ? new RegExp(`(gjelder|gjeld|stilt til|stilt til varaen for) ${names}\\. (Bare|Berre)`) : says);
        expect(written).toEqual([]);
      },
    );

    it('claims another’s seat in vain: who presses is all that counts', async () => {
      const written = await writesOf(async () => {
        const { message } = await pressed(people['another seat'], 'follow-up/answer', {
          v: 1,
          key: followUpOf('Rollag'),
          state: 'done',
          seat: 'HR/Rollag',
          person: veven.people.person(people['own seat']).key,
        });
        expect(message).toContain('HR/Rollag');
      });
      expect(written).toEqual([]);
    });

    it.each([
      ['an unknown verb', 'case/burn', { v: 1, key: hr }, /eldre utgave/],
      ['a verb of JavaScript’s own', 'constructor', { v: 1, key: hr }, /eldre utgave/],
      ['no verb', '', { v: 1, key: hr }, /eldre utgave/],
      ['data of another version', 'meeting/close', { v: 2, key: hr }, /eldre utgave/],
      ['data without a key', 'meeting/close', { v: 1 }, /eldre utgave/],
      ['a key that is far too long', 'meeting/close', { v: 1, key: 'x'.repeat(401) }, /eldre utgave/],
      ['no data', 'meeting/close', undefined, /eldre utgave/],
      ['several answers of which none is given', 'press/many', { v: 1, key: 'waiting/x', 'do.1': '' }, /Velg minst ett svar/],
      ['several answers of which one is broken', 'press/many', { v: 1, key: 'waiting/x', 'do.1': '{"verb":' }, /Velg minst ett svar/],
      ['a conclusion that is missing', 'case/conclude', { v: 1, key: `${hr}/01`, 'in.conclusion': '' }, /«konklusjon»/],
      ['a meeting that is gone', 'meeting/close', { v: 1, key: 'none' }, /finnes ikke lenger/],
    ])('with %s is answered in words and writes nothing', async (_what, verb, data, words) => {
      const written = await writesOf(async () => {
        expect(await pressed(people.secretariat, verb, data)).toMatchObject({
          status: 200,
          kind: 'application/vnd.microsoft.activity.message',
          message: expect.stringMatching(words),
        });
      });
      expect(written).toEqual([]);
    });

    it('from an older client, which sends it as a message, is told why it is refused', async () => {
      const chat = veven.people.chat(people['another seat']);
      const from = { id: '29:2', aadObjectId: veven.people.person(people['another seat']).oid };
      const press = anActivity({
        from,
        text: undefined,
        value: { v: 1, verb: 'follow-up/answer', key: followUpOf('Rollag'), state: 'done' },
        conversation: { id: chat.id, conversationType: 'personal', tenantId },
      });
      const { status } = await ask('/api/messages', {
        method: 'POST',
        token: await veven.issuer.connectorToken(serviceUrl()),
        body: press,
      });
      expect(status).toBe(200);
      expect((await chat.posts()).map(({ text }) => text)).toContainEqual(expect.stringContaining('stilt til HR/Rollag'));
    });

    it('of somebody Veven does not know says whom to ask', async () => {
      const activity = anActivity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        from: { id: '29:x', aadObjectId: sampleUuid('somebody else') },
        value: { action: { type: 'Action.Execute', verb: 'meeting/close', data: { v: 1, key: hr } } },
      });
      const { status, body } = await ask('/api/messages', {
        method: 'POST',
        token: await veven.issuer.connectorToken(serviceUrl()),
        body: activity,
      });
      expect(status).toBe(200);
      expect(body['value']).toBe('Jeg kjenner deg ikke ennå. Sekretariatet ser at du har skrevet. Be dem om å legge deg til.');
    });
  });

  const serviceUrl = () => `${veven.origin}/local/connector/`;
  const anActivity = (more: Record<string, unknown> = {}) => ({
    type: 'message',
    id: 'f:1',
    text: 'hjelp',
    channelId: 'msteams',
    serviceUrl: serviceUrl(),
    from: { id: '29:1', aadObjectId: veven.people.person(people.secretariat).oid },
    recipient: { id: `28:${appId}`, name: 'Veven' },
    conversation: { id: veven.people.chat(people.secretariat).id, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...more,
  });

  describe('an activity', () => {
    // Botbuilder says on the console why a token is no good; the tests are not about that.
    const { error } = console;
    beforeAll(() => {
      console.error = () => undefined;
    });
    afterAll(() => {
      console.error = error;
    });

    const presses = () =>
      anActivity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'meeting/close', data: { v: 1, key: hr } } },
      });
    const good = () => ({ claims: { serviceurl: serviceUrl() }, issuer: veven.issuer.connectorIssuer, audience: appId });
    const send = (body: unknown, token: string | undefined) => ask('/api/messages', { method: 'POST', token, body });

    it('with a good token is let in', async () => {
      expect((await send(presses(), await veven.sign(good()))).status).toBe(200);
    });

    it.each<readonly [string, () => Promise<string | undefined> | string | undefined]>([
      ['no token', () => undefined],
      ['something that is no token', () => 'connector'],
      ['a token that somebody else has signed', () => veven.sign({ ...good(), forged: true })],
      ['a token whose last hour is over', () => veven.sign({ ...good(), expires: '-6m' })],
      ['a token for another bot', () => veven.sign({ ...good(), audience: '22222222-2026-4000-8000-000000000002' })],
      ['a token of another issuer', () => veven.sign({ ...good(), issuer: 'https://api.botframework.com' })],
      ['a token for another service address', () => veven.sign({ ...good(), claims: { serviceurl: 'http://127.0.0.1:1/' } })],
      ['a token without a service address', () => veven.sign({ ...good(), claims: {} })],
      ['a token of a person', () => tokenOf('secretariat')],
      ['a token of the bot itself', () => veven.issuer.appToken(audiences.connector)],
    ])('is refused without a reason: %s', async (_what, tokenFor) => {
      const token = await tokenFor();
      const written = await writesOf(async () => {
        for (const activity of [presses(), anActivity()]) {
          const { status, body, text } = await send(activity, token);
          expect([status, Object.keys(body).toSorted()]).toEqual([401, ['code', 'reference', 'status', 'title']]);
          expect(text).not.toMatch(/\bat .+:\d+|node_modules|jwt|signature|claim|audience|issuer|expired|serviceurl/i);
        }
      });
      expect(written).toEqual([]);
    });

    it.each<readonly [string, unknown]>([
      ['an empty object', {}],
      ['a list', []],
      ['no conversation', { ...{ type: 'message', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:1/' } }],
      [
        'a number for a text',
        { type: 'message', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:1/', conversation: { id: 'a' }, text: 7 },
      ],
      [
        'a service address that is none',
        { type: 'message', channelId: 'msteams', serviceUrl: 'javascript:alert(1)', conversation: { id: 'a' } },
      ],
      ['half a JSON', '{"type": "mess'],
    ])('that is malformed is refused in words: %s', async (_what, body) => {
      const answer = await send(body, await veven.sign(good()));
      expect(answer.body).toMatchObject({ status: 400, code: 'invalid', title: expect.stringMatching(sentence) });
      expect(answer.text).not.toMatch(/\bat .+:\d+|node_modules|Zod|Unexpected/);
    });

    it('that is too large is refused in words', async () => {
      const answer = await send(anActivity({ text: 'x'.repeat(300_000) }), await veven.sign(good()));
      expect(answer.body).toMatchObject({ status: 413, code: 'too-large', title: 'Dette er for langt. Kort det ned og prøv igjen.' });
    });

    it.each(['invoke', 'typing', 'messageReaction', 'event', 'somethingNew'])(
      'of a kind Veven has nothing to say to is taken and does nothing: %s',
      async (type) => {
        const written = await writesOf(async () => {
          expect((await send(anActivity({ type, name: 'task/fetch' }), await veven.sign(good()))).status).toBe(200);
        });
        expect(written).toEqual([]);
      },
    );
  });

  describe('local mode', () => {
    /** A request with any Host and Origin, which fetch does not let one choose. */
    function raw(
      path: string,
      { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> },
    ): Promise<{ status: number; text: string }> {
      const { port } = new URL(veven.origin);
      return new Promise((resolve, reject) => {
        const request = httpRequest(
          {
            host: '127.0.0.1',
            port,
            path,
            method,
            headers: { ...headers, ...(method === 'POST' && { 'Content-Type': 'application/json' }) },
          },
          (response) => {
            let text = '';
            response
              .setEncoding('utf8')
              .on('data', (part: string) => {
                text += part;
              })
              .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
          },
        );
        request.on('error', reject).end(method === 'POST' ? '{"role":"secretariat"}' : undefined);
      });
    }

    const doors: readonly (readonly [string, string])[] = [
      ['POST', '/local/token'],
      ['POST', '/local/clock'],
      ['GET', '/local/clock'],
      ['POST', '/local/settle'],
      ['GET', '/local/keys'],
      ['GET', '/local/openid'],
      ['GET', '/local/api/outbox'],
      ['GET', '/local/api/teams/world'],
      ['POST', '/local/api/teams/press'],
      ['POST', '/local/api/teams/write'],
      ['GET', '/'],
      ['GET', '/local/teams'],
      ['GET', '/api/me'],
      ['POST', '/api/messages'],
      ['GET', '/tab'],
    ];

    it.each(doors)('answers no other name than this machine’s: %s %s', async (method, path) => {
      const { port } = new URL(veven.origin);
      for (const host of [
        'veven.example',
        `veven.example:${port}`,
        '127.0.0.1',
        `127.0.0.1:${Number(port) + 1}`,
        `127.0.0.1.veven.example:${port}`,
      ]) {
        const { status, text } = await raw(path, { method, headers: { Host: host } });
        expect([host, status, text.includes('token":')]).toEqual([host, 403, false]);
      }
    });

    it.each(doors)('answers no page of another address: %s %s', async (method, path) => {
      const { port } = new URL(veven.origin);
      for (const origin of [
        'https://veven.example',
        'null',
        'http://127.0.0.1',
        `https://127.0.0.1:${port}`,
        `http://127.0.0.1:${Number(port) + 1}`,
        `http://127.0.0.1:${port}.veven.example`,
      ]) {
        const { status, text } = await raw(path, { method, headers: { Host: `127.0.0.1:${port}`, Origin: origin } });
        expect([origin, status, text.includes('token":')]).toEqual([origin, 403, false]);
      }
    });

    it('gives its own page a token', async () => {
      const { port } = new URL(veven.origin);
      for (const name of ['127.0.0.1', 'localhost']) {
        const { status, text } = await raw('/local/token', {
          method: 'POST',
          headers: { Host: `${name}:${port}`, Origin: `http://${name}:${port}` },
        });
        expect([status, Object.keys(JSON.parse(text) as object)]).toEqual([200, ['token']]);
      }
    });

    it('says what it expected when asked for something else', async () => {
      for (const [path, body] of [
        ['/local/token', { role: 'king' }],
        ['/local/token', { seat: 'HR/Rollag', role: 'secretariat' }],
        ['/local/token', {}],
        ['/local/clock', { now: 'tomorrow' }],
      ] as const) {
        const answer = await ask(path, { method: 'POST', body });
        expect([answer.status, answer.body['title']]).toEqual([400, expect.stringMatching(/^Forventet: expected \{/)]);
      }
      expect((await ask('/local/token', { method: 'POST', body: { seat: 'HR/Oslo' } })).status).toBe(404);
    });

    it('has a clock that does not go back once something has been sent', async () => {
      const before = veven.clock.offsetMinutes();
      const answer = await ask('/local/clock', { method: 'POST', body: { now: '2026-11-23T08:00:00+01:00' } });
      expect([answer.status, answer.body['title']]).toEqual([400, expect.stringContaining('går bare framover')]);
      expect(veven.clock.offsetMinutes()).toBe(before);
    });

    it('has a list server that knows the app and the secretariat only', async () => {
      const site = `${veven.graph.origin}/v1.0/sites/${HOSTNAME}:${REGION_PATH}`;
      const status = async (token: string | undefined, path = '') =>
        (await fetch(`${site}${path}`, { headers: token ? { Authorization: `Bearer ${token}` } : {} })).status;
      const statuses = [];
      for (const who of everybody)
        statuses.push(`${who} ${await status(await tokenOf(who))} ${await status(await tokenOf(who), ':/lists')}`);
      expect(statuses).toEqual(everybody.map((who) => (who === 'secretariat' ? `${who} 200 200` : `${who} 403 403`)));
      expect(await status(undefined)).toBe(401);
      expect(
        await status(
          await veven.sign({
            claims: { appid: appId, tid: tenantId, idtyp: 'app' },
            issuer: veven.issuer.tabIssuer.replace('{tid}', tenantId),
            audience: audiences.graph,
            forged: true,
          }),
        ),
      ).toBe(401);
    });
  });

  describe('who is late', () => {
    const comment = 'Venter på ny HR-leder hos oss';

    beforeAll(async () => {
      const tab = async (seat: string, input: Record<string, unknown>) => {
        const token = await veven.issuer.tabToken(veven.people.person({ seat }));
        const { status, text } = await ask('/api/commands/follow-up/answer', { method: 'POST', token, body: input });
        if (status !== 200) throw new Error(text);
        await veven.veven.settle();
      };
      await tab('HR/Tinn', { key: followUpOf('Tinn'), state: 'stuck', comment, obstacle: 'insight' });
      await tab('HR/Hjartdal', { key: followUpOf('Hjartdal'), state: 'stuck', comment });
      await veven.moveTo('2027-01-12', '10:00');
      await tab('HR/Hjartdal', { key: followUpOf('Hjartdal'), state: 'underway', comment });
      await tab('HR/Notodden', { key: followUpOf('Notodden'), state: 'done', comment });
      // Due on Tuesday 9 February 2027: Hjartdal, Tinn, Flesberg and the rest are over it.
      await veven.moveTo('2027-02-11', '10:00');
    }, 60_000);

    interface Found {
      readonly path: string;
      readonly about: string | undefined;
      readonly what: 'late' | 'stuck' | 'comment';
    }

    /** Everything in an answer that says of a municipality that it is late or stuck, or shows what it wrote. */
    function findings(value: unknown, path = '', about?: string): Found[] {
      if (typeof value === 'string') return value.includes(comment) ? [{ path, about, what: 'comment' }] : [];
      if (typeof value !== 'object' || value === null) return [];
      const named = value as Record<string, unknown>;
      const municipality =
        typeof named['municipality'] === 'string'
          ? named['municipality']
          : named['list'] === 'FollowUps'
            ? String(named['about']).split(':')[0]
            : about;
      return Object.entries(named).flatMap(([name, inner]): Found[] => {
        const at = `${path}.${name}`;
        if (name === 'late' && inner === true) return [{ path: at, about: municipality, what: 'late' }];
        if (name === 'state' && inner === 'stuck') return [{ path: at, about: municipality, what: 'stuck' }];
        return findings(inner, at, municipality);
      });
    }

    const pages = ['/home', `/meetings/${encodeURIComponent(hr)}`, '/measures/HR4', '/measures', '/meetings'];
    const said = async (who: Who) => {
      const answers = await Promise.all(pages.map((page) => read<unknown>(who, page)));
      return answers.flatMap((answer, index) => findings(answer, pages[index]));
    };
    const municipalitiesIn = (found: readonly Found[], what: Found['what']) =>
      [...new Set(found.filter((one) => one.what === what).map(({ about }) => about))].toSorted();

    const viewers: readonly (readonly [what: string, who: Who, mayKnow: string | undefined])[] = [
      ['a seat of another network', { seat: 'OPPVEKST/Rollag' }, undefined],
      ['a seat of another network in that very municipality', { seat: 'OPPVEKST/Tinn' }, undefined],
      ['another municipality’s seat', { seat: 'HR/Rollag' }, 'Rollag'],
      ['another municipality’s deputy', { seat: 'HR/Kongsberg', part: 'deputy' }, 'Kongsberg'],
      ['another municipality’s chief executive', { seat: 'KDU/Flesberg' }, 'Flesberg'],
      ['a member', { role: 'member' }, undefined],
    ];

    it.each(viewers)('is not told, nor who is stuck or what they wrote, to %s', async (_what, who, own) => {
      const found = (await said(who)).filter(({ about, path }) => about !== own && !path.includes('.history'));
      expect(found).toEqual([]);
    });

    it('is not told by a measure’s line of time either, where a municipality that was stuck goes on', async () => {
      const found = await Promise.all(
        viewers.map(async ([, who, own]) => (await said(who)).filter(({ about, path }) => about !== own && path.includes('.history'))),
      );
      expect(found.flat()).toEqual([]);
    });

    it.each([
      ['the seat', { seat: 'HR/Tinn' }],
      ['its deputy', { seat: 'HR/Tinn', part: 'deputy' }],
      ['its chief executive', { seat: 'KDU/Tinn' }],
    ] satisfies [string, Who][])('is told to the municipality itself: %s', async (_what, who) => {
      const found = (await said(who)).filter(({ path }) => !path.includes('.history'));
      expect(['late', 'stuck', 'comment'].map((what) => municipalitiesIn(found, what as Found['what']))).toEqual([
        ['Tinn'],
        ['Tinn'],
        ['Tinn'],
      ]);
    });

    it('is told to the secretariat', async () => {
      const found = await said({ role: 'secretariat' });
      expect(municipalitiesIn(found, 'late')).toEqual(['Flesberg', 'Hjartdal', 'Kongsberg', 'Nore og Uvdal', 'Rollag', 'Sigdal', 'Tinn']);
      expect(municipalitiesIn(found, 'stuck')).toContain('Tinn');
      expect((await read<Home>('secretariat', '/home')).secretariat?.late).toHaveLength(1);
    });

    it('is counted for everybody', async () => {
      const { cases } = await read<MeetingPage>('member', `/meetings/${encodeURIComponent(hr)}`);
      expect(cases[1]!.decision!.counts).toEqual({ of: 8, done: 1, underway: 2, stuck: 1, local: 0, unanswered: 4, late: 4 });
    });

    it('is answered by nobody outside the secretariat’s own part of the first page', async () => {
      for (const [, who] of viewers) expect((await read<Home>(who, '/home')).secretariat).toBeUndefined();
    });

    it('is all that another network may not know: it sees neither who is done nor who is on the way', async () => {
      const { cases } = await read<MeetingPage>({ seat: 'OPPVEKST/Rollag' }, `/meetings/${encodeURIComponent(hr)}`);
      expect(cases[1]!.decision!.followUps.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'unanswered'));
    });

    it('and who is done or on the way is not told to another network by a measure’s line of time either', async () => {
      const { history } = await read<MeasurePage>({ seat: 'OPPVEKST/Rollag' }, '/measures/HR4');
      expect(history.filter(({ list }) => list === 'FollowUps').map(({ about, after }) => `${about} ${after['state']}`)).toEqual([]);
    });

    it('is not in a card of a decision that is closed, and a press on it answers so', async () => {
      const written = await writesOf(async () => {
        const decision = await veven.lists.row('Beslutninger', `${hr}/02/1`);
        await veven.lists.change('Beslutninger', decision, { State: 'lukket' });
      });
      expect(written.filter((row) => row.startsWith('Beslutninger/'))).toHaveLength(1);
      const seat = veven.people.person({ seat: 'HR/Tinn' });
      const { id } = await veven.people.channel('HR').post('HR-nettverket · Sakliste');
      const pressed = await writesOf(async () => {
        const { body } = await veven.people.standIn.press({
          as: seat.key,
          conversation: veven.people.channel('HR').id,
          activityId: id,
          action: { type: 'Action.Execute', verb: 'follow-up/answer', data: { v: 1, key: followUpOf('Tinn'), state: 'done' } },
        });
        expect((body as { value: unknown }).value).toBe('Denne avgjerda er lukka. Du treng ikkje svare.');
      });
      expect(pressed).toEqual([]);
    });
  });
});
