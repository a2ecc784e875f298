import { HOSTNAME, REGION_PATH, RESTRICTED_PATH } from '../../local/graph/sites.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

describe('a site', () => {
  it.each([
    ['the word root', '/sites/root', 'Kongsbergregionen'],
    ['its host', `/sites/${HOSTNAME}`, 'Kongsbergregionen'],
    ['its path', `/sites/${HOSTNAME}:${REGION_PATH}`, 'Veven'],
    ['its path, closed by a colon', `/sites/${HOSTNAME}:${RESTRICTED_PATH}:`, 'Veven, unntatt offentlighet'],
  ])('is found by %s', async (_, path, displayName) => {
    expect(await graph.as('reader').api(path).get()).toMatchObject({ displayName, root: {}, siteCollection: { hostname: HOSTNAME } });
  });

  it('is found by its id in three parts, and by the first two', async () => {
    const byId = await graph.as('reader').api(`/sites/${graph.region}`).get();
    const byTwo = await graph
      .as('reader')
      .api(`/sites/${graph.region.split(',').slice(0, 2).join(',')}`)
      .get();

    expect(byId).toMatchObject({ id: graph.region, name: 'veven', webUrl: `https://${HOSTNAME}${REGION_PATH}` });
    expect(byTwo).toEqual(byId);
  });

  it('goes on to its lists after the second colon, and takes everything for the path without it', async () => {
    const { status } = await graph.raw('GET', `/sites/${HOSTNAME}:${REGION_PATH}:/lists`);
    const without = await graph.raw('GET', `/sites/${HOSTNAME}:${REGION_PATH}/lists`);

    expect(status).toBe(200);
    expect(without).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  });

  it('is not found by a path or an id that is none', async () => {
    expect(await graph.raw('GET', `/sites/${HOSTNAME}:/sites/other`)).toMatchObject({
      status: 404,
      body: { error: { code: 'itemNotFound', message: 'The provided path does not exist, or does not represent a site' } },
    });
    expect((await graph.raw('GET', `/sites/${graph.region.replace(/.$/, '0')}`)).status).toBe(404);
  });

  it('is shown as Graph shows it, and with only what is selected', async () => {
    expect(await graph.as('reader').api(`/sites/${graph.region}`).get()).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#sites/$entity',
      id: `${HOSTNAME},${graph.region.split(',').slice(1).join(',')}`,
      name: 'veven',
      displayName: 'Veven',
      description: '',
      createdDateTime: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
      lastModifiedDateTime: expect.stringMatching(/Z$/),
      webUrl: `https://${HOSTNAME}${REGION_PATH}`,
      root: {},
      siteCollection: { hostname: HOSTNAME },
    });
    const { body } = await graph.raw('GET', `/sites/${HOSTNAME}:${REGION_PATH}:?select=id`);
    expect(body).toEqual({ '@odata.context': expect.any(String), id: graph.region });
  });

  it('is never made, changed or deleted here', async () => {
    const statuses = ['POST', 'PATCH', 'DELETE'].map(
      async (method) => (await graph.raw(method, '/sites/root', { body: {}, bearer: 'admin' })).status,
    );

    expect(await Promise.all(statuses)).toEqual([405, 405, 405]);
  });

  it('of another tenant is refused', async () => {
    expect(await graph.raw('GET', '/sites/contoso.sharepoint.com')).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidRequest', message: 'Invalid hostname for this tenancy' } },
    });
  });

  it('is closed to those without access, each site for itself', async () => {
    const denied = { status: 403, body: { error: { code: 'accessDenied' } } };

    expect(await graph.raw('GET', `/sites/${graph.region}/lists`, { bearer: 'stranger' })).toMatchObject(denied);
    expect((await graph.raw('GET', `/sites/${graph.region}/lists`, { bearer: 'region-only' })).status).toBe(200);
    expect(await graph.raw('GET', `/sites/${graph.restricted}/lists`, { bearer: 'region-only' })).toMatchObject(denied);
  });
});
