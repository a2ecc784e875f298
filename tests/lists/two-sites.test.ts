import { pino } from 'pino';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { GraphSites } from '../../bot/adapters/graph/sites.ts';
import type { ListChanges, ListFailure } from '../../bot/ports.ts';
import type { KeptChange } from '../../bot/snapshot/kept.ts';
import { Mirror } from '../../bot/snapshot/mirror.ts';
import { HOSTNAME, REGION_PATH, RESTRICTED_PATH } from '../../local/graph/sites.ts';
import { note, optional } from '../../shared/column.ts';
import { defineList, type List } from '../../shared/list.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { aRow } from '../support/lists-by-port.ts';

const open = defineList('Open', 'Åpent', { words: optional(note('Words', 'Ord')) });
const shut = defineList('Shut', 'Unntatt', { words: optional(note('Words', 'Ord')) }, { site: 'restricted' });

/** What is exempt from public disclosure lies in a site of its own; one port leads to both. */
describe('two sites', () => {
  let graph: TestGraph;
  let sites: GraphSites;
  const access = () => ({ origin: graph.server.origin, token: async () => 'admin' });
  const at = (restricted: string | undefined) => GraphSites.at(access(), { hostname: HOSTNAME, path: REGION_PATH, restricted });

  beforeAll(async () => {
    graph = await startTestGraph();
    sites = await at(RESTRICTED_PATH);
    for (const gap of await sites.gaps([open, shut])) await sites.fill(gap);
  }, 60_000);
  afterAll(() => graph?.close());

  async function read(from: GraphSites, ...lists: readonly List[]): Promise<readonly (ListChanges | ListFailure)[]> {
    const taken: (ListChanges | ListFailure)[] = [];
    await from.changes(
      lists.map((list) => ({ list, since: undefined })),
      async (reading) => void taken.push(reading),
    );
    return taken.toSorted((a, b) => a.list.name.localeCompare(b.list.name));
  }
  const keysIn = (reading: ListChanges | ListFailure) =>
    'items' in reading ? reading.items.map(({ fields }) => String(fields['Key'])).toSorted() : reading.failed;

  it('hold each its own lists', async () => {
    const listsAt = async (path: string) => [
      ...(await (await GraphSite.at(access(), { hostname: HOSTNAME, path })).site.findLists()).keys(),
    ];
    expect(await listsAt(REGION_PATH)).toContain('Open');
    expect(await listsAt(REGION_PATH)).not.toContain('Shut');
    expect(await listsAt(RESTRICTED_PATH)).toContain('Shut');
    expect(await listsAt(RESTRICTED_PATH)).not.toContain('Open');
    expect(await sites.gaps([open, shut])).toEqual([]);
  });

  it('are written and read as one, in the order that was asked', async () => {
    const said = async (...rows: Parameters<typeof sites.writeMany>[0]) =>
      (await sites.writeMany(rows)).map((result) => result.ok || result.reason);
    expect(await said(aRow(shut, 's1'), aRow(open, 'o1'))).toEqual([true, true]);
    expect(await said(aRow(shut, 's1'), aRow(open, 'o2'), aRow(shut, 's1'))).toEqual(['exists', true, 'exists']);
    expect((await read(sites, shut, open)).map(keysIn)).toEqual([['o1', 'o2'], ['s1']]);
    expect((await sites.find(shut, 's1'))?.fields['Key']).toBe('s1');
  });

  it('go on one without the other: where there is no restricted site, its lists cannot be read or written, and the reason is said', async () => {
    const without = await at(undefined);
    const [first, second] = await read(without, open, shut);
    expect([keysIn(first!), keysIn(second!)]).toEqual([['o1', 'o2'], expect.stringContaining('RESTRICTED_SITE_PATH')]);
    expect(await without.gaps([open, shut])).toEqual([{ missing: 'list', list: shut }]);
    await expect(async () => without.write(aRow(shut, 's2'))).rejects.toThrow('RESTRICTED_SITE_PATH');
  });

  it('are kept over a restart only as far as they are open', async () => {
    const kept: KeptChange[] = [];
    const asked: List[] = [];
    const store = {
      load: async (lists: readonly List[]) => {
        asked.push(...lists);
        return [];
      },
      keep: async (change: KeptChange) => void kept.push(change),
    };
    const mirror = new Mirror({ lists: [open, shut], port: sites, kept: store, log: pino({ level: 'silent' }) });
    await mirror.load();
    await mirror.sync();
    await mirror.keepWhole();

    expect(mirror.snapshot.of(shut).all.map(({ key }) => key)).toEqual(['s1']);
    expect(asked).toEqual([open]);
    expect(new Set(kept.map(({ list }) => list))).toEqual(new Set([open]));
  });
});
