import type { Switches } from '../../local/graph/switches.ts';
import { seedItems } from '../support/graph-seed.ts';
import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { aReceiver } from '../support/receiver.ts';

const COLUMNS = [
  { name: 'Status', indexed: true, choice: { choices: ['Ny', 'Ferdig'] } },
  { name: 'Fritt', choice: { choices: ['a'], allowTextEntry: true } },
  { name: 'Tags', choice: { choices: ['x', 'y'], displayAs: 'checkBoxes' } },
  { name: 'Must', indexed: true, required: true, text: {} },
  { name: '_Own', text: {} },
];

/** The test servers of this file, by what they are set to; each is started when it is first needed. */
const started = new Map<string, Promise<TestGraph>>();
function serverWith(switches: Partial<Switches>): Promise<TestGraph> {
  const key = JSON.stringify(switches);
  const server = started.get(key) ?? startTestGraph({ switches });
  started.set(key, server);
  return server;
}
afterAll(async () => {
  for (const graph of started.values()) await (await graph).close();
});

type Status = [setting: string, switches: Partial<Switches>, status: number];

/** Posts fields to a fresh list; its status. */
async function posting(switches: Partial<Switches>, fields: object): Promise<number> {
  const graph = await serverWith(switches);
  const { path } = await graph.aList(COLUMNS);
  return (await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x', Must: 'x', ...fields } } })).status;
}

describe('expand without its dollar', () => {
  it.each<Status>([
    ['understood', {}, 200],
    ['refused', { strictExpandDollar: true }, 400],
  ])('is %s', async (_, switches, status) => {
    const graph = await serverWith(switches);
    const { path } = await graph.aList();

    for (const query of ['expand=fields', '$top=1&select=id', '%65xpand=fields'])
      expect((await graph.raw('GET', `${path}/items?${query}`)).status).toBe(status);
    for (const query of ['$expand=fields', '%24expand=fields', '$filter=id gt 0&$expand=fields($select=Title)'])
      expect((await graph.raw('GET', `${path}/items?${query}`)).status).toBe(200);
    const link = (await graph.raw('GET', `${path}/items/delta?token=latest`)).body['@odata.deltaLink'];
    expect((await graph.as('reader').api(link).get()).value).toEqual([]);
  });
});

describe('PATCH of fields', () => {
  it.each<Status>([
    ['done', {}, 200],
    ['refused, and the whole item is changed instead', { fieldsPatch: '400' }, 400],
  ])('is %s', async (_, switches, status) => {
    const graph = await serverWith(switches);
    const { path } = await graph.aList();
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x' } } });

    expect((await graph.raw('PATCH', `${path}/items/1/fields`, { body: { Title: 'y' } })).status).toBe(status);
    expect((await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Title: 'z' } } })).status).toBe(200);
  });
});

describe('a value outside the choices', () => {
  const many = (Tags: string[]) => ({ Tags, 'Tags@odata.type': 'Collection(Edm.String)' });

  it.each<Status>([
    ['taken', {}, 201],
    ['refused', { choiceStrict: true }, 400],
  ])('is %s', async (_, switches, status) => {
    expect(await posting(switches, { Status: 'Annet' })).toBe(status);
    expect(await posting(switches, many(['x', 'z']))).toBe(status);
    expect(await posting(switches, { Status: 'Ny', Fritt: 'hva som helst', ...many(['x', 'y']) })).toBe(201);
  });
});

describe('a required column without a value', () => {
  it.each<Status>([
    ['left empty', {}, 200],
    ['insisted on', { requiredStrict: true }, 400],
  ])('is %s', async (_, switches, status) => {
    expect(await posting(switches, { Must: undefined })).toBe(status === 200 ? 201 : 400);
    const graph = await serverWith(switches);
    const { path } = await graph.aList(COLUMNS);
    await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x', Must: 'x' } } });
    expect((await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Must: null } } })).status).toBe(status);
    expect((await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Status: 'Ny' } } })).status).toBe(200);
  });
});

describe('a column that begins with an underscore', () => {
  it.each<Status>([
    ['not recognized', {}, 400],
    ['written', { underscoreFields: 'ok' }, 201],
  ])('is %s', async (_, switches, status) => {
    expect(await posting(switches, { _Own: 'x' })).toBe(status);
    expect(await posting(switches, { _UIVersionString: '9.0' })).toBe(400);
  });
});

