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

  it('is shown as Graph shows it', async () => {
    const { body } = await graph.raw('POST', lists, { bearer: 'kari', body: { displayName: 'Av Kari' } });
    expect(body.error.code).toBe('accessDenied');
    const list = await graph.aList([], 'Vist');

    expect(await graph.as('reader').api(list.path).get()).toEqual({
      '@odata.context': expect.stringMatching(/\/lists\/\$entity$/),
      '@odata.etag': `"${list.id},1"`,
      eTag: `"${list.id},1"`,
      id: list.id,
      name: 'Vist',
      displayName: 'Vist',
      description: '',
      createdDateTime: expect.stringMatching(/T\d{2}:\d{2}:\d{2}Z$/),
      lastModifiedDateTime: expect.stringMatching(/Z$/),
      webUrl: expect.stringMatching(/\/sites\/veven\/Lists\/Vist$/),
      createdBy: { application: { id: expect.any(String), displayName: 'Veven (manage)' }, user: { displayName: 'SharePoint App' } },
      lastModifiedBy: expect.objectContaining({ user: expect.anything() }),
      parentReference: { siteId: graph.region },
      list: { contentTypesEnabled: false, hidden: false, template: 'genericList' },
    });
  });

  it('comes with its columns and items inline when they are expanded, each with what is selected', async () => {
    const { path } = await graph.aList([{ name: 'Place', text: {} }]);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'Én', Place: 'Rollag' } } });

    const list = await graph
      .as('reader')
      .api(`${path}?$select=id&$expand=columns($select=name),items($select=id;$expand=fields($select=Place))`)
      .get();
    expect(list.displayName).toBeUndefined();
    expect(list['columns@odata.context']).toMatch(/\/columns$/);
    expect(list.columns).toContainEqual({ name: 'Place' });
    expect(list.items).toMatchObject([{ id: '1', fields: { Place: 'Rollag' } }]);
    expect(list.items[0].fields.Title).toBeUndefined();
  });

  it.each([
    ['no title', {}],
    ['an empty title', { displayName: ' ' }],
    ['a member that lists do not have', { displayName: 'Farget', colour: 'red' }],
    ['columns that are none', { displayName: 'Feil', columns: 'Place' }],
  ])('is not made with %s', async (_, body) => {
    expect((await graph.raw('POST', lists, { body })).status).toBe(400);
  });

  it('keeps the template it is made with', async () => {
    const { body } = await graph.raw('POST', lists, { body: { displayName: 'Oppgaver', list: { template: 'tasks' } } });

    expect(body.list.template).toBe('tasks');
  });
});

describe("a list's content types", () => {
  const types = async (path: string) => (await graph.raw('GET', `${path}/contentTypes`)).body.value;

  it('are the one that its items have', async () => {
    const { path } = await graph.aList();
    const { body: item } = await graph.raw('POST', `${path}/items`, { body: { fields: {} } });
    const [type, ...others] = await types(path);

    expect(others).toEqual([]);
    expect(type).toEqual({
      id: item.contentType.id,
      name: 'Item',
      description: 'Create a new list item.',
      group: 'List Content Types',
      hidden: false,
      isBuiltIn: true,
      parentId: '0x01',
      readOnly: false,
      sealed: false,
      inheritedFrom: expect.any(Object),
      order: { default: true, position: 0 },
    });
    expect(item.fields.ContentType).toBe('Item');
    expect((await graph.raw('GET', `${path}/contentTypes/${type.id}?$select=name`)).body).toEqual({
      '@odata.context': expect.any(String),
      name: 'Item',
    });
    expect((await graph.raw('GET', `${path}/contentTypes/0x0120`)).status).toBe(404);
  });

  it('can be named when an item is made, and no others', async () => {
    const [here, there] = await Promise.all([graph.aList(), graph.aList()]);
    const [[own], [other]] = await Promise.all([types(here.path), types(there.path)]);
    const statusWith = async (contentType: unknown) =>
      (await graph.raw('POST', `${here.path}/items`, { body: { fields: {}, contentType } })).status;

    expect(await statusWith({ id: own.id })).toBe(201);
    expect(await statusWith({ id: own.parentId })).toBe(201);
    expect(await statusWith({ name: 'Item' })).toBe(201);
    for (const wrong of [{ id: other.id }, { id: '0x0120' }, { id: '' }, { name: 'Folder' }, 'Item', {}])
      expect(await statusWith(wrong)).toBe(400);
  });
});
