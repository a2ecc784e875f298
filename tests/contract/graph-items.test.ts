import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

const COLUMNS = [
  { name: 'Status', indexed: true, choice: { choices: ['Ny', 'Ferdig'] } },
  { name: 'Count', number: {} },
];

let graph: TestGraph;
let moment = new Date('2026-03-03T08:30:15.900Z');
beforeAll(async () => {
  graph = await startTestGraph({ now: () => moment });
});
afterAll(() => graph.close());

describe('an item', () => {
  it('comes back with its fields when it is made, and without them when it is read, unless they are expanded', async () => {
    const { id: list, path } = await graph.aList(COLUMNS);
    const client = graph.as('writer');

    const made = await client.api(`${path}/items`).post({ fields: { Title: 'Møte', Status: 'Ny', Count: 3 } });
    const plain = await client.api(`${path}/items/1`).get();
    const expanded = await client.api(`${path}/items/1?$expand=fields`).get();

    expect(made).toMatchObject({ id: '1', parentReference: { id: list, siteId: graph.region }, contentType: { name: 'Item' } });
    expect(made.fields).toMatchObject({
      Title: 'Møte',
      Status: 'Ny',
      Count: 3,
      LinkTitle: 'Møte',
      ContentType: 'Item',
      _UIVersionString: '1.0',
    });
    expect(made).toMatchObject({ createdDateTime: '2026-03-03T08:30:15Z', lastModifiedDateTime: '2026-03-03T08:30:15Z' });
    expect(plain).not.toHaveProperty('fields');
    expect(expanded.fields).toEqual(made.fields);
    expect(await client.api(`${path}/items/1/fields`).get()).toMatchObject(made.fields);
  });

  it('shows of its fields what is selected, and leaves the rest of itself alone', async () => {
    const { path } = await graph.aList(COLUMNS);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x', Count: 1 } } });

    const { body } = await graph.raw('GET', `${path}/items/1?$expand=fields($select=Count,Status)`);

    expect(Object.keys(body.fields)).toEqual(['@odata.etag', 'Count']);
    expect(body).toMatchObject({ id: '1', createdBy: {} });
    expect(Object.keys((await graph.raw('GET', `${path}/items/1?%24select=id`)).body)).toEqual(['@odata.context', '@odata.etag', 'id']);
  });

  it('has the members that SharePoint gives every item, and a page address of its own', async () => {
    const { id: list, path } = await graph.aList([], 'Møter og saker');
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x' } } });

    const { '@odata.context': _, ...plain } = (await graph.raw('GET', `${path}/items/1`)).body;
    const [listed] = (await graph.raw('GET', `${path}/items?$expand=fields`)).body.value;

    const dates = ['createdDateTime', 'lastModifiedDateTime'];
    const people = ['createdBy', 'lastModifiedBy'];
    const members = ['@odata.etag', 'id', 'eTag', ...dates, 'webUrl', ...people, 'parentReference', 'contentType'];
    expect(Object.keys(plain).sort()).toEqual(members.sort());
    expect(Object.keys(listed).sort()).toEqual([...members, 'fields', 'fields@odata.context'].sort());
    expect(plain.webUrl).toMatch(/^https:.*\/sites\/veven\/Lists\/M%C3%B8ter%20og%20saker\/1_\.000$/);
    expect(plain.contentType.id).toBe(`0x0100${list.replaceAll('-', '').toUpperCase()}`);
  });

  it('is changed field by field; null clears one, and what is empty is left out', async () => {
    const { path } = await graph.aList(COLUMNS);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x', Status: 'Ny', Count: 0 } } });

    const whole = await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Status: 'Ferdig', Title: null } } });
    const fields = await graph.raw('PATCH', `${path}/items/1/fields`, { body: { Status: null } });

    expect(whole).toMatchObject({ status: 200, body: { id: '1', fields: { Status: 'Ferdig', Count: 0 } } });
    expect(whole.body.fields).not.toHaveProperty('Title');
    expect(fields).toMatchObject({ status: 200, body: { id: '1', Count: 0, _UIVersionString: '3.0' } });
    expect(fields.body).not.toHaveProperty('Status');
  });

  it('says who made it and who changed it: an app as an application, a person as a user', async () => {
    const { path } = await graph.aList(COLUMNS);
    const made = await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x' } }, bearer: 'writer' });
    moment = new Date('2026-03-03T09:00:00Z');

    const { body } = await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'y' } }, bearer: 'kari' });

    expect(made.body.createdBy).toMatchObject({ application: { displayName: 'Veven (write)' }, user: { displayName: 'SharePoint App' } });
    expect(made.body.fields.AppEditorLookupId).toMatch(/^\d+$/);
    expect(body.createdBy).toEqual(made.body.createdBy);
    expect(body.lastModifiedBy).toEqual({
      user: { email: 'kari@rollag.example', id: '5b1c7c34-0000-4000-8000-000000000001', displayName: 'Kari Nordmann' },
    });
    expect(body.lastModifiedDateTime).toBe('2026-03-03T09:00:00Z');
    expect(body.fields.AppAuthorLookupId).toBe(made.body.fields.AppAuthorLookupId);
    expect(body.fields).not.toHaveProperty('AppEditorLookupId');
    expect(body.fields.EditorLookupId).not.toBe(body.fields.AuthorLookupId);
  });

  it('that a person writes by way of an app has both: the app, and the person by id', async () => {
    const { path } = await graph.aList(COLUMNS);

    const { body } = await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x' } }, bearer: 'kari-in-explorer' });

    expect(body.lastModifiedBy).toEqual({
      application: { id: 'de8bc8b5-d9f9-48b1-a8ad-b748da725064', displayName: 'Graph Explorer' },
      user: { email: 'kari@rollag.example', id: '5b1c7c34-0000-4000-8000-000000000001', displayName: 'Kari Nordmann' },
    });
  });

  it('is gone once it is deleted, and its number is not used again', async () => {
    const { path } = await graph.aList();
    await graph.raw('POST', `${path}/items`, { body: { fields: {} } });

    const deleted = await graph.raw('DELETE', `${path}/items/1`);

    expect(deleted).toMatchObject({ status: 204, body: undefined });
    const missing = { status: 404, body: { error: { code: 'itemNotFound' } } };
    expect(await graph.raw('GET', `${path}/items/1`)).toMatchObject(missing);
    expect(await graph.raw('DELETE', `${path}/items/1`)).toMatchObject(missing);
    expect(await graph.raw('PATCH', `${path}/items/1/fields`, { body: {} })).toMatchObject(missing);
    expect(await graph.raw('GET', `${path}/items/nonsense`)).toMatchObject(missing);
    expect((await graph.raw('POST', `${path}/items`, { body: { fields: {} } })).body.id).toBe('2');
  });

  it('is not written by those who may only read', async () => {
    const { path } = await graph.aList();
    await graph.raw('POST', `${path}/items`, { body: { fields: {} } });

    for (const [method, where] of [
      ['POST', ''],
      ['PATCH', '/1'],
      ['DELETE', '/1'],
    ] as const) {
      expect((await graph.raw(method, `${path}/items${where}`, { body: { fields: {} }, bearer: 'reader' })).status).toBe(403);
    }
    expect((await graph.raw('GET', `${path}/items`, { bearer: 'reader' })).body.value).toHaveLength(1);
  });

  it('is refused when its values stand beside `fields`', async () => {
    const { path } = await graph.aList();

    expect((await graph.raw('POST', `${path}/items`, { body: { Title: 'lost' } })).status).toBe(400);
    expect((await graph.raw('POST', `${path}/items`, { body: [] })).status).toBe(400);
    expect((await graph.raw('POST', `${path}/items`)).status).toBe(400);
  });
});

