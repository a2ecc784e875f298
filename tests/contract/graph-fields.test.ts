import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

const COLUMNS = [
  { name: 'Key', indexed: true, enforceUniqueValues: true, text: {} },
  { name: 'Note', text: { allowMultipleLines: true } },
  { name: 'Count', number: {} },
  { name: 'Done', boolean: {} },
  { name: 'At', dateTime: { format: 'dateTime' } },
  { name: 'On', dateTime: { format: 'dateOnly' } },
  { name: 'Kind', choice: { choices: ['Møte', 'Samling'] } },
  { name: 'Tags', choice: { choices: ['rød', 'blå'], displayAs: 'checkBoxes' } },
  { name: 'Link', hyperlinkOrPicture: {} },
  { name: 'Owner', personOrGroup: {} },
  { name: 'Team', personOrGroup: { allowMultipleSelection: true } },
  { name: 'Sum', calculated: { formula: '=[Count]*2', outputType: 'number' } },
  { name: 'Term', term: {} },
  { name: 'Secret', hidden: true, text: {} },
];

let graph: TestGraph;
let path: string;
beforeAll(async () => {
  graph = await startTestGraph();
  ({ path } = await graph.aList(COLUMNS));
});
afterAll(() => graph.close());

function post(fields: object) {
  return graph.raw('POST', `${path}/items`, { body: { fields } });
}

async function stored(fields: object) {
  const { status, body } = await post(fields);
  expect({ status, error: body.error }).toEqual({ status: 201, error: undefined });
  return body.fields;
}

async function refusal(fields: object) {
  const { status, body } = await post(fields);
  return { status, ...body.error, innerError: undefined };
}

const invalid = { status: 400, code: 'invalidRequest' };

describe('the fields of an item', () => {
  it('are, beside its own, those that SharePoint keeps', async () => {
    const { body } = await post({ Title: 'x', Secret: 'y' });

    const counts = ['ItemChildCount', 'FolderChildCount'];
    const compliance = ['_ComplianceFlags', '_ComplianceTag', '_ComplianceTagWrittenTime', '_ComplianceTagUserId'];
    const authors = ['AuthorLookupId', 'EditorLookupId', 'AppAuthorLookupId', 'AppEditorLookupId'];
    const others = ['@odata.etag', 'id', 'ContentType', 'Created', 'Modified', '_UIVersionString', 'Attachments', 'Edit'];
    const titles = ['Title', 'LinkTitle', 'LinkTitleNoMenu'];
    expect(Object.keys(body.fields).sort()).toEqual([...counts, ...compliance, ...authors, ...others, ...titles].sort());
    expect(body.fields).toMatchObject({ ContentType: 'Item', Attachments: false, Edit: '', ItemChildCount: '0', _ComplianceTag: '' });
    expect(body.fields).toMatchObject({ id: body.id, '@odata.etag': body.eTag, Created: body.createdDateTime });
    for (const name of authors) expect(body.fields[name]).toMatch(/^\d+$/);
  });

  it('show a hidden one only to those who name it', async () => {
    const { id } = await stored({ Secret: 'y' });

    const { body } = await graph.raw('GET', `${path}/items/${id}?$expand=fields($select=Secret)`);

    expect(body.fields).toMatchObject({ Secret: 'y' });
  });
});

