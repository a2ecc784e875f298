import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import type { ListChanges, ListFailure, RowWrite } from '../../bot/ports.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import type { Switches } from '../../local/graph/switches.ts';
import { choice, indexed, note, number, optional } from '../../shared/column.ts';
import { defineList, type List } from '../../shared/list.ts';
import { type GraphItem, toFields } from '../../shared/row.ts';
import { startTestGraph, type TestGraph } from './graph-server.ts';
import { type UnrulyGraph, unrulyGraph } from './unruly-graph.ts';

/** Lists that stand for any. */
export const things = defineList('Things', 'Ting', {
  state: optional(indexed(choice('State', 'Tilstand', { open: 'åpen', shut: 'lukket' }))),
  count: optional(number('Count', 'Antall')),
  more: optional(note('More', 'Mer')),
});
export const others = defineList('Others', 'Annet', {});
export const stranger = defineList('Nowhere', 'Ingen steder', {});

export interface ListsByPort {
  readonly graph: TestGraph;
  readonly unruly: UnrulyGraph;
  readonly site: GraphSite;
  /** The id by which Graph knows a list. */
  idOf(list: List): string;
  /** Reads lists, and answers with what was taken for each. */
  read(...asked: readonly { list: List; since?: string }[]): Promise<Readings>;
  /** Makes rows with these keys, and answers with their items. */
  add(list: List, ...keys: readonly string[]): Promise<readonly GraphItem[]>;
  remove(list: List, item: { id: string }): Promise<void>;
  close(): Promise<void>;
}

export interface Readings {
  /** What has changed in a list; throws what was said if it could not be read. */
  of(list: List): ListChanges;
  failure(list: List): ListFailure | undefined;
}

/** The adapter as it ships, over real sockets to the list server, with an unruly Graph in between that can be told what to do. */
export async function startListsByPort({
  switches,
  bearer = 'manager',
}: {
  switches?: Partial<Switches>;
  bearer?: string;
} = {}): Promise<ListsByPort> {
  const graph = await startTestGraph({ ...(switches && { switches }) });
  const unruly = await unrulyGraph(graph.server);
  const site = await GraphSite.at({ origin: unruly.origin, token: async () => bearer }, { hostname: HOSTNAME, path: REGION_PATH });
  return {
    graph,
    unruly,
    site,
    idOf: (list) => site.site.pathOf(list)!.split('/').at(-1)!,
    read: (...asked) => readingsOf(site, asked),
    add: async (list, ...keys) => {
      const results = await site.writeMany(keys.map((key) => aRow(list, key)));
      return results.map((result) => {
        if (!result.ok) throw new Error(`${list.name}: ${JSON.stringify(result)}`);
        return result.item;
      });
    },
    remove: async (list, { id }) => {
      const { status } = await graph.raw('DELETE', `${site.site.pathOf(list)}/items/${id}`);
      if (status !== 204) throw new Error(`A row could not be deleted: ${status}`);
    },
    close: async () => {
      await unruly.close();
      await graph.close();
    },
  };
}

/** A row to be made. */
export const aRow = (list: List, key: string, values: Readonly<Record<string, unknown>> = {}): RowWrite => ({
  do: 'create',
  list,
  fields: toFields(list, { key, title: key, ...values }),
});

/** A row to be changed. */
export const aChange = (list: List, item: GraphItem, fields: Readonly<Record<string, unknown>>, etag = item['@odata.etag']!): RowWrite => ({
  do: 'update',
  list,
  itemId: item.id,
  etag,
  fields,
});

/** The keys of items, in order. */
export const keysOf = (items: readonly GraphItem[]): readonly unknown[] => items.map(({ fields }) => fields['Key']);

async function readingsOf(site: GraphSite, asked: readonly { list: List; since?: string }[]): Promise<Readings> {
  const taken = new Map<List, ListChanges | ListFailure>();
  await site.changes(
    asked.map(({ list, since }) => ({ list, since })),
    async (reading) => {
      if (taken.has(reading.list)) throw new Error(`${reading.list.name} was taken twice`);
      taken.set(reading.list, reading);
    },
  );
  return {
    of: (list) => {
      const reading = taken.get(list);
      if (!reading || 'failed' in reading) throw new Error(`${list.name}: ${reading?.failed ?? 'not taken'}`);
      return reading;
    },
    failure: (list) => {
      const reading = taken.get(list);
      return reading && 'failed' in reading ? reading : undefined;
    },
  };
}
