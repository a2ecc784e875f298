import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

let graph: TestGraph;
let items: string;
beforeAll(async () => {
  graph = await startTestGraph();
  items = `${(await graph.aList()).path}/items`;
});
afterAll(() => graph.close());

async function batch(requests: object[], bearer = 'writer'): Promise<Record<string, Json>> {
  const { status, body } = await graph.raw('POST', '/$batch', { body: { requests }, bearer });
  if (status !== 200) return { status, ...body };
  return Object.fromEntries(body.responses.map((response: Json) => [response.id, response]));
}

function post(id: string, Title: string, more: object = {}): object {
  return { id, method: 'POST', url: items, headers: JSON_TYPE, body: { fields: { Title } }, ...more };
}

describe('a batch', () => {
  it('answers 200 whatever happened to its requests, each under its id', async () => {
    const answers = await batch([
      post('lag', 'x'),
      { id: 'mangler', method: 'GET', url: `${items}/999999` },
      { id: 'feil', method: 'GET', url: '/nowhere' },
      { id: 'uten strek', method: 'GET', url: items.slice(1) },
    ]);

    expect(answers['lag']).toMatchObject({ status: 201, headers: { 'Content-Type': expect.stringContaining('application/json') } });
    expect(answers['mangler']).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound', innerError: {} } } });
    expect(answers['feil']).toMatchObject({ status: 400, body: { error: { message: "Resource not found for the segment 'nowhere'." } } });
    expect(answers['uten strek']?.status).toBe(200);
  });

  it('takes If-Match from the inner request', async () => {
    const { body } = await graph.raw('POST', items, { body: { fields: { Title: 'x' } } });
    const patch = (id: string, etag: string) => ({
      id,
      method: 'PATCH',
      url: `${items}/${body.id}`,
      headers: { ...JSON_TYPE, 'If-Match': etag },
      body: { fields: { Title: id } },
    });

    const answers = await batch([patch('riktig', body.eTag), { ...patch('gammel', body.eTag), dependsOn: ['riktig'] }]);

    expect([answers['riktig'].status, answers['gammel'].status]).toEqual([200, 412]);
    const { headers } = (await batch([{ id: '1', method: 'DELETE', url: `${items}/${body.id}` }]))['1'];
    expect(headers).toEqual({});
  });

  it('takes Prefer from the inner request, not from its own', async () => {
    const url = `${items}?$filter=${encodeURIComponent("fields/Title eq 'x'")}`;
    const Prefer = 'HonorNonIndexedQueriesWarningMayFailRandomly';
    const requests = [
      { id: 'med', method: 'GET', url, headers: { Prefer } },
      { id: 'uten', method: 'GET', url },
    ];

    const { body } = await graph.raw('POST', '/$batch', { body: { requests }, headers: { Prefer } });

    expect(Object.fromEntries(body.responses.map(({ id, status }: Json) => [id, status]))).toEqual({ med: 200, uten: 400 });
  });

  it('runs what depends on others after them, and fails it unrun when one of them failed', async () => {
    const answers = await batch([
      { id: '3', method: 'GET', url: `${items}?$expand=fields&$top=5000`, dependsOn: ['2'] },
      post('2', 'etterpå', { dependsOn: ['1'] }),
      post('1', 'først'),
      { id: 'x', method: 'GET', url: `${items}/999999` },
      post('y', 'aldri', { dependsOn: ['X'] }),
      post('z', 'heller ikke', { dependsOn: ['y'] }),
    ]);

    const titles = answers['3'].body.value.map(({ fields }: Json) => fields.Title);
    expect(titles.indexOf('først')).toBeLessThan(titles.indexOf('etterpå'));
    expect([answers['x'].status, answers['y'].status, answers['z'].status]).toEqual([404, 424, 424]);
    expect((await graph.raw('GET', `${items}?$expand=fields&$top=5000`)).body.value).not.toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ Title: 'aldri' }) }),
    );
  });

  it('does not know the version inside', async () => {
    const answers = await batch([{ id: '1', method: 'GET', url: '/v1.0/sites/root' }]);

    expect(answers['1']).toMatchObject({
      status: 400,
      body: { error: { code: 'BadRequest', message: "Resource not found for the segment 'v1.0'." } },
    });
  });

  it.each([
    ['more than twenty requests', Array.from({ length: 21 }, (_, id) => ({ id: `${id}`, method: 'GET', url: '/sites/root' }))],
    [
      'the same id twice',
      [
        { id: 'a', method: 'GET', url: '/sites/root' },
        { id: 'A', method: 'GET', url: '/sites/root' },
      ],
    ],
    ['an absolute address', [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/sites/root' }]],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/sites/root', body: {} }]],
    ['a circle', [{ id: '1', method: 'GET', url: '/sites/root', dependsOn: ['1'] }]],
    ['an unknown dependency', [{ id: '1', method: 'GET', url: '/sites/root', dependsOn: ['2'] }]],
    ['a request without id', [{ method: 'GET', url: '/sites/root' }]],
  ])('is refused as a whole with %s', async (_, requests) => {
    expect(await batch(requests)).toMatchObject({ status: 400, error: { code: 'BadRequest' } });
  });

  it('is throttled request by request', async () => {
    graph.server.control.failNext({ match: 'POST /v1.0/sites/.*/items$', status: 429, retryAfter: 2 });
    const before = (await graph.raw('GET', `${items}?$top=5000`)).body.value.length;

    const answers = await batch([post('1', 'a'), post('2', 'b')]);

    const [throttled] = Object.values(answers).filter(({ status }) => status === 429);
    expect(throttled).toMatchObject({ headers: { 'Retry-After': '2' }, body: { error: { code: 'activityLimitReached' } } });
    expect(
      Object.values(answers)
        .map(({ status }) => status)
        .sort(),
    ).toEqual([201, 429]);
    expect((await graph.raw('GET', `${items}?$top=5000`)).body.value).toHaveLength(before + 1);
  });

  it('needs a token, a version and a POST', async () => {
    const fetched = await fetch(`${graph.server.origin}/$batch`, { method: 'POST' });

    expect(fetched.status).toBe(405);
    expect((await graph.raw('POST', '/$batch', { body: { requests: [] }, bearer: null })).status).toBe(401);
    expect((await graph.raw('GET', '/$batch')).status).toBe(405);
  });
});
