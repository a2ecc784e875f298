import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { pino } from 'pino';
import { siteGrants } from '../../bot/adapters/graph/grants.ts';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { siteProbe } from '../../bot/adapters/graph/probe.ts';
import { reasonOf, Site } from '../../bot/adapters/graph/site.ts';
import { knownFindings } from '../../bot/doctor/access.ts';
import { type Examined, examine } from '../../bot/doctor/examine.ts';
import { lineOf } from '../../bot/doctor/finding.ts';
import { features, lists } from '../../bot/features.ts';
import { provision } from '../../bot/provision/provision.ts';
import { create } from '../../bot/write.ts';
import { close, listen } from '../../local/graph/listening.ts';
import { HOSTNAME, REGION_PATH, RESTRICTED_PATH } from '../../local/graph/sites.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { type Person, people } from '../../shared/seat/seat.list.ts';
import { kari, startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { contentsOf } from '../support/site-contents.ts';
import { unrulyGraph } from '../support/unruly-graph.ts';

const app = 'a0000000-0000-4000-8000-0e0ec0ed0000';
const secretary = create(people, {
  key: 'berit',
  title: 'Berit Berg',
  email: 'berit@region.example',
  roles: ['secretariat'],
  language: 'nb',
  contact: 'chat',
  rhythm: 'weekly',
});

let graph: TestGraph;
let admin: GraphSite;
const access = (bearer: string) => ({ origin: graph.server.origin, token: async () => bearer });
const at = (bearer: string, path = REGION_PATH) => Site.at(access(bearer), { hostname: HOSTNAME, path });
/** What the doctor says, seen by somebody: the app that is let into selected sites, unless told otherwise. */
async function examined(bearer = 'selected', more: Partial<Examined> = {}): Promise<string[]> {
  const said: string[] = [];
  const parts: Examined = {
    features,
    address: 'the site',
    provisionsItself: false,
    notified: false,
    token: async () => bearer,
    site: async () => {
      const site = await GraphSite.at(access(bearer), { hostname: HOSTNAME, path: REGION_PATH });
      return { lists: site, probe: siteProbe(site.site) };
    },
    ...more,
  };
  for await (const finding of examine(parts)) said.push(lineOf(finding));
  return said;
}
const grant = async (roles: string[], id = app, site = graph.region) =>
  graph.raw('POST', `/sites/${site}/permissions`, {
    bearer: 'admin',
    body: { roles, grantedToIdentities: [{ application: { id, displayName: id === app ? 'Veven' : 'Noe annet' } }] },
  });
const about = (said: readonly string[], what: string) => said.filter((line) => line.includes(what));
const everything = () => contentsOf(graph);

beforeAll(async () => {
  graph = await startTestGraph();
  admin = await GraphSite.at(access('admin'), { hostname: HOSTNAME, path: REGION_PATH });
  await provision(admin, lists, { more: [secretary], log: pino({ level: 'silent' }) });
  // Those whom the tests' own writes have entered are nobody's concern here.
  await forget();
}, 60_000);
afterEach(async () => {
  await graph.database.pool.query('delete from graph.permission');
});
afterAll(() => graph.close());

const forget = () => graph.database.pool.query('delete from graph.item where list_id in (select id from graph.list where system)');

describe('the doctor', () => {
  it('finds nothing wrong where all is as it should be, and changes not a letter', async () => {
    await grant(['write']);
    const before = await everything();

    const said = await examined();

    expect(said.map((line) => line.split(':')[0])).toEqual([
      '✓ Token',
      '✓ Site',
      '✓ Lists',
      '✓ Rows',
      '✓ Role',
      '✓ Role',
      '✓ Role',
      '✓ the site, people',
      '! Apps',
    ]);
    expect(said.at(-1)).toContain('npm run doctor -- --sign-in');
    expect(await everything()).toBe(before);
  });

  it('goes on without a token, and says what cannot be looked at', async () => {
    const failing = async () => Promise.reject(new Error('Entra refuses (AADSTS7000215): the secret is wrong'));

    expect(await examined('selected', { token: failing, site: failing })).toEqual([
      '✗ Token: Entra refuses (AADSTS7000215): the secret is wrong',
      '! Site, lists, rows, role and people: cannot be looked at without a token.',
      expect.stringMatching(/^! Apps/),
    ]);
  });

  it.each([
    [-1, 'fetch failed', 'Graph cannot be reached from this machine'],
    [-1, 'the secret has expired', 'the secret has expired'],
    [403, 'Access denied', '403 code Access denied'],
  ])('says in words why Graph gave nothing: %d, %s', (statusCode, message, words) => {
    const error = Object.assign(new GraphError(statusCode, message), { code: 'code' });

    expect(reasonOf(error)).toBe(words);
  });

  it('says that the rest cannot be looked at where there is no site', async () => {
    const site = async () => Promise.reject(new Error('404'));

    expect(await examined('selected', { site })).toContainEqual(
      expect.stringMatching(/^! Lists, rows, role and people: cannot be looked at without the site/),
    );
  });

  it('tells an app that has been let into nothing that it does not find the site', async () => {
    expect(about(await examined(), 'Site:')).toEqual([expect.stringMatching(/^✗ Site: .* cannot be read: 403/)]);
  });

  it.each([
    ['read', '✗ Role: it may not write', '✓ Role: it may not make lists'],
    ['write', '✓ Role: it may write', '✓ Role: it may not make lists'],
    ['owner', '✓ Role: it may write', '! Role: it may make lists'],
  ])('sees what the role %s lets the app do', async (role, write, make) => {
    await grant([role]);
    const said = about(await examined(), 'Role:');

    expect(said).toEqual([
      expect.stringContaining(write),
      expect.stringContaining(make),
      expect.stringContaining('✓ Role: it does not read other sites'),
    ]);
  });

  it('sees a permission on every site, which is too much', async () => {
    expect(about(await examined('writer'), 'other sites')).toEqual([expect.stringMatching(/^! .*Sites\.Selected is enough/)]);
  });

  it('expects that permission where SharePoint is to tell of changes, and misses it', async () => {
    const notified = true;
    expect(about(await examined('writer', { notified }), 'other sites')).toEqual([
      expect.stringMatching(/^! .*which NOTIFICATIONS=on needs/),
    ]);

    await grant(['write']);
    expect(about(await examined('selected', { notified }), 'other sites')).toEqual([expect.stringMatching(/^! .*they will stay off/)]);
  });

  it('says that it cannot try whether it may write where there is no row', async () => {
    const reading = { ...(await GraphSite.at(access('writer'), { hostname: HOSTNAME, path: REGION_PATH })) };
    const empty = Object.assign(Object.create(GraphSite.prototype) as GraphSite, reading, {
      changes: async () => undefined,
      gaps: async () => [],
    });

    const said = await examined('writer', { site: async () => ({ lists: empty, probe: siteProbe(await at('writer')) }) });
    expect(about(said, 'whether it may write')).toEqual([expect.stringMatching(/^! .*cannot be tried.*no row/)]);
  });

  it('names the feature that a missing column turns off, and tells slighter gaps apart', async () => {
    const columns = `${await admin.site.pathTo(followUps)}/columns`;
    const idOf = async (name: string): Promise<string> =>
      (await admin.site.client.api(columns).get()).value.find((one: { name: string }) => one.name === name).id;
    await admin.site.client.api(`${columns}/${await idOf('DueOn')}`).delete();
    await admin.site.client.api(`${columns}/${await idOf('Seat')}`).patch({ indexed: false });

    const said = about(await examined('reader'), 'npm run provision.');
    expect(said).toContainEqual(expect.stringMatching(/^✗ Feature follow-up is off\. Missing: \S+: the column Frist \(DueOn\)\. Run/));
    expect(said).toContainEqual(expect.stringMatching(/^! Lists: 1 thing missing that turns nothing off: .*index on .*\(Seat\)/));
    await provision(admin, lists, { more: [secretary], log: pino({ level: 'silent' }) });
  });

  it('says which list’s columns it could not see, and not that all are there', async () => {
    const unruly = await unrulyGraph(graph.server);
    try {
      const at = { origin: unruly.origin, token: async () => 'reader' };
      const site = await GraphSite.at(at, { hostname: HOSTNAME, path: REGION_PATH });
      const columns = `${await site.site.pathTo(measures)}/columns`;
      unruly.befall = ({ url }) => (url === columns ? { status: 503, retryAfter: 60 } : undefined);

      const said = about(await examined('reader', { site: async () => ({ lists: site, probe: siteProbe(site.site) }) }), 'Lists:');
      expect(said).toEqual([
        expect.stringMatching(/^✗ Lists: Tiltak: its columns cannot be read just now \(503 .*\)\. Run npm run doctor again\.$/),
      ]);
    } finally {
      await unruly.close();
    }
  });

  it('counts rows that cannot be used, tells which columns, and nothing of what stands in them', async () => {
    const { client } = admin.site;
    const row = `${await admin.site.pathTo(measures)}/items/1`;
    const { fields } = await client.api(`${row}?$expand=fields`).get();
    await client.api(row).patch({ fields: { Title: 'Fortrolig sak', Phase: 'hemmelig ord' } });
    const before = await everything();

    const said = about(await examined('writer'), 'Tiltak');
    expect(said).toEqual([
      '! Rows: 1 row of Tiltak cannot be used: no. 1 (Fase: not one of the choices). Mend them in SharePoint, or in the tab as the secretariat.',
    ]);
    expect(await everything()).toBe(before);
    await client.api(row).patch({ fields: { Title: fields.Title, Phase: fields.Phase } });
  });

  it('names whoever the site knows beside the secretariat, and no app', async () => {
    await graph.raw('PATCH', `${await admin.site.pathTo(measures)}/items/2`, { bearer: 'kari', body: { fields: { Title: 'Endret' } } });
    await graph.raw('PATCH', `${await admin.site.pathTo(measures)}/items/2`, {
      bearer: 'writer',
      body: { fields: { Title: 'Endret igjen' } },
    });

    const said = about(await examined('reader'), 'people');
    expect(said).toEqual([
      expect.stringMatching(/^! the site, people: Kari Nordmann \(kari@rollag\.example\) has been given access or has opened the site/),
    ]);
    await admin.writeMany([
      {
        do: 'create',
        list: people,
        fields: {
          Key: 'kari',
          Title: kari.name,
          Email: 'Kari@Rollag.example',
          Roles: ['sekretariat'],
          'Roles@odata.type': 'Collection(Edm.String)',
          Language: 'bokmål',
          Contact: 'chat',
        },
      },
    ]);
    expect(about(await examined('reader'), 'people')).toEqual([expect.stringMatching(/^✓/)]);
  });

  it('looks at the restricted site in the same way', async () => {
    const restricted = { address: 'unntatt', probe: async () => siteProbe(await at('selected', RESTRICTED_PATH)) };
    await grant(['write']);
    expect(about(await examined('selected', { restricted }), 'unntatt')).toEqual([expect.stringMatching(/^✗ .*cannot be read: 403/)]);

    await grant(['write'], app, graph.restricted);
    expect(about(await examined('selected', { restricted }), 'unntatt')).toEqual([
      '✓ Restricted site: unntatt is found.',
      expect.stringMatching(/^✓ unntatt, people: nobody but/),
    ]);
  });

  it('sees for an administrator which apps have been let in', async () => {
    const grants = [{ site: 'the site', clientId: app.toUpperCase(), read: async () => siteGrants(await at('admin')) }];
    const apps = async () => about(await examined('reader', { grants }), 'apps:');
    expect(await apps()).toEqual([expect.stringMatching(/^✗ .*has not been granted write.*--grant/)]);

    await grant(['write']);
    expect(await apps()).toEqual([expect.stringMatching(/^✓ .*granted write, and no more/)]);

    await grant(['fullcontrol']);
    await grant(['read'], kari.id);
    expect(await apps()).toEqual([
      expect.stringMatching(/^! .*Veven has fullcontrol, more than it needs/),
      expect.stringMatching(/^! .*Noe annet .* has read/),
    ]);
  });
});

describe('whom a site knows', () => {
  const known = (name: string, login: string, email = '') => ({ name, login, email, administrator: false });
  const berit = { title: 'Berit Berg', email: 'berit@region.example' } as Person;

  it('is compared by address, and by sign-in for whoever has no other', () => {
    const found = knownFindings([known('Berit', 'i:0#.f|membership|Berit@region.example')], { site: 'S', secretariat: [berit] });

    expect(found.map(lineOf)).toEqual([expect.stringMatching(/^✓/)]);
  });

  it('may be groups, such as everyone, and accounts of SharePoint’s own, which are left out', () => {
    const all = [
      known('Everyone except external users', 'c:0-.f|rolemanager|spo-grid-all-users/11111111'),
      known('System Account', 'SHAREPOINT\\system'),
      known('SharePoint App', 'i:0i.t|00000003-0000-0ff1-ce00-000000000000|app@sharepoint'),
    ];

    expect(knownFindings(all, { site: 'S', secretariat: [berit] }).map(lineOf)).toEqual([
      expect.stringMatching(/^! S, people: the site knows Everyone except external users\./),
      expect.stringMatching(/^✓/),
    ]);
  });

  it('cannot be told apart when the secretariat has no address, or is not known', () => {
    const nameless = { ...berit, email: undefined };

    expect(knownFindings([], { site: 'S', secretariat: [nameless] }).map(lineOf)[0]).toMatch(
      /^! S, people: Berit Berg cannot be recognised/,
    );
    expect(knownFindings([], { site: 'S', secretariat: undefined }).map(lineOf)).toEqual([
      expect.stringMatching(/^! .*cannot be compared/),
    ]);
  });
});

/** The command itself: how it ended, and what it said. */
function doctor(settings: Readonly<Record<string, string>>): Promise<{ code: unknown; said: string }> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, ['bot/doctor.ts'], { env, timeout: 30_000 }, (error, stdout, stderr) =>
      resolve({ code: error?.code, said: stdout + stderr }),
    );
  });
}