describe('the default value of a column', () => {
  const defaults = [
    { name: 'Kind', defaultValue: { value: 'Møte' }, choice: { choices: ['Møte'] } },
    { name: 'Count', defaultValue: { value: '3' }, number: {} },
    { name: 'Done', defaultValue: { value: '1' }, boolean: {} },
    { name: 'On', defaultValue: { value: '2026-03-09' }, dateTime: { format: 'dateOnly' } },
    { name: 'Wrong', defaultValue: { value: 'tre' }, number: {} },
    { name: 'Worked', defaultValue: { formula: '=[today]' }, dateTime: {} },
  ];

  it('is what a new item has, unless another is sent; what does not fit is none', async () => {
    const graph = await serverWith({});
    const { path } = await graph.aList(defaults);

    const { fields } = (await graph.raw('POST', `${path}/items`, { body: { fields: { Count: 4, Done: null } } })).body;
    const next = (await graph.raw('POST', `${path}/items`, { body: { fields: {} } })).body.fields;

    expect(fields).toMatchObject({ Kind: 'Møte', Count: 4, On: '2026-03-08T23:00:00Z' });
    for (const name of ['Done', 'Wrong', 'Worked']) expect(fields).not.toHaveProperty(name);
    expect(next).toMatchObject({ Count: 3, Done: true });
    expect((await graph.raw('PATCH', `${path}/items/1`, { body: { fields: { Kind: null } } })).body.fields).not.toHaveProperty('Kind');
  });

  it('is ignored', async () => {
    const graph = await serverWith({ defaultValues: 'ignored' });
    const { path } = await graph.aList(defaults);

    const { fields } = (await graph.raw('POST', `${path}/items`, { body: { fields: {} } })).body;

    for (const { name } of defaults) expect(fields).not.toHaveProperty(name);
  });
});

describe('what is left of the allowance', () => {
  it('is not told, or is', async () => {
    const limit = async (switches: Partial<Switches>) =>
      (await (await serverWith(switches)).raw('GET', '/sites/root')).headers.get('RateLimit-Remaining');

    expect(await limit({})).toBeNull();
    expect(await limit({ rateLimitHeaders: true })).toMatch(/^\d+$/);
  });
});

describe('the largest page', () => {
  it.each([
    [5000, {}],
    [1000, { maxTop: 1000 }],
  ])('has %i items', async (size, switches) => {
    const graph = await serverWith(switches);
    const { id, path } = await graph.aList();
    await seedItems(graph, id, 5001);

    for (const address of [`${path}/items?$top=9999`, `${path}/items/delta?$top=9999`]) {
      const { body } = await graph.raw('GET', address);
      expect(body.value).toHaveLength(size);
      expect(body['@odata.nextLink']).toBeDefined();
    }
  });
});

describe('a delta link', () => {
  it.each<[keyof Switches | 'token', Partial<Switches>, RegExp]>([
    ['token', {}, /[?&]token=/],
    ['deltaParam', { deltaParam: '$deltatoken' }, /[?&]\$deltatoken=/],
  ])('carries its position as %s', async (_, switches, name) => {
    const graph = await serverWith(switches);
    const { id, path } = await graph.aList();
    for (let made = 0; made < 3; made++) await graph.raw('POST', `${path}/items`, { body: { fields: {} } });
    const client = graph.as('writer');

    const first = await client.api(`${path}/items/delta?$top=2`).get();
    const second = await client.api(first['@odata.nextLink']).get();
    await client.api(`${path}/items/2`).delete();
    const later = await client.api(second['@odata.deltaLink']).get();

    expect([...first.value, ...second.value].map((item: Json) => item.id)).toEqual(['1', '2', '3']);
    expect(second['@odata.deltaLink']).toMatch(name);
    expect(later.value).toMatchObject([{ id: '2', deleted: {} }]);
    await graph.server.control.expireDeltaTokens(id);
    const gone = await graph.raw('GET', later['@odata.deltaLink'].replace('https://graph.microsoft.com/v1.0', ''));
    expect(gone.status).toBe(410);
    expect((await client.api(gone.headers.get('Location') ?? '').get()).value).toHaveLength(2);
  });
});

describe('Retry-After', () => {
  it.each<[string, Partial<Switches>, (string | null)[]]>([
    ['always there', {}, ['3', '3', '3', '3']],
    ['there every other time', { retryAfterSometimesMissing: true }, ['3', null, '3', null]],
  ])('is %s', async (_, switches, expected) => {
    const graph = await serverWith(switches);
    graph.server.control.failNext({ match: 'GET /v1.0/sites/root$', times: 4, status: 429, retryAfter: 3 });

    const answers: (string | null)[] = [];
    for (let time = 0; time < 4; time++) answers.push((await graph.raw('GET', '/sites/root')).headers.get('Retry-After'));

    expect(answers).toEqual(expected);
  });
});

