import { startGraph } from '../../local/graph/server.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

const COLUMNS = [{ name: 'Count', number: {} }];
const twenty = Array.from({ length: 20 }, (_, number) => number + 1);

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

async function anItem(): Promise<{ path: string; item: string; eTag: string }> {
  const { path } = await graph.aList(COLUMNS);
  const { eTag } = (await graph.raw('POST', `${path}/items`, { body: { fields: { Count: 0 } } })).body;
  return { path, item: `${path}/items/1`, eTag };
}

/** One of the ways in which an item is changed, under an ETag if there is one; the status. */
async function change(way: number, item: string, Count: number, eTag?: string): Promise<number> {
  const headers = eTag === undefined ? {} : { 'If-Match': eTag };
  if (way % 3 === 0) return (await graph.raw('PATCH', item, { body: { fields: { Count } }, headers })).status;
  if (way % 3 === 1) return (await graph.raw('PATCH', `${item}/fields`, { body: { Count }, headers })).status;
  const json = { 'Content-Type': 'application/json', ...headers };
  const request = { id: '1', method: 'PATCH', url: item, headers: json, body: { fields: { Count } } };
  return (await graph.raw('POST', '/$batch', { body: { requests: [request] } })).body.responses[0].status;
}

function tally(statuses: number[]): Record<number, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(statuses, String)).map(([status, all]) => [status, all?.length ?? 0]));
}

describe('twenty who write at once', () => {
  it('with one ETag are one who may and nineteen who may not, and it is one write', async () => {
    const { path, item, eTag } = await anItem();
    const { '@odata.deltaLink': link } = await graph.as('reader').api(`${path}/items/delta?token=latest&$expand=fields`).get();

    const statuses = await Promise.all(twenty.map((number) => change(number, item, number, eTag)));

    expect(tally(statuses)).toEqual({ 200: 1, 412: 19 });
    const { body } = await graph.raw('GET', `${item}?$expand=fields`);
    expect(body.eTag).toBe(eTag.replace(',1"', ',2"'));
    expect(body.fields).toMatchObject({ Count: twenty[statuses.indexOf(200)], _UIVersionString: '2.0' });
    expect((await graph.raw('GET', `${item}/versions`)).body.value.map(({ id }: { id: string }) => id)).toEqual(['2.0', '1.0']);
    expect((await graph.as('reader').api(link).get()).value).toMatchObject([{ id: '1', fields: { Count: body.fields.Count } }]);
  });

  it('without an ETag all write, one after the other', async () => {
    const { item, eTag } = await anItem();

    expect(tally(await Promise.all(twenty.map((number) => change(number, item, number))))).toEqual({ 200: 20 });

    expect((await graph.raw('GET', item)).body.eTag).toBe(eTag.replace(',1"', ',21"'));
    expect((await graph.raw('GET', `${item}/versions`)).body.value).toHaveLength(21);
  });

  it('through two servers on one database are still one who may', async () => {
    const { item, eTag } = await anItem();
    const identify = async () => ({ kind: 'app', id: 'x', name: 'x', access: 'write' }) as const;
    const other = await startGraph({ pool: graph.database.pool, port: 0, identify });
    const headers = { Authorization: 'Bearer manager', 'Content-Type': 'application/json', 'If-Match': eTag };

    const answers = await Promise.all(
      twenty.map((number) =>
        fetch(`${(number % 2 === 0 ? other : graph.server).origin}/v1.0${item}`, { method: 'PATCH', headers, body: '{"fields":{}}' }),
      ),
    );

    expect(tally(answers.map(({ status }) => status))).toEqual({ 200: 1, 412: 19 });
    await other.close();
  });

  it('delete an item once', async () => {
    const { item, eTag } = await anItem();

    const answers = await Promise.all(twenty.map(() => graph.raw('DELETE', item, { headers: { 'If-Match': eTag } })));

    expect(tally(answers.map(({ status }) => status))).toEqual({ 204: 1, 404: 19 });
  });

  it('make twenty items, numbered without gaps', async () => {
    const { path } = await graph.aList(COLUMNS);

    const made = await Promise.all(twenty.map((Count) => graph.raw('POST', `${path}/items`, { body: { fields: { Count } } })));

    expect(made.map(({ body }) => Number(body.id)).sort((one, other) => one - other)).toEqual(twenty);
  });
});
