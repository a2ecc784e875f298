import { GraphCollection, graphfi, Paged } from '@pnp/graph';
import '@pnp/graph/batching.js';
import '@pnp/graph/columns/index.js';
import '@pnp/graph/content-types/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/permissions/index.js';
import '@pnp/graph/sites/index.js';
import { GraphDefault } from '@pnp/nodejs';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';

/** The list server as PnP's client sees it, which nobody here wrote. */
let graph: TestGraph;
let site: Json;
let list: Json;

/**
 * PnP's client with its defaults, at our address, signed in by that token. It is not typed: PnP declares `sites` and the like on modules
 * by names (`../fi`) that Node's own resolution does not find.
 */
function clientAs(bearer: string): Json {
  return graphfi().using(GraphDefault({ baseUrl: `${graph.server.origin}/v1.0` }), (instance) => {
    instance.on['auth'].replace(async (url: URL, init: RequestInit) => [
      url,
      { ...init, headers: { ...init.headers, Authorization: `Bearer ${bearer}` } },
    ]);
    return instance;
  });
}

/** How a request failed: its status, and the code and message in the body. */
async function failureOf(request: Promise<unknown>): Promise<{ status: number; code: string; message: string }> {
  const error: Json = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { code, message } = (await error.response.json()).error;
  return { status: error.status, code, message };
}

beforeAll(async () => {
  graph = await startTestGraph({ publicBase: '/v1.0' });
  site = await clientAs('admin').sites.getByUrl(HOSTNAME, REGION_PATH);
  const made = await site.lists.add({
    displayName: 'PnP',
    columns: [{ name: 'Number', indexed: true, number: {} }],
    list: { template: 'genericList' },
  });
  list = site.lists.getById(made.id);
});
afterAll(() => graph.close());

describe("PnP's client", () => {
  it('finds the site by its path', async () => {
    expect(await site()).toMatchObject({ id: graph.region, displayName: 'Veven' });
  });

  it('makes, changes and deletes lists and columns', async () => {
    const made = site.lists.getById((await site.lists.add({ displayName: 'Kort liv', list: { template: 'genericList' } })).id);
    const column = await made.columns.add({ name: 'Place', text: {} });
    const columns = await made.columns();
    expect(columns).toContainEqual(expect.objectContaining({ id: column.id, name: 'Place', text: expect.anything() }));

    await made.columns.getById(column.id).update({ displayName: 'Sted' });
    expect(await made.columns.getById(column.id)()).toMatchObject({ name: 'Place', displayName: 'Sted' });
    await made.columns.getById(column.id).delete();
    expect(await made.columns()).toHaveLength(columns.length - 1);

    await made.update({ description: 'En stund' });
    expect(await made()).toMatchObject({ displayName: 'Kort liv', description: 'En stund' });
    await made.delete();
    expect(await failureOf(made())).toMatchObject({ status: 404, code: 'itemNotFound' });
  });

  it('reads the content types of a list', async () => {
    expect(await list.contentTypes()).toMatchObject([{ name: 'Item', id: expect.stringMatching(/^0x0100/) }]);
  });

  it('makes, reads, changes and deletes items, and reads what they were', async () => {
    const { id } = await list.items.add({ fields: { Title: 'Første', Number: 3 } });
    const item = list.items.getById(Number(id));
    expect((await item()).fields).toBeUndefined();
    expect((await item.expand('fields')()).fields).toMatchObject({ Title: 'Første', Number: 3 });

    await item.update({ fields: { Title: 'Andre' } });
    expect((await list.items.getById(Number(id)).expand('fields($select=Title)')()).fields).toMatchObject({ Title: 'Andre' });
    expect(await item.versions()).toMatchObject([{ id: '2.0' }, { id: '1.0' }]);

    await item.delete();
    expect(await failureOf(list.items.getById(Number(id))())).toMatchObject({ status: 404, code: 'itemNotFound' });
  });

  it('filters and orders by what is indexed, and is told of what is not', async () => {
    for (const number of [71, 73, 72]) await list.items.add({ fields: { Title: `Nr. ${number}`, Number: number } });

    const found = await list.items.filter('fields/Number gt 71').orderBy('fields/Number', false).expand('fields')();
    expect(found.map(({ fields }: Json) => fields.Number)).toEqual([73, 72]);
    expect(await failureOf(list.items.filter("fields/Title eq 'Nr. 71'")())).toMatchObject({
      status: 400,
      code: 'invalidRequest',
      message: expect.stringContaining("Field 'Title' cannot be referenced in filter or orderby as it is not indexed."),
    });
  });

  it('sends requests in batches, and pages through everything', async () => {
    const many = site.lists.getById((await site.lists.add({ displayName: 'Mange', list: { template: 'genericList' } })).id);
    const { id } = await many();
    const [batched, execute] = clientAs('admin').batched();
    const sent = Array.from({ length: 210 }, (_, index) =>
      batched.sites
        .getById(graph.region)
        .lists.getById(id)
        .items.add({ fields: { Title: String(index) } }),
    );
    await execute();
    const ids = (await Promise.all(sent)).map((item) => item.id);
    expect(new Set(ids).size).toBe(210);

    const pages: (string | undefined)[][] = [];
    for await (const page of many.items) pages.push(page.map((item: Json) => item.id));
    expect(pages.map(({ length }) => length)).toEqual([200, 10]);
    expect(new Set(pages.flat())).toEqual(new Set(ids));
    expect(await many.items.top(3)()).toHaveLength(3);
  });

  it('is told by a batch which of its requests failed', async () => {
    const [batched, execute] = clientAs('admin').batched();
    const lists = batched.sites.getById(graph.region).lists;
    const answers = Promise.allSettled([lists(), lists.getById('finnes-ikke')()]);
    await execute();

    expect(await answers).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { status: 404 } }]);
  });

  it('follows the changes of a list', async () => {
    const delta: Json = GraphCollection(list.items, 'delta').using(Paged());
    delta.query.set('token', 'latest');
    const { deltaLink } = await delta();
    const { id } = await list.items.add({ fields: { Title: 'Ny' } });

    const changes = await GraphCollection([list.items, deltaLink]).using(Paged())();
    expect(changes).toMatchObject({ value: [{ id }], hasNext: false, deltaLink: expect.stringMatching(/^http/) });
  });

  it('lets an app in', async () => {
    const app = { application: { id: 'a0000000-0000-4000-8000-0e0ec0ed0000', displayName: 'Valgt' } };
    const selected = () => clientAs('selected').sites.getById(graph.region).lists();
    expect(await failureOf(selected())).toMatchObject({ status: 403, code: 'accessDenied' });

    const grant = await site.permissions.add({ roles: ['read'], grantedToIdentities: [app] });
    expect(await site.permissions()).toMatchObject([{ id: grant.id, roles: ['read'] }]);
    expect(await selected()).toContainEqual(expect.objectContaining({ displayName: 'PnP' }));
    await site.permissions.getById(grant.id).update({ roles: ['write'] });
    await site.permissions.getById(grant.id).delete();
    expect(await failureOf(selected())).toMatchObject({ status: 403 });
  });

  it('is asked for a token', async () => {
    expect(await failureOf(clientAs('expired').sites.root())).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
  });
});
