import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

let graph: TestGraph;
let lists: string;
beforeAll(async () => {
  graph = await startTestGraph();
  lists = `/sites/${graph.region}/lists`;
});
afterAll(() => graph.close());

describe('a list', () => {
  it('is made with its columns, and found by id and by title', async () => {
    const columns = [{ name: 'DueOn', displayName: 'Frist', indexed: true, dateTime: { format: 'dateOnly' } }];
    const made = await graph
      .as('manager')
      .api(lists)
      .post({ displayName: 'Saker & svar', columns, list: { template: 'genericList' } });

    expect(made).toMatchObject({ name: 'Saker & svar', displayName: 'Saker & svar', list: { template: 'genericList', hidden: false } });
    expect(made.eTag).toBe(`"${made.id},1"`);
    for (const reference of [made.id, encodeURIComponent('saker & SVAR')]) {
      expect(await graph.as('reader').api(`${lists}/${reference}`).get()).toMatchObject({
        id: made.id,
        parentReference: { siteId: graph.region },
      });
    }
    const { columns: found } = await graph.as('reader').api(`${lists}/${made.id}?$expand=columns`).get();
    expect(found).toContainEqual(expect.objectContaining({ name: 'DueOn', displayName: 'Frist', indexed: true }));
    expect(found).toContainEqual(expect.objectContaining({ name: 'Title', indexed: false }));
  });

  it('cannot be given a name', async () => {
    expect(await graph.raw('POST', lists, { body: { name: 'Tasks', displayName: 'Tasks' } })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest', message: expect.stringContaining("Cannot define a 'name' for a list") } },
    });
  });

  it('is not made at all when one of its columns is wrong', async () => {
    const { status, body } = await graph.raw('POST', lists, { body: { displayName: 'Halv', columns: [{ name: 'Kind' }] } });

    expect({ status, message: body.error.message }).toEqual({
      status: 400,
      message: 'Unable to determine type of provided column definition',
    });
    expect((await graph.raw('GET', `${lists}/Halv`)).status).toBe(404);
  });

  it('has a title of its own in the site, however many ask for it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => graph.raw('POST', lists, { body: { displayName: 'Bare én' } })));
    const refused = answers.filter(({ status }) => status !== 201);

    expect(refused).toHaveLength(7);
    expect(refused[0]).toMatchObject({ status: 409, body: { error: { code: 'nameAlreadyExists' } } });
    expect((await graph.raw('POST', `/sites/${graph.restricted}/lists`, { body: { displayName: 'Bare én' } })).status).toBe(201);
  });

  it('is renamed without changing its name, and deleted for good', async () => {
    const list = await graph.aList([], 'Før');

    const renamed = await graph.raw('PATCH', list.path, { body: { displayName: 'Etter', description: 'Ny' } });
    expect(renamed).toMatchObject({ status: 200, body: { displayName: 'Etter', description: 'Ny', name: 'Før', eTag: `"${list.id},2"` } });

    expect((await graph.raw('DELETE', list.path)).status).toBe(204);
    expect(await graph.raw('GET', list.path)).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  });

  it('is made, changed and deleted only by those who manage the site', async () => {
    const list = await graph.aList();
    const denied = { status: 403, body: { error: { code: 'accessDenied' } } };

    expect(await graph.raw('POST', lists, { body: { displayName: 'Nei' }, bearer: 'writer' })).toMatchObject(denied);
    expect(await graph.raw('PATCH', list.path, { body: { description: '' }, bearer: 'writer' })).toMatchObject(denied);
    expect(await graph.raw('DELETE', list.path, { bearer: 'writer' })).toMatchObject(denied);
  });

  it('is found in pages, and by a filter on its title alone', async () => {
    await Promise.all([graph.aList([], "Per's"), graph.aList(), graph.aList()]);
    const first = await graph.as('reader').api(`${lists}?$top=2&$select=id`).get();
    const second = await graph.as('reader').api(first['@odata.nextLink']).get();

    expect(first.value).toHaveLength(2);
    expect(second.value.map(({ id }: { id: string }) => id)).not.toContain(first.value[0].id);
    const { value } = await graph.as('reader').api(`${lists}?$filter=displayName eq 'Per''s'`).get();
    expect(value).toMatchObject([{ displayName: "Per's" }]);
    const refused = { status: 400, body: { error: { message: 'The provided filter statement is not supported' } } };
    expect(await graph.raw('GET', `${lists}?$filter=name%20eq%20'x'`)).toMatchObject(refused);
  });

  it('is not paged by counting', async () => {
    expect(await graph.raw('GET', `${lists}?$skip=1`)).toMatchObject({
      status: 400,
      body: { error: { message: '$skip is not supported on this API. Only URLs returned by the API can be used to page.' } },
    });
  });
});
