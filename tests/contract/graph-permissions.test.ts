import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';

const denied = { status: 403, body: { error: { code: 'accessDenied' } } };
/** The app behind the token `selected`, its id in capitals as portals show it. */
const application = { id: 'A0000000-0000-4000-8000-0E0EC0ED0000', displayName: 'Valgt' };
const bearer = 'selected';

let graph: TestGraph;
let site: string;
let list: { id: string; path: string };
beforeAll(async () => {
  graph = await startTestGraph();
  site = `/sites/${graph.region}`;
  list = await graph.aList();
});
afterAll(() => graph.close());
afterEach(async () => {
  await graph.database.pool.query('delete from graph.permission');
});

/** Lets the app in, as the site's administrator does it; the grant. */
async function granted(roles: string[], path = site): Promise<Json> {
  const { status, body } = await graph.raw('POST', `${path}/permissions`, {
    bearer: 'admin',
    body: { roles, grantedToIdentities: [{ application }] },
  });
  expect(status).toBe(201);
  return body;
}

describe('an app that is let into selected sites only', () => {
  it('gets nothing before there is a grant, not even which lists there are', async () => {
    for (const path of [site, `${site}/lists`, list.path, `${list.path}/items`, `${site}/lists/finnes-ikke`, '/sites/root'])
      expect(await graph.raw('GET', path, { bearer })).toMatchObject(denied);
  });

  it.each([
    ['read', { items: 200, row: 403, list: 403, column: 403, grant: 403 }],
    ['write', { items: 200, row: 201, list: 403, column: 403, grant: 403 }],
    ['owner', { items: 200, row: 201, list: 201, column: 201, grant: 403 }],
    ['fullcontrol', { items: 200, row: 201, list: 201, column: 201, grant: 200 }],
  ])('may do what the role %s says', async (role, expected) => {
    await granted([role]);
    const { path } = await graph.aList();

    const statusOf = async (method: string, at: string, body?: unknown) => (await graph.raw(method, at, { bearer, body })).status;
    expect({
      items: await statusOf('GET', `${path}/items`),
      row: await statusOf('POST', `${path}/items`, { fields: { Title: 'Ny' } }),
      list: await statusOf('POST', `${site}/lists`, { displayName: `Fra ${role}` }),
      column: await statusOf('POST', `${path}/columns`, { name: 'Ny', text: {} }),
      grant: await statusOf('GET', `${site}/permissions`),
    }).toEqual(expected);
  });

  it('is let in, further in and out again from one request to the next', async () => {
    const { id } = await granted(['read']);
    const row = () => graph.raw('POST', `${list.path}/items`, { bearer, body: { fields: {} } });
    expect(await row()).toMatchObject(denied);

    const changed = await graph.raw('PATCH', `${site}/permissions/${id}`, { bearer: 'admin', body: { roles: ['write'] } });
    expect(changed).toMatchObject({ status: 200, body: { id, roles: ['write'] } });
    expect((await row()).status).toBe(201);

    expect((await graph.raw('DELETE', `${site}/permissions/${id}`, { bearer: 'admin' })).status).toBe(204);
    expect(await row()).toMatchObject(denied);
    expect((await graph.raw('GET', `${site}/permissions/${id}`, { bearer: 'admin' })).status).toBe(404);
  });

  it('is let into one site, not into another', async () => {
    await granted(['read']);

    expect((await graph.raw('GET', `${site}/lists`, { bearer })).status).toBe(200);
    expect(await graph.raw('GET', `/sites/${graph.restricted}/lists`, { bearer })).toMatchObject(denied);
  });

  it('is let into one list, and sees nothing beside it', async () => {
    const other = await graph.aList();
    await granted(['write'], list.path);

    expect((await graph.raw('POST', `${list.path}/items`, { bearer, body: { fields: {} } })).status).toBe(201);
    for (const path of [site, `${site}/lists`, other.path, `${other.path}/items`])
      expect(await graph.raw('GET', path, { bearer })).toMatchObject(denied);
    expect(await graph.raw('DELETE', list.path, { bearer })).toMatchObject(denied);
  });
});

describe('a grant', () => {
  it('is shown with its roles and to whom it was given', async () => {
    const made = await granted(['write']);

    const shown = { id: made.id, roles: ['write'], grantedToIdentities: [{ application }], grantedToIdentitiesV2: [{ application }] };
    expect(made).toMatchObject(shown);
    expect((await graph.raw('GET', `${site}/permissions`, { bearer: 'admin' })).body.value).toEqual([shown]);
    expect((await graph.raw('GET', `${site}/permissions/${made.id}`, { bearer: 'admin' })).body).toMatchObject(shown);
  });

  it.each(['grantedToIdentitiesV2', 'grantedTo', 'grantedToV2'])('can be given in %s', async (member) => {
    const to = member.startsWith('grantedToIdentities') ? [{ application }] : { application };
    const { status, body } = await graph.raw('POST', `${list.path}/permissions`, {
      bearer: 'admin',
      body: { roles: ['read'], [member]: to },
    });

    expect({ status, to: body.grantedToIdentities }).toEqual({ status: 201, to: [{ application }] });
    expect((await graph.raw('GET', `${list.path}/items`, { bearer })).status).toBe(200);
  });

  it('belongs to its site or its list, and is found there alone', async () => {
    const { id } = await granted(['read'], list.path);

    expect((await graph.raw('GET', `${list.path}/permissions/${id}`, { bearer: 'admin' })).status).toBe(200);
    expect((await graph.raw('GET', `${site}/permissions/${id}`, { bearer: 'admin' })).status).toBe(404);
    expect((await graph.raw('GET', `${site}/permissions`, { bearer: 'admin' })).body.value).toEqual([]);
  });

  it.each([
    ['no role', { roles: [], grantedToIdentities: [{ application }] }],
    ['a role that there is not', { roles: ['admin'], grantedToIdentities: [{ application }] }],
    ['nobody', { roles: ['read'], grantedToIdentities: [] }],
    ['somebody without an id', { roles: ['read'], grantedToIdentities: [{ application: {} }] }],
    ['no body', undefined],
  ])('with %s is refused', async (_, body) => {
    const refused = { status: 400, body: { error: { code: 'invalidRequest' } } };
    expect(await graph.raw('POST', `${site}/permissions`, { bearer: 'admin', body })).toMatchObject(refused);
  });

  it.each(['manager', 'writer', 'kari', 'stranger'])('is neither seen nor made by %s, who has no full control', async (somebody) => {
    const body = { roles: ['fullcontrol'], grantedToIdentities: [{ application }] };

    expect(await graph.raw('GET', `${site}/permissions`, { bearer: somebody })).toMatchObject(denied);
    expect(await graph.raw('POST', `${site}/permissions`, { bearer: somebody, body })).toMatchObject(denied);
    expect(await graph.raw('POST', `${list.path}/permissions`, { bearer: somebody, body })).toMatchObject(denied);
  });
});
