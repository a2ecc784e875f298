import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDatabaseRunning } from '../support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely; what they hold is what the tests are about.
type Json = any;

/** `npm run graph` in a process of its own. */
function spawned(settings: Record<string, string>) {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const env = { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...settings };
  const child = spawn(join(root, 'node_modules/.bin/node'), ['local/graph-alone.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said.stderr += part;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<Json>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said.stdout += part;
      if (said.stdout.endsWith('\n')) resolve(JSON.parse(said.stdout));
    });
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${said.stderr}`)));
  });
  ready.catch(() => {});
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { ready, ended, end, said };
}

async function request(url: string, token: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}) {
  const headers = { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Json };
}

describe('the list server alone', () => {
  let folder: string;
  let running: ReturnType<typeof spawned>;
  let graph: Json;
  let lists: string;
  const start = async () => {
    running = spawned({ DATA_DIR: folder });
    graph = await running.ready;
    lists = `${graph.base}/sites/${graph.siteId}/lists`;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veven-graph-'));
    await start();
  });
  afterAll(async () => {
    await running?.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  it('says in one line where it is, and names what it has', async () => {
    const { base, siteId, hostname, sitePath, groupId, tokens } = graph;
    const get = async (path: string) => (await request(`${base}${path}`, tokens.full)).body;

    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\.0$/);
    expect(running.said.stdout.trimEnd()).not.toContain('\n');
    expect(await get(`/sites/${hostname}:${sitePath}`)).toMatchObject({ id: siteId });
    expect(await get(`/groups/${groupId}/sites/root`)).toMatchObject({ id: siteId });
    const person = await get(`/sites/${siteId}/lists/User%20Information%20List/items/${graph.userLookupId}?$expand=fields`);
    expect(person.fields.Name).toMatch(/^i:0#\.f\|membership\|/);
    const messages = await get(`/teams/${graph.teamId}/channels/${graph.channelId}/messages?$top=1&$expand=replies`);
    expect(messages.value[0]).toMatchObject({ body: { content: expect.any(String) }, replies: [{}] });
    expect(messages['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/teams\//);
  });

  it('has links that lead to itself when it is told to, for clients that follow them as they stand', async () => {
    const own = spawned({ DATA_DIR: join(folder, 'own'), GRAPH_PUBLIC_BASE: '/v1.0' });
    try {
      const { base, teamId, channelId, tokens } = await own.ready;
      const { body } = await request(`${base}/teams/${teamId}/channels/${channelId}/messages?$top=1`, tokens.full);
      expect((await request(body['@odata.nextLink'], tokens.full)).body.value).toHaveLength(1);
    } finally {
      await own.end('SIGTERM');
    }
  });

  it.each([
    ['full', { sites: 200, lists: 201, permissions: 200, events: 201, messages: 200 }],
    ['appOnly', { sites: 200, lists: 201, permissions: 200, events: 201, messages: 200 }],
    ['siteAdminApp', { sites: 200, lists: 201, permissions: 200, events: 403, messages: 403 }],
    ['selectedWrite', { sites: 200, lists: 403, permissions: 403, events: 403, messages: 403 }],
    ['selectedRead', { sites: 200, lists: 403, permissions: 403, events: 403, messages: 403 }],
    ['selectedNoGrant', { sites: 403, lists: 403, permissions: 403, events: 403, messages: 403 }],
    ['noAccess', { sites: 403, lists: 403, permissions: 403, events: 403, messages: 403 }],
    ['expired', { sites: 401, lists: 401, permissions: 401, events: 401, messages: 401 }],
  ])('lets the token %s do what it says', async (name, expected) => {
    const statusOf = async (path: string, body?: unknown) =>
      (await request(`${graph.base}${path}`, graph.tokens[name], body === undefined ? {} : { method: 'POST', body })).status;
    const time = { dateTime: '2026-12-01T09:00:00', timeZone: 'UTC' };

    expect({
      sites: await statusOf(`/sites/${graph.siteId}`),
      lists: await statusOf(`/sites/${graph.siteId}/lists`, { displayName: `Liste av ${name}` }),
      permissions: await statusOf(`/sites/${graph.siteId}/permissions`),
      events: await statusOf(`/users/${graph.userId}/events`, { start: time, end: time }),
      messages: await statusOf(`/teams/${graph.teamId}/channels/${graph.channelId}/messages`),
    }).toEqual(expected);
  });

  it('keeps the rows when it is killed, and seeds nothing twice', async () => {
    const list = (await request(lists, graph.tokens.appOnly, { method: 'POST', body: { displayName: 'Varig' } })).body;
    const row = await request(`${lists}/${list.id}/items`, graph.tokens.selectedWrite, {
      method: 'POST',
      body: { fields: { Title: 'Står' } },
    });
    expect(row.status).toBe(201);
    const before = { ...graph };
    await running.end('SIGKILL');

    await start();
    const found = await request(`${lists}/Varig/items/${row.body.id}?$expand=fields`, graph.tokens.selectedRead);
    expect(found.body).toMatchObject({ eTag: row.body.eTag, fields: { Title: 'Står', AppAuthorLookupId: expect.stringMatching(/^\d+$/) } });
    expect(graph).toEqual({ ...before, base: graph.base, controlUrl: graph.controlUrl });
    const grants = await request(`${graph.base}/sites/${graph.siteId}/permissions`, graph.tokens.siteAdminApp);
    expect(grants.body.value.map(({ roles }: Json) => roles)).toEqual([['read'], ['write']]);
  });

  describe('its control', () => {
    const control = async (body: string) => {
      const response = await fetch(graph.controlUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      return { status: response.status, text: await response.text() };
    };

    it('makes requests fail', async () => {
      const args = { match: 'GET .*/sites/root', times: 1, status: 429, retryAfter: 3 };
      expect((await control(JSON.stringify({ control: 'failNext', args }))).status).toBe(204);

      const failed = await request(`${graph.base}/sites/root`, graph.tokens.full);
      expect(failed).toMatchObject({ status: 429, body: { error: { code: 'activityLimitReached' } } });
      expect(failed.headers.get('Retry-After')).toBe('3');
      expect((await request(`${graph.base}/sites/root`, graph.tokens.full)).status).toBe(200);
    });

    it('makes delta links expire', async () => {
      const { id } = (await request(lists, graph.tokens.full, { method: 'POST', body: { displayName: 'Endringer' } })).body;
      const link = (await request(`${lists}/${id}/items/delta?token=latest`, graph.tokens.full)).body['@odata.deltaLink'];
      expect((await control(JSON.stringify({ control: 'expireDeltaTokens', args: { listId: id } }))).status).toBe(204);

      const follow = (to: string) => request(to.replace('https://graph.microsoft.com/v1.0', graph.base), graph.tokens.full);
      const gone = await follow(link);
      expect(gone.status).toBe(410);
      expect((await follow(gone.headers.get('Location')!)).status).toBe(200);
    });

    it.each([
      ['an unknown control', '{"control":"explode","args":{}}', 'control must be failNext or expireDeltaTokens'],
      ['a pattern that is none', '{"control":"failNext","args":{"match":"(","status":503}}', 'args.match must be a regular expression'],
      ['what is no JSON', '{', 'Expected JSON'],
    ])('refuses %s and says why', async (_, body, why) => {
      const { status, text } = await control(body);

      expect(status).toBe(400);
      expect(text).toContain(why);
    });
  });

  it('ends cleanly when it is told to, its database too', async () => {
    expect(await running.end('SIGTERM')).toBe(0);
    expect(hasDatabaseRunning(folder)).toBe(false);
  });

  it('says so when its port is taken, and leaves no database behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const second = spawned({ DATA_DIR: folder, GRAPH_PORT: port });

    expect(await second.ended).toBe(1);
    expect(second.said).toEqual({ stdout: '', stderr: expect.stringContaining(`Port ${port} is in use.`) });
    expect(hasDatabaseRunning(folder)).toBe(false);
    taken.close();
  });

  it('does not start where other machines could reach it', async () => {
    const open = spawned({ DATA_DIR: folder, GRAPH_HOST: '0.0.0.0' });

    expect(await open.ended).toBe(1);
    expect(open.said).toEqual({
      stdout: '',
      stderr: expect.stringContaining('GRAPH_HOST is 0.0.0.0, but the list server may be reached from this machine only'),
    });
  });
});
