import type { Client } from '@microsoft/microsoft-graph-client';
import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';

let graph: TestGraph;
let client: Client;
beforeAll(async () => {
  graph = await startTestGraph();
  client = graph.as('writer');
});
afterAll(() => graph.close());

async function aListOf(count: number): Promise<{ id: string; path: string; delta: string }> {
  const list = await graph.aList();
  for (let number = 1; number <= count; number++) await client.api(`${list.path}/items`).post({ fields: { Title: `${number}` } });
  return { ...list, delta: `${list.path}/items/delta` };
}

/** Follows the links from an address to the end. */
async function readAll(address: string): Promise<{ items: Json[]; pages: number; deltaLink: string }> {
  const items: Json[] = [];
  for (let pages = 1, link = address; ; pages++) {
    const page = await client.api(link).get();
    items.push(...page.value);
    expect('@odata.nextLink' in page).not.toBe('@odata.deltaLink' in page);
    if (page['@odata.deltaLink']) return { items, pages, deltaLink: page['@odata.deltaLink'] };
    link = page['@odata.nextLink'];
  }
}

describe('delta', () => {
  it('begins with everything, in pages, and ends with a link to what comes later', async () => {
    const { delta } = await aListOf(5);

    const { items, pages, deltaLink } = await readAll(`${delta}?$top=2&$expand=fields($select=Title)`);

    expect(items.map(({ fields }) => fields.Title)).toEqual(['1', '2', '3', '4', '5']);
    expect(pages).toBe(3);
    expect(deltaLink).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/.*token=/);
    expect((await readAll(deltaLink)).items).toEqual([]);
  });

  it('tells each changed item once, as it is now, and each deleted one as deleted', async () => {
    const { id, path, delta } = await aListOf(3);
    const { deltaLink } = await readAll(`${delta}?$expand=fields`);

    for (const Title of ['først', 'sist']) await client.api(`${path}/items/2`).patch({ fields: { Title } });
    await client.api(`${path}/items/1`).delete();
    await client.api(`${path}/items`).post({ fields: { Title: 'ny' } });
    const { items } = await readAll(deltaLink);

    expect(items).toHaveLength(3);
    expect(items).toContainEqual(expect.objectContaining({ id: '2', fields: expect.objectContaining({ Title: 'sist' }) }));
    expect(items).toContainEqual(expect.objectContaining({ id: '4', fields: expect.objectContaining({ Title: 'ny' }) }));
    expect(items).toContainEqual({
      id: '1',
      parentReference: { siteId: graph.region },
      contentType: { id: `0x0100${id.replaceAll('-', '').toUpperCase()}`, name: 'Item' },
      deleted: { state: 'deleted' },
    });
  });

  it('has fields only when they are expanded', async () => {
    const { delta } = await aListOf(1);

    expect((await readAll(delta)).items[0]).not.toHaveProperty('fields');
    expect(Object.keys((await readAll(`${delta}?$select=id`)).items[0])).toEqual(['@odata.etag', 'id']);
  });

  it('does not tell newcomers of what was deleted before they came, but does of what goes while they read', async () => {
    const { path, delta } = await aListOf(4);
    await client.api(`${path}/items/2`).delete();

    const first = await client.api(`${delta}?$top=1`).get();
    await client.api(`${path}/items/1`).delete();
    await client.api(`${path}/items/3`).delete();
    const rest = await readAll(first['@odata.nextLink']);

    expect(first.value.map(({ id }: Json) => id)).toEqual(['1']);
    expect(rest.items.map(({ id, deleted }) => [id, deleted?.state])).toEqual([
      ['4', undefined],
      ['1', 'deleted'],
      ['3', 'deleted'],
    ]);
    expect((await readAll(rest.deltaLink)).items).toEqual([]);
  });

  it('does not tell newcomers later either, when a deletion was the last that happened', async () => {
    const { path, delta } = await aListOf(2);
    await client.api(`${path}/items/2`).delete();

    const { items, deltaLink } = await readAll(delta);

    expect(items.map(({ id }) => id)).toEqual(['1']);
    expect((await readAll(deltaLink)).items).toEqual([]);
  });

  it('from the latest on tells only what comes, in either form', async () => {
    const { path, delta } = await aListOf(2);
    const latest = await client.api(`${delta}?token=latest`).get();
    const call = await client.api(`${delta}(token='latest')`).get();

    await client.api(`${path}/items/2`).patch({ fields: { Title: 'ny' } });

    expect(latest.value).toEqual([]);
    for (const link of [latest, call].map((page) => page['@odata.deltaLink'])) {
      expect((await readAll(link)).items.map(({ id }) => id)).toEqual(['2']);
    }
  });

  it('is gone when its token is too old, and says where to begin again', async () => {
    const { id, delta } = await aListOf(2);
    const { deltaLink } = await readAll(`${delta}?$expand=fields`);

    await graph.server.control.expireDeltaTokens(id);
    const answer = await graph.raw('GET', deltaLink.replace('https://graph.microsoft.com/v1.0', ''));

    expect(answer).toMatchObject({
      status: 410,
      body: { error: { code: 'resyncRequired', innerError: { code: 'resyncChangesApplyDifferences' } } },
    });
    const again = await readAll(answer.headers.get('Location') ?? '');
    expect(again.items.map(({ fields }) => fields.Title)).toEqual(['1', '2']);
    expect((await readAll(again.deltaLink)).items).toEqual([]);
  });

  it('refuses a token that is not its own', async () => {
    const [one, other] = [await aListOf(1), await aListOf(1)];
    const token = new URL((await readAll(one.delta)).deltaLink).searchParams.get('token');

    expect((await graph.raw('GET', `${other.delta}?token=${token}`)).status).toBe(400);
    expect((await graph.raw('GET', `${one.delta}?token=made-up`)).status).toBe(400);
  });

  it('skips no change, however many write while it is followed', async () => {
    const { path, delta } = await aListOf(0);
    let { deltaLink } = await readAll(`${delta}?$expand=fields`);
    const seen = new Map<string, string>();
    let writing = true;
    const follow = async () => {
      while (writing) await look();
      await look();
    };
    const look = async () => {
      const changes = await readAll(deltaLink);
      for (const { id, fields, deleted } of changes.items) deleted ? seen.delete(id) : seen.set(id, fields.Title);
      deltaLink = changes.deltaLink;
    };
    const write = async (writer: number) => {
      for (let turn = 0; turn < 10; turn++) {
        const { id } = await client.api(`${path}/items`).post({ fields: { Title: 'ny' } });
        await client.api(`${path}/items/${id}`).patch({ fields: { Title: `${writer}/${turn}` } });
        if (turn % 3 === 0) await client.api(`${path}/items/${id}`).delete();
      }
    };

    const following = follow();
    await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
    writing = false;
    await following;

    const { value } = await client.api(`${path}/items?$expand=fields&$top=500`).get();
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(value.map(({ id, fields }: Json) => [id, fields.Title])));
    expect(seen.size).toBe(48);
  });
});
