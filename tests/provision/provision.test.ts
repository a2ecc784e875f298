import { pino } from 'pino';
import { siteGrants } from '../../bot/adapters/graph/grants.ts';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { lists } from '../../bot/features.ts';
import { letIn } from '../../bot/provision/grant.ts';
import { lacking } from '../../bot/provision/provision.ts';
import { runProvision } from '../../bot/provision/run.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { contentsOf } from '../support/site-contents.ts';
import { onlyFirst, type UnrulyGraph, unrulyGraph } from '../support/unruly-graph.ts';

const log = pino({ level: 'silent' });

let graph: TestGraph;
let unruly: UnrulyGraph;
beforeEach(async () => {
  graph = await startTestGraph();
  unruly = await unrulyGraph(graph.server);
});
afterEach(async () => {
  await unruly.close();
  await graph.close();
});

const siteAs = (bearer: string) =>
  GraphSite.at({ origin: unruly.origin, token: async () => bearer }, { hostname: HOSTNAME, path: REGION_PATH });
/** `npm run provision` as somebody; what it says. */
async function provisioned(bearer: string, { dryRun = false } = {}): Promise<string[]> {
  const said: string[] = [];
  await runProvision({ site: await siteAs(bearer), lists, dryRun, log, say: (line) => said.push(line) });
  return said;
}
const everything = () => contentsOf(graph);
const missing = async () => lacking(await siteAs('reader'), lists, { more: [] });
const nothing = { gaps: [], rows: [] };

describe('provisioning', () => {
  it('makes what is missing and says it list by list, with what each step needs at least; a second time nothing', async () => {
    const said = await provisioned('manager');

    expect(said[0]).toBe('Made:');
    const tiltak = said.slice(said.indexOf('Tiltak (Measures)') + 1);
    expect(tiltak[0]).toMatch(
      /^ {2}the list with its \d+ columns \(needs the role owner on the site, or an administrator’s Sites\.Manage\.All\)$/,
    );
    expect(tiltak[1]).toMatch(/^ {2}31 rows \(needs the role write on the site, or an administrator’s Sites\.ReadWrite\.All\)$/);
    expect(await missing()).toEqual(nothing);

    const before = await everything();
    expect(await provisioned('manager')).toEqual(['Nothing was missing.']);
    expect(await everything()).toBe(before);
  });

  it('only tells in a dry run, for whoever may read, and changes not a letter', async () => {
    const empty = await everything();
    const told = await provisioned('reader', { dryRun: true });
    expect(await everything()).toBe(empty);

    const made = await provisioned('manager');
    expect(told).toEqual(['Would make:', ...made.slice(1)]);
    await graph.raw('PATCH', `${(await siteAs('manager')).site.path}/lists/${networks.name}/items/1`, {
      body: { fields: { Key: null, Kind: 'LEDERNETTVERK' } },
    });
    const spoiled = await everything();
    await provisioned('reader', { dryRun: true });
    expect(await everything()).toBe(spoiled);
  });

  it('that breaks off says what it has made, and is completed by the next', async () => {
    graph.server.control.failNext({ match: `^PATCH /v1.0/.*/lists/`, times: 1, status: 507 });
    const said: string[] = [];
    const first = runProvision({ site: await siteAs('manager'), lists, dryRun: false, log, say: (line) => said.push(line) });
    await expect(first).rejects.toMatchObject({ code: 'not-connected', message: expect.stringContaining('Nettverk') });
    expect(said).toEqual([]);

    graph.server.control.failNext({ match: `^POST /v1.0/.*/lists/.*/items`, times: 1, status: 507 });
    const second = runProvision({ site: await siteAs('manager'), lists, dryRun: false, log, say: (line) => said.push(line) });
    await expect(second).rejects.toMatchObject({ code: 'not-connected' });
    expect(said.slice(0, 2)).toEqual(['Made:', 'Nettverk (Networks)']);

    expect((await provisioned('manager')).some((line) => /^ {2}\d+ rows? /.test(line))).toBe(true);
    expect(await missing()).toEqual(nothing);
  });

  it('leaves alone what people have made of their lists', async () => {
    await provisioned('manager');
    const site = await siteAs('manager');
    const path = await site.site.pathTo(measures);
    const { value } = await site.site.client.api(`${path}/columns`).get();
    const column = (name: string): { id: string; choice: { choices: string[] } } =>
      value.find((one: { name: string }) => one.name === name);
    await site.site.client.api(path).patch({ displayName: 'Våre tiltak' });
    await site.site.client.api(`${path}/columns`).post({ name: 'Farge', displayName: 'Farge', text: {} });
    await site.site.client.api(`${path}/columns/${column('TitleEn').id}`).patch({ displayName: 'In English', indexed: true });
    const { choices } = column('Phase').choice;
    await site.site.client.api(`${path}/columns/${column('Phase').id}`).patch({ choice: { choices: [...choices, 'på vent'] } });
    const before = await everything();

    expect(await provisioned('manager')).toEqual(['Nothing was missing.']);
    expect(await everything()).toBe(before);

    await site.site.client.api(`${path}/columns/${column('Phase').id}`).patch({ choice: { choices: ['på vent'] } });
    expect((await provisioned('manager')).join()).toMatch(/in Fase \(Phase\) the words «/);
    const phase = await site.site.client.api(`${path}/columns/${column('Phase').id}`).get();
    expect(phase.choice.choices).toEqual(['på vent', ...choices]);
  });

  it('makes a row of the catalogue again that somebody has deleted, and no row that somebody has spoiled', async () => {
    await provisioned('manager');
    const site = await siteAs('manager');
    const path = await site.site.pathTo(networks);
    await site.site.client.api(`${path}/items/1`).delete();
    await site.site.client.api(`${path}/items/2`).patch({ fields: { Kind: 'noe annet' } });

    expect((await missing()).rows).toHaveLength(1);
    expect(await provisioned('writer')).toEqual(['Made:', 'Nettverk (Networks)', expect.stringMatching(/^ {2}1 row /)]);
  });

  it('says that it could not see what a list lacks, and neither makes nor promises anything of it', async () => {
    await provisioned('manager');
    const path = await (await siteAs('manager')).site.pathTo(measures);
    unruly.befall = ({ url }) => (url === `${path}/columns` ? { status: 503, retryAfter: 60 } : undefined);
    const before = await everything();

    const said: string[] = [];
    const run = runProvision({ site: await siteAs('manager'), lists, dryRun: false, log, say: (line) => said.push(line) });
    await expect(run).rejects.toMatchObject({
      code: 'not-connected',
      message: expect.stringMatching(
        /^Tiltak \(Measures\) is not complete, as far .* columns cannot be read just now \(503 .*Run it again\.$/,
      ),
    });
    expect(said).toEqual([]);
    expect(await provisioned('reader', { dryRun: true })).toEqual([
      'Would make:',
      'Tiltak (Measures)',
      expect.stringMatching(/^ {2}its columns cannot be read just now \(503 [^)]*\)$/),
    ]);
    expect(await everything()).toBe(before);
  });

  it('says when to run it again if Graph is too busy for the rows', async () => {
    unruly.befall = ({ inside, method }) => (inside && method === 'POST' ? { status: 429, retryAfter: 60 } : undefined);

    await expect(provisioned('manager')).rejects.toMatchObject({
      code: 'not-connected',
      message: expect.stringMatching(/^Nettverk \(Networks\): .* run it again in 60 seconds$/),
    });
  });

  it('tells an app that may only write what to do, in one sentence', async () => {
    const refused = await provisioned('writer').catch((error: Error) => error.message);

    expect(refused).toMatch(/^This sign-in may not make what is missing \(403\): run npm run provision without --as-app and sign in/);
    expect(refused).not.toContain('\n');
  });
});

