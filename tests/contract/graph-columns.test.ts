import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

describe('a column', () => {
  it('is added with what SharePoint adds to it', async () => {
    const { path } = await graph.aList();

    const column = await graph.as('manager').api(`${path}/columns`).post({ name: 'Who', text: {} });

    const flags = { enforceUniqueValues: false, hidden: false, indexed: false, readOnly: false, required: false };
    expect(column).toMatchObject({
      name: 'Who',
      displayName: 'Who',
      description: '',
      ...flags,
      text: { allowMultipleLines: false, maxLength: 255 },
    });
    expect(await graph.as('reader').api(`${path}/columns/${column.id}`).get()).toMatchObject({ id: column.id, name: 'Who' });
  });

  it('has its internal name from the given one, for good', async () => {
    const { path } = await graph.aList([{ name: 'Due on', dateTime: {} }]);
    const { value } = await graph.as('manager').api(`${path}/columns`).get();
    const column = value.find(({ name }: { name: string }) => name === 'Due_x0020_on');

    const renamed = await graph.raw('PATCH', `${path}/columns/${column.id}`, { body: { displayName: 'Frist' } });

    expect(renamed).toMatchObject({ status: 200, body: { name: 'Due_x0020_on', displayName: 'Frist' } });
    expect((await graph.raw('PATCH', `${path}/columns/${column.id}`, { body: { name: 'Other' } })).status).toBe(400);
  });

  it('is refused without a type, with two, with a misspelt member, and when the name is taken', async () => {
    const { path } = await graph.aList([{ name: 'Who', text: {} }]);
    const post = async (body: object) => (await graph.raw('POST', `${path}/columns`, { body })).status;

    expect(await post({ name: 'A' })).toBe(400);
    expect(await post({ name: 'A', text: {}, number: {} })).toBe(400);
    expect(await post({ name: 'A', text: {}, index: true })).toBe(400);
    expect(await post({ name: 'who', text: {} })).toBe(409);
    expect(await post({ name: 'Created', dateTime: {} })).toBe(409);
  });

  it('is hidden from those who do not ask for hidden ones', async () => {
    const { path } = await graph.aList([{ name: 'Secret', hidden: true, text: {} }]);
    const names = async (query: string) =>
      (await graph.raw('GET', `${path}/columns${query}`)).body.value.map(({ name }: { name: string }) => name);

    expect(await names('')).not.toContain('Secret');
    expect(await names('?$select=name,hidden')).toContain('Secret');
  });

  it('is read without what Graph leaves out', async () => {
    const unread = { isDeletable: true, isReorderable: true, isSealed: false, propagateChanges: false, validation: { formula: '=1' } };
    const { path } = await graph.aList([{ name: 'Who', text: {}, ...unread }]);
    await graph.raw('POST', `${path}/columns`, { body: { name: 'Place', thumbnail: {} } });

    const flags = ['enforceUniqueValues', 'hidden', 'indexed', 'readOnly', 'required'];
    const members = ['id', 'columnGroup', 'description', 'displayName', 'name', ...flags].sort();
    const { value } = (await graph.raw('GET', `${path}/columns`)).body;
    const membersOf = (column: string) => Object.keys(value.find(({ name }: { name: string }) => name === column)).sort();
    expect(membersOf('Who')).toEqual([...members, 'text'].sort());
    expect(membersOf('Place')).toEqual(members);
  });

  it('of links shows no type, for Graph leaves it out', async () => {
    const { path } = await graph.aList([{ name: 'Link', hyperlinkOrPicture: { isPicture: false } }]);

    const { body } = await graph.raw('GET', `${path}/columns/Link`);

    expect(body.hyperlinkOrPicture).toBeUndefined();
  });

  it('is indexed later, but a list takes twenty indexes and no more', async () => {
    const columns = Array.from({ length: 20 }, (_, number) => ({ name: `I${number}`, indexed: true, text: {} }));
    const { path } = await graph.aList([...columns, { name: 'Last', text: {} }]);

    expect((await graph.raw('PATCH', `${path}/columns/Last`, { body: { indexed: true } })).status).toBe(400);
    expect((await graph.raw('PATCH', `${path}/columns/I0`, { body: { indexed: false } })).status).toBe(200);
    expect((await graph.raw('PATCH', `${path}/columns/Last`, { body: { indexed: true } })).status).toBe(200);
  });

  it('of several lines or several choices cannot be indexed', async () => {
    const { path } = await graph.aList();
    const post = async (body: object) => (await graph.raw('POST', `${path}/columns`, { body: { indexed: true, ...body } })).status;

    expect(await post({ name: 'Note', text: { allowMultipleLines: true } })).toBe(400);
    expect(await post({ name: 'Tags', choice: { choices: ['a'], displayAs: 'checkBoxes' } })).toBe(400);
  });

  it('becomes unique only when it is indexed and its values are', async () => {
    const { path } = await graph.aList([{ name: 'Key', text: {} }]);
    const unique = (body: object) => graph.raw('PATCH', `${path}/columns/Key`, { body });
    for (const Key of ['a', 'A']) await graph.raw('POST', `${path}/items`, { body: { fields: { Key } } });

    expect((await unique({ enforceUniqueValues: true })).status).toBe(400);
    expect((await unique({ enforceUniqueValues: true, indexed: true })).status).toBe(400);
    await graph.raw('DELETE', `${path}/items/2`);
    expect((await unique({ enforceUniqueValues: true, indexed: true })).status).toBe(200);
    expect((await graph.raw('POST', `${path}/items`, { body: { fields: { Key: 'a' } } })).status).toBe(400);
  });

  it('is deleted with its values; Title stays', async () => {
    const { path } = await graph.aList([{ name: 'Who', text: {} }]);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x', Who: 'Kari' } } });

    expect((await graph.raw('DELETE', `${path}/columns/Who`)).status).toBe(204);

    expect((await graph.raw('GET', `${path}/items/1/fields`)).body.Who).toBeUndefined();
    expect((await graph.raw('GET', `${path}/columns/Who`)).status).toBe(404);
    expect((await graph.raw('DELETE', `${path}/columns/Title`)).status).toBe(400);
  });

  it('is changed only by those who manage the site', async () => {
    const { path } = await graph.aList();

    expect((await graph.raw('POST', `${path}/columns`, { body: { name: 'Who', text: {} }, bearer: 'writer' })).status).toBe(403);
  });
});
