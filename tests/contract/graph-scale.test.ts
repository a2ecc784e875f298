import { columnsOf } from '../../local/graph/columns.ts';
import { compileFilter } from '../../local/graph/filter.ts';
import { createParams } from '../../local/graph/operands.ts';
import { seedItems } from '../support/graph-seed.ts';
import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';

const COLUMNS = [
  { name: 'Key', indexed: true, text: {} },
  { name: 'Part', indexed: true, choice: { choices: ['S0'] } },
  { name: 'Count', indexed: true, number: {} },
  { name: 'Done', indexed: true, boolean: {} },
  { name: 'At', indexed: true, dateTime: {} },
  { name: 'Memo', text: {} },
];
/** The first twenty are in the part S0, all are done. */
const FIELDS = `jsonb_build_object('Title', 'Sak ' || n, 'Key', 'HR/' || n, 'Part', 'S' || (n - 1) / 20, 'Count', n, 'Done', true,
  'At', to_char(timestamp '2026-01-01' + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'Memo', 'M' || n)`;
const PREFER = { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

async function aListOf(count: number): Promise<{ id: string; path: string; items: string }> {
  const list = await graph.aList(COLUMNS);
  await seedItems(graph, list.id, count, FIELDS);
  return { ...list, items: `${list.path}/items` };
}

function asking(items: string, query: Record<string, string>, headers: Record<string, string> = {}) {
  return graph.raw('GET', `${items}?${new URLSearchParams({ $expand: 'fields', ...query })}`, { headers });
}

/** Follows the links from an address to the end. */
async function readAll(address: string): Promise<{ items: Json[]; deltaLink: string }> {
  const items: Json[] = [];
  for (let link = address; ; ) {
    const page = (await graph.raw('GET', link.replace('https://graph.microsoft.com/v1.0', ''))).body;
    items.push(...page.value);
    if (!page['@odata.nextLink']) return { items, deltaLink: page['@odata.deltaLink'] };
    link = page['@odata.nextLink'];
  }
}

/** Makes, changes and deletes items until what is meanwhile done is done. */
async function whileWriting<T>(items: string, meanwhile: () => Promise<T>): Promise<{ result: T; writes: number }> {
  let isDone = false;
  let writes = 0;
  const write = async (writer: number) => {
    for (let turn = 1; !isDone; turn++, writes++) {
      const item = `${items}/${turn * 10 + writer}`;
      await graph.raw('POST', items, { body: { fields: { Title: `Ny ${turn}` } }, bearer: 'writer' });
      await graph.raw('PATCH', item, { body: { fields: { Title: `Endret ${turn}` } }, bearer: 'writer' });
      if (turn % 2 === 0) await graph.raw('DELETE', item, { bearer: 'writer' });
    }
  };
  const reading = meanwhile().finally(() => {
    isDone = true;
  });
  const [result] = await Promise.all([reading, write(1), write(2)]);
  return { result, writes };
}

describe.each([5000, 50_000])('a list of %i items', (count) => {
  let list: { id: string; path: string; items: string };
  beforeAll(async () => {
    list = await aListOf(count);
  });

  it('is found in by an indexed column', async () => {
    const found = async ($filter: string) => (await asking(list.items, { $filter })).body.value.map(({ id }: Json) => Number(id));
    const first = Array.from({ length: 20 }, (_, index) => index + 1);

    expect(await found(`fields/Key eq 'hr/${count}'`)).toEqual([count]);
    expect(await found("fields/Part eq 's0'")).toEqual(first);
    expect(await found(`fields/Count eq ${count - 1}.0`)).toEqual([count - 1]);
    expect(await found("fields/At eq '2026-01-01T01:05:00+01:00'")).toEqual([5]);
    expect(await found(`fields/Count gt ${count - 2}`)).toEqual([count - 1, count]);
    expect(await found("fields/Part eq 'S0' and fields/Done eq true and fields/Count le 3")).toEqual([1, 2, 3]);
    expect(await found("startswith(fields/Key,'HR/499')")).toContain(4999);
  });

  it('is read page by page to the end, each item once, while others write', async () => {
    const { result, writes } = await whileWriting(list.items, () => readAll(`${list.items}?$top=1000`));

    const ids = result.items.map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
    const untouched = ids.filter((id) => id <= count && id % 10 !== 1 && id % 10 !== 2);
    expect(untouched).toHaveLength(count * 0.8);
    expect(writes).toBeGreaterThan(0);
  });

  it('is followed by delta, from everything to the last deletion, while others write', async () => {
    const state = new Map<string, string>();
    const follow = async (address: string): Promise<string> => {
      const { items, deltaLink } = await readAll(address);
      for (const { id, fields, deleted } of items) deleted ? state.delete(id) : state.set(id, fields.Title);
      return deltaLink;
    };

    const { result, writes } = await whileWriting(list.items, async () => {
      const link = await follow(`${list.items}/delta?$top=1000&$expand=fields($select=Title)`);
      return follow(link);
    });
    await follow(await follow(result));

    const { rows } = await graph.database.pool.query<{ id: string; title: string }>(
      `select id::text, fields ->> 'Title' as title from graph.item where list_id = $1 and not deleted`,
      [list.id],
    );
    expect(state).toEqual(new Map(rows.map(({ id, title }) => [id, title])));
    expect(writes).toBeGreaterThan(0);
  });
});

describe('a filter by equality', () => {
  it.each(["fields/Key eq 'hr/77'", 'fields/Count eq 77', "fields/At eq '2026-01-01T01:17:00Z'"])(
    'is answered from an index, without reading the list: %s',
    async ($filter) => {
      const { id } = await aListOf(5000);
      await graph.database.pool.query('analyze graph.item');
      const params = createParams(id);
      const columns = await columnsOf(graph.database.pool, id);
      const { sql } = compileFilter($filter, { columns, allowUnindexed: false, isLarge: false, loose: false }, params);

      const { rows } = await graph.database.pool.query<{ 'QUERY PLAN': string }>(
        `explain select from graph.item i where i.list_id = $1 and not i.deleted and ${sql}`,
        params.values,
      );

      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on item_values');
    },
  );
});

describe('the list view threshold', () => {
  const throttled = { status: 429, body: { error: { code: 'activityLimitReached' } } };
  const broad = 'fields/Done eq true';
  const narrow = 'fields/Count lt 4';
  let items: string;
  beforeAll(async () => {
    ({ items } = await aListOf(5001));
  });

  it('is passed by a filter whose first condition leaves more than 5,000 items', async () => {
    expect(await asking(items, { $filter: broad })).toMatchObject(throttled);
    expect(await asking(items, { $filter: `${broad} and ${narrow}` })).toMatchObject(throttled);
    expect(await asking(items, { $filter: `(${broad}) and ${narrow}` }, PREFER)).toMatchObject(throttled);
    expect((await asking(items, { $filter: `${narrow} and ${broad}` })).body.value).toHaveLength(3);
    expect((await asking(items, { $filter: 'fields/Count gt 1', $top: '1' })).body.value).toHaveLength(1);
  });

  it('is passed by a column without an index, whatever the caller prefers', async () => {
    for (const query of [
      { $filter: "fields/Memo eq 'M1'" },
      { $filter: `${narrow} and fields/Memo eq 'M1'` },
      { $orderby: 'fields/Memo' },
    ]) {
      expect(await asking(items, query, PREFER)).toMatchObject(throttled);
      expect((await asking(items, query)).status).toBe(400);
    }
  });

  it('is not passed by reading page by page, nor in the order of an index', async () => {
    expect((await asking(items, {})).body.value).toHaveLength(200);
    expect((await asking(items, { $orderby: 'fields/Count desc', $top: '1' })).body.value).toMatchObject([{ id: '5001' }]);
  });

  it('is not passed in a list of 5,000 items, also when it had more', async () => {
    await graph.raw('DELETE', `${items}/5001`);

    expect((await asking(items, { $filter: broad, $top: '5000' })).body.value).toHaveLength(5000);
    expect((await asking(items, { $filter: "fields/Memo eq 'M1'" }, PREFER)).body.value).toHaveLength(1);
  });
});
