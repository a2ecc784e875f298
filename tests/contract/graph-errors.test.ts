import { GraphError } from '@microsoft/microsoft-graph-client';
import { startGraph } from '../../local/graph/server.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

describe('every answer', () => {
  it('has the headers that Graph sends', async () => {
    const { headers } = await graph.raw('GET', '/sites/root');

    expect(headers.get('request-id')).toMatch(GUID);
    expect(headers.get('client-request-id')).toMatch(GUID);
    expect(headers.get('OData-Version')).toBe('4.0');
    expect(headers.get('Content-Type')).toContain('application/json;odata.metadata=minimal');
    expect(JSON.parse(headers.get('x-ms-ags-diagnostic') ?? '')).toMatchObject({ ServerInfo: { DataCenter: expect.any(String) } });
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('echoes the id of the caller', async () => {
    const sent = 'c0ffee00-0000-4000-8000-000000000000';

    const { headers, body } = await graph.raw('GET', '/sites/none', { headers: { 'client-request-id': sent } });

    expect(headers.get('client-request-id')).toBe(sent);
    expect(body.error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
      'request-id': headers.get('request-id'),
      'client-request-id': sent,
    });
  });
});

describe('a request', () => {
  it.each([
    ['without a token', null, 'Access token is empty.'],
    ['with an unknown token', 'junk', 'CompactToken parsing failed with error code: 80049217'],
    ['with an old token', 'expired', 'Lifetime validation failed, the token is expired.'],
  ])('%s is a 401 that says where to get one', async (_, bearer, message) => {
    const { status, headers, body } = await graph.raw('GET', '/sites/root', { bearer });

    expect({ status, ...body.error }).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken', message });
    expect(headers.get('WWW-Authenticate')).toContain('authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"');
  });

  it('for what does not exist is refused before its token is looked at', async () => {
    const { status, body } = await graph.raw('GET', '/sites/root/nonsense', { bearer: null });

    expect({ status, ...body.error }).toMatchObject({
      status: 400,
      code: 'BadRequest',
      message: "Resource not found for the segment 'nonsense'.",
    });
  });

  it('with a method that is not offered is a 405', async () => {
    expect((await graph.raw('PUT', '/sites/root', { body: {} })).status).toBe(405);
    expect((await graph.raw('POST', '/sites/root', { body: {} })).status).toBe(405);
  });

  it('with a body that is no JSON is a 400, after its token', async () => {
    const { path } = await graph.aList();
    const message = expect.stringContaining('Unable to read JSON request payload.');

    expect(await graph.raw('POST', `${path}/items`, { body: '{"fields":' })).toMatchObject({
      status: 400,
      body: { error: { code: 'BadRequest', message } },
    });
    expect((await graph.raw('POST', `${path}/items`, { body: '{"fields":{}}', headers: { 'Content-Type': 'text/plain' } })).status).toBe(
      400,
    );
    expect((await graph.raw('POST', `${path}/items`, { body: '{', bearer: null })).status).toBe(401);
  });

  it('that is too large is a 413', async () => {
    const { path } = await graph.aList();

    expect((await graph.raw('POST', `${path}/items`, { body: { fields: { Title: 'x'.repeat(5_000_000) } } })).status).toBe(413);
  });

  it('with a broken address is a 400', async () => {
    expect((await graph.raw('GET', '/sites/%zz')).status).toBe(400);
    expect((await graph.raw('GET', `/sites/${graph.region}/lists/%00`)).status).toBe(400);
    expect((await fetch(`${graph.server.origin}/sites/root`)).status).toBe(400);
  });
});

describe('a failure on order', () => {
  it('comes as often as ordered, before any effect, and not elsewhere', async () => {
    const { path } = await graph.aList();
    graph.server.control.failNext({ match: `POST /v1.0${path}/items`, times: 2, status: 503, retryAfter: 7 });
    const post = () => graph.raw('POST', `${path}/items`, { body: { fields: {} } });

    const failed = await post();
    expect(failed).toMatchObject({ status: 503, body: { error: { code: 'serviceNotAvailable' } } });
    expect(failed.headers.get('Retry-After')).toBe('7');
    expect((await graph.raw('GET', `${path}/items`)).body.value).toEqual([]);
    expect([(await post()).status, (await post()).status]).toEqual([503, 201]);
  });

  it('of throttling is waited for and overcome by the official client', async () => {
    const { path } = await graph.aList();
    graph.server.control.failNext({ match: `POST .*${path}/items`, times: 2, status: 429, retryAfter: 0 });

    expect(await graph.as('writer').api(`${path}/items`).post({ fields: {} })).toMatchObject({ id: '1' });
  });
});

describe('the official client', () => {
  it('understands an error whole', async () => {
    const error: GraphError = await graph
      .as('reader')
      .api('/sites/contoso.sharepoint.com')
      .get()
      .catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'invalidRequest',
      message: 'Invalid hostname for this tenancy',
      requestId: expect.stringMatching(GUID),
    });
  });
});

describe('the list server', () => {
  it('listens on loopback, and says so when its port is taken', async () => {
    const identify = async () => undefined;

    expect(graph.server.origin).toBe(`http://127.0.0.1:${graph.server.port}`);
    await expect(startGraph({ pool: graph.database.pool, port: graph.server.port, identify })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('keeps everything in the database, so that another one goes on from there', async () => {
    const list = await graph.aList();
    await graph.raw('POST', `${list.path}/items`, { body: { fields: { Title: 'blir' } } });
    const publicBase = 'https://elsewhere.example/v1.0/';
    const other = await startGraph({
      pool: graph.database.pool,
      port: 0,
      publicBase,
      identify: async () => ({ kind: 'app', id: 'x', name: 'x', access: 'read' }),
    });

    const answer = await fetch(`${other.origin}/v1.0${list.path}/items/delta?$expand=fields`, { headers: { Authorization: 'Bearer x' } });
    const body = (await answer.json()) as { value: object[]; '@odata.deltaLink': string };

    expect(body.value).toMatchObject([{ fields: { Title: 'blir' } }]);
    expect(body['@odata.deltaLink']).toContain('https://elsewhere.example/v1.0/sites/');
    await other.close();
  });
});
