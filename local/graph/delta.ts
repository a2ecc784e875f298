import { GraphError, invalidRequest } from './errors.ts';
import { contentTypeOf, itemsJson } from './item-json.ts';
import { allowOnly, linkQuery, pageSize } from './query.ts';
import { type ListCall, linkTo, onList, type Route, type World } from './router.ts';
import type { ItemRow, ListRow } from './store.ts';

/**
 * A place in a list's changes. While everything is being read for the first time, `began` is the change it started at: of deletions only
 * the later ones are told, for the earlier ones the reader never saw.
 */
type Position = { list: string; epoch: number; seen: number; began: number };

async function readChanges(call: ListCall, world: World): Promise<Record<string, unknown>> {
  allowOnly(call.query, 'select', 'expand', 'top', 'skiptoken', 'deltatoken');
  const size = pageSize(call.query, world.switches.maxTop);
  const position = positionOf(call, world);
  const { rows } = await world.pool.query<ItemRow>(
    `select * from graph.item where list_id = $1 and seq > $2 and (not deleted or seq > $3) order by seq limit $4`,
    [call.list.id, position.seen, position.began, size + 1],
  );
  const page = rows.slice(0, size);
  const seen = page.at(-1)?.seq ?? position.seen;
  const [onwards, later] = world.switches.deltaParam === 'token' ? ['token', 'token'] : ['skiptoken', 'deltatoken'];
  const link =
    rows.length > size
      ? { '@odata.nextLink': linkTo(call, world, [onwards, write({ ...position, seen })]) }
      : { '@odata.deltaLink': linkTo(call, world, [later, write(at(call.list, Math.max(seen, position.began)))]) };
  const changed = page.filter(({ deleted }) => !deleted);
  const shown = new Map((await itemsJson(call, world, changed)).map((body, index) => [changed[index]?.id, body]));
  const value = page.map((item) => shown.get(item.id) ?? deletedJson(call, item));
  return { '@odata.context': `${world.publicBase}/$metadata#Collection(listItem)`, ...link, value };
}

function deletedJson({ site, list }: ListCall, { id }: ItemRow): Record<string, unknown> {
  return {
    id: String(id),
    parentReference: { siteId: site.id },
    contentType: contentTypeOf(list),
    deleted: { state: 'deleted' },
  };
}

/** Where the request goes on from: the beginning, now (`latest`), or where a link of ours was. */
function positionOf(call: ListCall, world: World): Position {
  const token = call.query.get('token') ?? call.query.get('deltatoken') ?? call.query.get('skiptoken');
  if (!token) return start(call.list);
  if (token === 'latest') return at(call.list, call.list.seq);
  const position = read(token);
  if (position?.list !== call.list.id) throw invalidRequest('The delta token is not valid.');
  if (position.epoch === call.list.delta_epoch) return position;
  const query = linkQuery(call.query, ['token', write(start(call.list))]);
  throw new GraphError(410, 'resyncRequired', "Resync required. Replace any local items with the server's version (including deletes).", {
    headers: { Location: `${world.publicBase}${call.path}?${query}` },
    innerCode: 'resyncChangesApplyDifferences',
  });
}

function start(list: ListRow): Position {
  return { list: list.id, epoch: list.delta_epoch, seen: 0, began: list.seq };
}

function at(list: ListRow, seq: number): Position {
  return { list: list.id, epoch: list.delta_epoch, seen: seq, began: seq };
}

function write({ list, epoch, seen, began }: Position): string {
  return Buffer.from([list, epoch, seen, began].join(' ')).toString('base64url');
}

function read(token: string): Position | undefined {
  const match = /^([0-9a-f-]{36}) (\d+) (\d+) (\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  const [, list, epoch, seen, began] = match ?? [];
  return list ? { list, epoch: Number(epoch), seen: Number(seen), began: Number(began) } : undefined;
}

/** `items/delta` */
export const deltaRoutes: Route[] = [
  {
    method: 'GET',
    path: 'sites/{site}/lists/{list}/items/delta',
    run: onList('read', async (call, world) => ({ status: 200, body: await readChanges(call, world) })),
  },
];