describe("an item's versions", () => {
  it('come newest first, with their values and who made them', async () => {
    const { path } = await graph.aList(COLUMNS);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'første' } } });
    await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'andre' } }, bearer: 'kari' });

    const { value } = await graph.as('reader').api(`${path}/items/1/versions?$expand=fields($select=Title)`).get();

    expect(value.map(({ id, fields }: { id: string; fields: object }) => ({ id, fields }))).toMatchObject([
      { id: '2.0', fields: { Title: 'andre' } },
      { id: '1.0', fields: { Title: 'første' } },
    ]);
    expect(value[0].lastModifiedBy.user.displayName).toBe('Kari Nordmann');
    expect((await graph.raw('GET', `${path}/items/1/versions`)).body.value[0]).not.toHaveProperty('fields');
    const { body } = await graph.raw('GET', `${path}/items/1/versions/1.0?$expand=fields`);
    expect(body).toMatchObject({ '@odata.context': expect.stringContaining("/items('1')/versions/$entity"), fields: { Title: 'første' } });
    expect((await graph.raw('GET', `${path}/items/1/versions/9.0`)).status).toBe(404);
    expect((await graph.raw('POST', `${path}/items/1/versions/9.0/restoreVersion`)).status).toBe(404);
  });

  it('are restored as a new version', async () => {
    const { path } = await graph.aList(COLUMNS);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'første' } } });
    await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'andre' } } });

    expect((await graph.raw('POST', `${path}/items/1/versions/1.0/restoreVersion`)).status).toBe(204);

    expect((await graph.raw('GET', `${path}/items/1/fields`)).body).toMatchObject({ Title: 'første', _UIVersionString: '3.0' });
  });
});

describe('an ETag', () => {
  it('has its quotes, keeps its GUID and counts the writes', async () => {
    const { path } = await graph.aList();
    const made = await graph.raw('POST', `${path}/items`, { body: { fields: {} } });
    const changed = await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'x' } } });

    expect(made.body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(changed.body.eTag).toBe(made.body.eTag.replace(',1', ',2'));
    expect(changed.body).toMatchObject({ '@odata.etag': changed.body.eTag, fields: { '@odata.etag': changed.body.eTag } });
  });

  it('that is stale changes and deletes nothing', async () => {
    const { path } = await graph.aList();
    const { eTag } = (await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x' } } })).body;
    await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'y' } }, headers: { 'If-Match': eTag } });
    const stale = { headers: { 'If-Match': eTag } };

    const message = 'The resource has changed since the caller last read it; usually an eTag mismatch';
    const refused = { status: 412, body: { error: { code: 'resourceModified', message, innerError: { code: 'entityTagDoesNotMatch' } } } };
    expect(await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'z' } }, ...stale })).toMatchObject(refused);
    expect(await graph.raw('PATCH', `${path}/items/1/fields`, { body: { Title: 'z' }, ...stale })).toMatchObject(refused);
    expect(await graph.raw('DELETE', `${path}/items/1`, stale)).toMatchObject(refused);
    expect((await graph.raw('GET', `${path}/items/1/fields`)).body).toMatchObject({ Title: 'y', _UIVersionString: '2.0' });
  });

  it('without quotes is malformed, and a star is any', async () => {
    const { path } = await graph.aList();
    await graph.raw('POST', `${path}/items`, { body: { fields: {} } });
    const patch = (etag: string) => graph.raw('PATCH', `${path}/items/1`, { body: { fields: {} }, headers: { 'If-Match': etag } });

    expect(await patch('abc,1')).toMatchObject({ status: 400, body: { error: { innerError: { code: 'malformedEntityTag' } } } });
    expect((await patch('*')).status).toBe(200);
  });
});