describe('npm run doctor', () => {
  it('ends where another’s list server answers, with a database of its own, and says what to set', async () => {
    const other = createServer((_request, response) => response.writeHead(401).end());
    const { port } = await listen(other, { port: 0 });
    const dataDir = await mkdtemp(join(tmpdir(), 'veven-doctor-'));
    try {
      const { code, said } = await doctor({ GRAPH_PORT: String(port), DATA_DIR: dataDir });

      expect(code).toBe(1);
      expect(said).toContain(`Another Veven's list server, or something else, answers on port ${port}: set DATA_DIR`);
    } finally {
      await close(other);
      await rm(dataDir, { recursive: true });
    }
  });

  it('ends with 1 where settings are wrong, names each in a line of its own, and tells no secret', async () => {
    const settings = { VEVEN_MODE: 'tenant', CLIENT_SECRET: 'very-secret', GRAPH_TOKEN: 'very-secret-too', SITE_PATH: 'sites/veven' };
    const { code, said } = await doctor(settings);

    expect(code).toBe(1);
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/^✗ Settings: TENANT_ID/),
      expect.stringMatching(/^✗ Settings: SITE_HOSTNAME/),
      expect.stringMatching(/^✗ Settings: SITE_PATH/),
      expect.stringMatching(/^✗ Settings: PUBLIC_URL/),
      expect.stringMatching(/^✗ Settings: TEAMS_APP_ID/),
      expect.stringMatching(/^✗ Settings: CLIENT_ID/),
      expect.stringMatching(/^! Everything else: cannot be looked at/),
    ]);
  });
});