describe('the columns in the body of a new list', () => {
  it.each<[string, Partial<Switches>, boolean]>([
    ['made', {}, true],
    ['ignored', { inlineColumns: 'ignored' }, false],
  ])('are %s', async (_, switches, made) => {
    const graph = await serverWith(switches);
    const { path } = await graph.aList([{ name: 'Who', text: {} }]);

    const names = (await graph.raw('GET', `${path}/columns`)).body.value.map(({ name }: Json) => name);

    expect(names.includes('Who')).toBe(made);
    expect(names).toContain('Title');
  });
});

describe("an error's details", () => {
  it.each<Switches['innerErrorCase']>(['innerError', 'innererror'])('are in %s', async (innerErrorCase) => {
    const { body } = await (await serverWith({ innerErrorCase })).raw('GET', '/sites/none');

    expect(Object.keys(body.error)).toEqual(['code', 'message', innerErrorCase]);
  });
});

describe('a page with more than twelve lookup columns', () => {
  const people = Array.from({ length: 13 }, (_, number) => ({ name: `P${number}`, personOrGroup: {} }));
  const aListWith = async (switches: Partial<Switches>) => {
    const graph = await serverWith(switches);
    const { path } = await graph.aList(people);
    const fields = Object.fromEntries(people.map(({ name }) => [`${name}LookupId`, 1]));
    expect((await graph.raw('POST', `${path}/items`, { body: { fields } })).body.fields).toHaveProperty('P12LookupId');
    return (query: string) => graph.raw('GET', `${path}/items${query}`);
  };

  it('is refused, unless few enough of them are selected', async () => {
    const get = await aListWith({});

    expect(await get('?$expand=fields')).toMatchObject({ status: 400, body: { error: { code: 'invalidRequest' } } });
    expect((await get('/delta?$expand=fields')).status).toBe(400);
    expect((await get('')).status).toBe(200);
    expect((await get('/1?$expand=fields')).status).toBe(200);
    expect((await get('?$expand=fields($select=P1LookupId,P12LookupId)')).body.value[0].fields).toHaveProperty('P12LookupId');
  });

  it('misses those beyond the twelfth', async () => {
    const get = await aListWith({ lookupsOverTwelve: 'dropped' });

    const [{ fields }] = (await get('?$expand=fields')).body.value;

    expect(fields).toHaveProperty('P11LookupId');
    expect(fields).not.toHaveProperty('P12LookupId');
  });
});

describe('a subscription that is to live too long', () => {
  it.each<[string, Partial<Switches>, number]>([
    ['refused', {}, 400],
    ['cut short', { subscriptionExcess: 'clamp' }, 201],
  ])('is %s', async (_, switches, expected) => {
    const receiver = await aReceiver();
    const graph = await serverWith(switches);
    const { path } = await graph.aList();
    const expirationDateTime = '2999-01-01T00:00:00Z';

    const { status, body } = await graph.raw('POST', '/subscriptions', {
      body: { changeType: 'updated', notificationUrl: receiver.url, resource: path, expirationDateTime },
    });

    await receiver.close();
    expect(status).toBe(expected);
    if (status === 201) expect(body.expirationDateTime < '2998').toBe(true);
  });
});

describe('a filter by or, not and contains', () => {
  const asked = [
    ["contains(fields/Must,'B')", 'bb'],
    ["fields/Status eq 'Ny' or fields/Must eq 'c' and fields/Status eq 'Ferdig'", 'ac'],
    ["(fields/Status eq 'Ny' or fields/Must eq 'c') and fields/Status ne 'Ny'", 'c'],
    ["not (fields/Status eq 'Ny')", 'bbc'],
    ["not startswith(fields/Must,'b')", 'ac'],
    ["not startswith(fields/Status,'N')", 'bbc'],
  ] as const;

  it.each(asked)('is refused, or finds: %s', async ($filter, found) => {
    const ask = async (switches: Partial<Switches>) => {
      const graph = await serverWith(switches);
      const { path } = await graph.aList(COLUMNS);
      for (const fields of [{ Must: 'a', Status: 'Ny' }, { Must: 'bb' }, { Must: 'c', Status: 'Ferdig' }])
        await graph.raw('POST', `${path}/items`, { body: { fields } });
      return graph.raw('GET', `${path}/items?${new URLSearchParams({ $filter, $expand: 'fields' })}`);
    };

    expect((await ask({})).status).toBe(400);
    const { body } = await ask({ looseFilters: true });
    expect(body.value.map(({ fields }: Json) => fields.Must).join('')).toBe(found);
  });
});