describe('letting the app in', () => {
  const app = { id: 'a0000000-0000-4000-8000-0e0ec0ed0000', name: 'Veven' };
  const grants = async (bearer = 'admin') => siteGrants((await siteAs(bearer)).site);
  const role = async (...roles: string[]) =>
    graph.raw('POST', `/sites/${graph.region}/permissions`, {
      bearer: 'admin',
      body: { roles, grantedToIdentities: [{ application: { id: app.id.toUpperCase() } }] },
    });
  const roles = async () => (await (await grants()).all()).flatMap((grant) => grant.roles);

  it('gives it write, once; a dry run only says so', async () => {
    expect(await letIn(await grants(), app, { dryRun: true })).toMatch(/^Would give Veven the role write/);
    expect(await roles()).toEqual([]);

    expect(await letIn(await grants(), app, { dryRun: false })).toBe('Veven has got the role write.');
    expect(await letIn(await grants(), app, { dryRun: false })).toBe('Veven has the role write already.');
    expect(await roles()).toEqual(['write']);
    expect((await graph.raw('GET', `/sites/${graph.region}/lists`, { bearer: 'selected' })).status).toBe(200);
  });

  it('gives it write once also when the answer is lost: the next run finds it', async () => {
    const permissions = unruly.asked.length;
    unruly.befall = onlyFirst(({ method, url }) => method === 'POST' && url.endsWith('/permissions'), 'lost');

    await expect(letIn(await grants(), app, { dryRun: false })).rejects.toMatchObject({ code: 'not-connected' });
    expect(await letIn(await grants(), app, { dryRun: false })).toBe('Veven has the role write already.');
    expect(await roles()).toEqual(['write']);
    expect(unruly.asked.slice(permissions).filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('gives write to an app that only reads', async () => {
    await role('read');

    await letIn(await grants(), app, { dryRun: false });
    expect(await roles()).toEqual(['write']);
  });

  it('takes nothing from an app that has more, and says so', async () => {
    await role('owner');

    expect(await letIn(await grants(), app, { dryRun: false })).toMatch(/^Veven has the role owner, more than it needs/);
    expect(await roles()).toEqual(['owner']);
  });

  it('is for administrators of the site, which everybody else is told', async () => {
    await expect(letIn(await grants('manager'), app, { dryRun: false })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Sites.FullControl.All'),
    });
  });
});
