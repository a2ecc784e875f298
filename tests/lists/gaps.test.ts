import type { Gap } from '../../bot/ports.ts';
import { choice, indexed, number, optional, text, unique } from '../../shared/column.ts';
import { commonColumns, defineList, type List } from '../../shared/list.ts';
import { aRow, type ListsByPort, startListsByPort } from '../support/lists-by-port.ts';

const columns = {
  state: optional(indexed(choice('State', 'Tilstand', { open: 'åpen', shut: 'lukket' }))),
  count: optional(indexed(number('Count', 'Antall'))),
  code: optional(unique(text('Code', 'Kode'))),
};
const aList = (name: string) => defineList(name, `Ting, ${name}`, columns);

/** What a site lacks, and that filling it fills just that. */
describe('the gaps of a site', () => {
  let port: ListsByPort;

  beforeAll(async () => {
    port = await startListsByPort();
  }, 60_000);
  beforeEach(() => {
    port.unruly.befall = () => undefined;
  });
  afterAll(() => port?.close());

  const told = async (...lists: readonly List[]) => (await port.site.gaps(lists)).map(words);
  const words = (gap: Gap) => ['column' in gap ? `${gap.list.name}.${gap.column.name}` : gap.list.name, gap.missing].join(' ');
  const fillAll = async (list: List) => {
    for (const gap of await port.site.gaps([list])) await port.site.fill(gap);
  };
  const lists = () => `${port.site.site.path}/lists`;
  const columnsIn = async (list: List) =>
    (await port.graph.raw('GET', `${port.site.site.pathOf(list)}/columns`)).body.value as {
      id: string;
      name: string;
      choice?: { choices: string[] };
    }[];
  const columnIn = async (list: List, name: string) => (await columnsIn(list)).find((column) => column.name === name)!;
  const changeColumn = async (list: List, name: string, body: object) => {
    const { status } = await port.graph.raw('PATCH', `${port.site.site.pathOf(list)}/columns/${(await columnIn(list, name)).id}`, { body });
    expect(status).toBe(200);
  };
  /** Writes that reach Graph while something is done. */
  const writesOf = async (act: () => Promise<unknown>) => {
    port.unruly.asked.length = 0;
    await act();
    return port.unruly.asked.filter(({ method, url }) => method !== 'GET' && url !== '/$batch').map(({ method }) => method);
  };

  it('a list, made with its columns and the name that people see; then nothing is lacking, and nothing is made', async () => {
    const list = aList('Whole');
    expect(await told(list)).toEqual(['Whole list']);
    await fillAll(list);
    expect(await told(list)).toEqual([]);
    expect(await writesOf(() => fillAll(list))).toEqual([]);
    const { body } = await port.graph.raw('GET', port.site.site.pathOf(list)!);
    expect([body.name, body.displayName]).toEqual(['Whole', 'Ting, Whole']);
    expect(await port.site.write(aRow(list, 'a', { state: 'open', count: 1, code: 'A' }))).toMatchObject({ ok: true });
  });

  it('the heading of a list whose making broke off', async () => {
    const list = aList('Broken');
    port.unruly.befall = ({ method }) => (method === 'PATCH' ? 'cut' : undefined);
    await expect(fillAll(list)).rejects.toMatchObject({ code: 'not-connected' });
    port.unruly.befall = () => undefined;
    expect(await told(list)).toEqual(['Broken heading']);
    await fillAll(list);
    expect(await told(list)).toEqual([]);
  });

  it('not the heading that people have chosen', async () => {
    const list = aList('Renamed');
    await fillAll(list);
    await port.graph.raw('PATCH', port.site.site.pathOf(list)!, { body: { displayName: 'Sakene våre' } });
    expect(await told(list)).toEqual([]);
  });

  it('a column, an index and words, each alone; what people have made stays', async () => {
    const list = aList('Partly');
    await port.graph.raw('POST', lists(), {
      body: {
        displayName: 'Partly',
        columns: [
          { name: 'State', choice: { choices: ['åpen', 'på vent'] }, indexed: true },
          { name: 'Code', text: {}, indexed: true },
          { name: 'Count', number: {} },
          { name: 'Ours', text: {} },
        ],
      },
    });
    const common = Object.values(commonColumns).map(({ name }) => `Partly.${name} column`);
    expect(await told(list)).toEqual(['Partly heading', ...common, 'Partly.State words', 'Partly.Count index', 'Partly.Code index']);
    await fillAll(list);

    expect(await told(list)).toEqual([]);
    expect((await columnIn(list, 'State')).choice?.choices).toEqual(['åpen', 'på vent', 'lukket']);
    expect(await columnIn(list, 'Code')).toMatchObject({ indexed: true, enforceUniqueValues: true });
    expect(await columnIn(list, 'Ours')).toBeDefined();
  });

  it('a column that is deleted and an index that is taken away', async () => {
    const list = aList('Spoiled');
    await fillAll(list);
    await port.graph.raw('DELETE', `${port.site.site.pathOf(list)}/columns/${(await columnIn(list, 'State')).id}`);
    await changeColumn(list, 'Count', { indexed: false });
    expect(await told(list)).toEqual(['Spoiled.State column', 'Spoiled.Count index']);
    await fillAll(list);
    expect(await told(list)).toEqual([]);
  });

  it.each(['list', 'column'] as const)('a %s whose making was not answered is there once', async (missing) => {
    const list = aList(missing === 'list' ? 'UnheardList' : 'UnheardColumn');
    if (missing === 'column') {
      await fillAll(list);
      await port.graph.raw('DELETE', `${port.site.site.pathOf(list)}/columns/${(await columnIn(list, 'Count')).id}`);
    }
    let left = 1;
    port.unruly.befall = ({ method }) => (method === 'POST' && left-- > 0 ? 'lost' : undefined);
    await fillAll(list);

    expect(await told(list)).toEqual([]);
    const { body } = await port.graph.raw('GET', lists());
    expect(body.value.filter((one: { name: string }) => one.name.startsWith(list.name))).toHaveLength(1);
    expect((await columnsIn(list)).filter(({ name }) => name === 'Count')).toHaveLength(1);
  });

  it('of one list alone are unknown when its columns cannot be read; nothing is made of it', async () => {
    const [busy, lacking] = [aList('Busy'), aList('Lacking')];
    await fillAll(busy);
    port.unruly.befall = ({ url }) => (url === `${port.site.site.pathOf(busy)}/columns` ? { status: 503, retryAfter: 30 } : undefined);
    const gaps = await port.site.gaps([busy, lacking]);
    expect(gaps).toEqual([
      { missing: 'unknown', list: busy, why: expect.stringContaining('503 serviceNotAvailable') },
      { missing: 'list', list: lacking },
    ]);
    expect(await writesOf(() => port.site.fill(gaps[0]!))).toEqual([]);

    port.unruly.befall = ({ url }) => (url === '/$batch' ? 'cut' : undefined);
    expect(await told(busy, lacking)).toEqual(['Busy unknown', 'Lacking list']);
  });

  it('are said to be unknown when Graph does not answer', async () => {
    port.unruly.befall = () => ({ status: 500 });
    await expect(port.site.gaps([aList('Any')])).rejects.toMatchObject({ code: 'not-connected' });
  });
});