describe('a field', () => {
  it('that no column has is refused, and nothing is written', async () => {
    const before = (await graph.raw('GET', `${path}/items`)).body.value.length;

    expect(await refusal({ Title: 'x', Nope: 1 })).toMatchObject({ ...invalid, message: "Field 'Nope' is not recognized" });
    expect(await refusal({ _Secret: 1 })).toMatchObject(invalid);
    expect((await graph.raw('GET', `${path}/items`)).body.value).toHaveLength(before);
  });

  it('of one line takes 255 characters', async () => {
    expect(await stored({ Title: 'å'.repeat(255) })).toMatchObject({ Title: 'å'.repeat(255) });
    expect(await refusal({ Title: 'å'.repeat(256) })).toMatchObject({ ...invalid, message: expect.stringContaining('Invalid text value') });
    expect(await stored({ Note: 'linje\n'.repeat(100) })).toMatchObject({ Note: 'linje\n'.repeat(100) });
    expect(await refusal({ Note: 'x'.repeat(64_000) })).toMatchObject(invalid);
  });

  it('keeps numbers and booleans as they are, and takes nothing for them', async () => {
    expect(await stored({ Count: -0.5, Done: false })).toMatchObject({ Count: -0.5, Done: false });
    expect(await refusal({ Count: '3' })).toMatchObject(invalid);
    expect(await refusal({ Done: 'true' })).toMatchObject(invalid);
    expect(await refusal({ Title: 3 })).toMatchObject(invalid);
  });

  it('of time is UTC in whole seconds', async () => {
    expect(await stored({ At: '2026-03-03T08:30:15.987Z' })).toMatchObject({ At: '2026-03-03T08:30:15Z' });
    expect(await stored({ At: '2026-03-03T08:30:15+01:00' })).toMatchObject({ At: '2026-03-03T07:30:15Z' });
    for (const At of ['i morgen', '2026-02-30', '', 5]) expect(await refusal({ At })).toMatchObject(invalid);
  });

  it('of dates is the midnight of that day in Oslo, in winter and in summer', async () => {
    expect(await stored({ On: '2026-03-09' })).toMatchObject({ On: '2026-03-08T23:00:00Z' });
    expect(await stored({ On: '2026-07-01' })).toMatchObject({ On: '2026-06-30T22:00:00Z' });
    expect(await stored({ On: '2026-03-29' })).toMatchObject({ On: '2026-03-28T23:00:00Z' });
    expect(await stored({ On: '2026-03-30' })).toMatchObject({ On: '2026-03-29T22:00:00Z' });
    expect(await stored({ On: '2026-10-26' })).toMatchObject({ On: '2026-10-25T23:00:00Z' });
    expect(await stored({ On: '2026-03-08T23:00:00Z' })).toMatchObject({ On: '2026-03-08T23:00:00Z' });
    expect(await stored({ On: '2026-03-09T22:59:59Z' })).toMatchObject({ On: '2026-03-08T23:00:00Z' });
  });

  it('of choices takes other words than its own, as SharePoint does', async () => {
    expect(await stored({ Kind: 'Workshop' })).toMatchObject({ Kind: 'Workshop' });
  });

  it('of many values names their type', async () => {
    const Tags = ['rød', 'blå'];

    expect(await stored({ Tags, 'Tags@odata.type': 'Collection(Edm.String)' })).toMatchObject({ Tags });
    expect(await refusal({ Tags })).toMatchObject({ ...invalid, message: 'Invalid request' });
    expect(await stored({ Tags: [], 'Tags@odata.type': 'Collection(Edm.String)' })).not.toHaveProperty('Tags');
  });

  it('takes no object, no link, and nothing that cannot be stored', async () => {
    expect(await refusal({ Title: { text: 'x' } })).toMatchObject({ status: 400 });
    for (const Link of ['https://veven.example', { Url: 'https://veven.example', Description: 'Veven' }])
      expect(await refusal({ Link })).toMatchObject({ ...invalid, message: 'Invalid request' });
    expect(await refusal({ Title: 'a\0b' })).toMatchObject(invalid);
    expect(await refusal({ Title: '\ud800' })).toMatchObject(invalid);
    for (const name of ['Created', 'id', 'ContentType', 'AuthorLookupId', 'Owner', '_UIVersionString'])
      expect(await refusal({ [name]: '2020-01-01T00:00:00Z' })).toMatchObject(invalid);
    expect(await refusal({ Sum: 4 })).toMatchObject(invalid);
    expect(await refusal({ Term: 'x' })).toMatchObject(invalid);
  });

  it('is left out when it is empty', async () => {
    const fields = await stored({ Title: '', Note: null, Count: null });

    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['Title']));
    expect(fields).not.toHaveProperty('Note');
  });

  it('that is unique has each value once, whatever its letter case, until it is free again', async () => {
    const taken = { ...invalid, message: 'One or more fields with unique constraints already has the provided value.' };
    const { id } = await stored({ Key: 'HR/Rollag' });

    expect(await refusal({ Key: 'hr/rollag' })).toMatchObject(taken);
    const other = await stored({ Key: 'HR/Flesberg' });
    expect((await graph.raw('PATCH', `${path}/items/${other.id}`, { body: { fields: { Key: 'HR/Rollag' } } })).status).toBe(400);
    expect((await graph.raw('PATCH', `${path}/items/${id}`, { body: { fields: { Key: 'HR/Rollag' } } })).status).toBe(200);
    await graph.raw('DELETE', `${path}/items/${id}`);
    expect(await stored({ Key: 'HR/Rollag' })).toMatchObject({ Key: 'HR/Rollag' });
  });

  it('that is unique is so for writers at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ Key: 'samtidig' })));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
  });

  it('of a person is a number under a name of its own; the name only for who selects it', async () => {
    const { EditorLookupId } = (await graph.raw('POST', `${path}/items`, { body: { fields: {} }, bearer: 'kari' })).body.fields;

    const { id, ...fields } = await stored({ OwnerLookupId: EditorLookupId });

    expect(fields).toMatchObject({ OwnerLookupId: EditorLookupId });
    expect(fields).not.toHaveProperty('Owner');
    const { body } = await graph.raw('GET', `${path}/items/${id}?$expand=fields($select=Owner)`);
    expect(body.fields.Owner).toBe('Kari Nordmann');
  });

  it('of several people shows who they are', async () => {
    const { EditorLookupId } = (await graph.raw('POST', `${path}/items`, { body: { fields: {} }, bearer: 'kari' })).body.fields;

    const fields = await stored({ TeamLookupId: [Number(EditorLookupId)], 'TeamLookupId@odata.type': 'Collection(Edm.Int32)' });

    expect(fields.Team).toEqual([{ LookupId: Number(EditorLookupId), LookupValue: 'Kari Nordmann', Email: 'kari@rollag.example' }]);
    expect(fields).not.toHaveProperty('TeamLookupId');
    expect(await refusal({ TeamLookupId: [1] })).toMatchObject(invalid);
  });

  it('of a reference takes a number or its digits, and nothing else', async () => {
    for (const OwnerLookupId of [10, '10']) expect(await stored({ OwnerLookupId })).toMatchObject({ OwnerLookupId: '10' });
    for (const OwnerLookupId of ['Kari', 1.5, -1, true, '']) expect(await refusal({ OwnerLookupId })).toMatchObject(invalid);
    expect(await stored({ OwnerLookupId: null })).not.toHaveProperty('OwnerLookupId');
  });

  it('of a lookup shows what it refers to', async () => {
    const target = await graph.aList();
    await graph.raw('POST', `${target.path}/items`, { body: { fields: { Title: 'Apollo' } } });
    const lookup = { listId: target.id, columnName: 'Title' };
    const source = await graph.aList([
      { name: 'Project', lookup },
      { name: 'Related', lookup: { ...lookup, allowMultipleValues: true } },
    ]);
    const fields = { ProjectLookupId: '1', 'RelatedLookupId@odata.type': 'Collection(Edm.Int32)', RelatedLookupId: [1] };

    const { body } = await graph.raw('POST', `${source.path}/items`, { body: { fields } });

    expect(body.fields).toMatchObject({ ProjectLookupId: '1', Related: [{ LookupId: 1, LookupValue: 'Apollo' }] });
    expect((await graph.raw('GET', `${source.path}/items/1/fields?$select=Project`)).body.Project).toBe('Apollo');
  });
});