it('a site that leaves out the columns of a new list gets them one by one, and then nothing more', async () => {
  const port = await startListsByPort({ switches: { inlineColumns: 'ignored' } });
  const list = aList('Bare');
  try {
    await port.site.fill({ missing: 'list', list });
    const gaps = await port.site.gaps([list]);
    expect(gaps.map(({ missing }) => missing)).toEqual(Array(8).fill('column'));
    for (const gap of gaps) await port.site.fill(gap);
    expect(await port.site.gaps([list])).toEqual([]);
    expect(await port.site.write(aRow(list, 'a', { state: 'shut', count: 2, code: 'B' }))).toMatchObject({ ok: true });
    expect(await port.site.write(aRow(list, 'a'))).toEqual({ ok: false, reason: 'exists' });
  } finally {
    await port.close();
  }
});

it('a site in which Veven may only write cannot be filled, and says so', async () => {
  const port = await startListsByPort({ bearer: 'writer' });
  try {
    await expect(port.site.fill({ missing: 'list', list: aList('Refused') })).rejects.toThrow(/403/);
  } finally {
    await port.close();
  }
});

it('a site with hundreds of lists has all of them', async () => {
  const port = await startListsByPort();
  try {
    await port.site.fill({ missing: 'list', list: aList('Among') });
    await port.graph.database.pool.query(
      `insert into graph.list (id, site, name, display_name, description, template, created_at, created_by, modified_at, modified_by)
       select gen_random_uuid(), site, 'Other' || n, 'Other' || n, description, template, created_at, created_by, modified_at, modified_by
       from graph.list, generate_series(1, 450) n where name = 'Among'`,
    );
    const found = await port.site.site.findLists();
    expect(found.size).toBe(451);
    expect(await port.site.gaps([aList('Among'), aList('Other450')])).not.toContainEqual(expect.objectContaining({ missing: 'list' }));
  } finally {
    await port.close();
  }
});
