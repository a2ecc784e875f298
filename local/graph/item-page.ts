import { columnsOf } from './columns.ts';
import { invalidRequest } from './errors.ts';
import { allowsUnindexed, compileFilter, compileOrder, createParams, type OrderKey, type Params } from './filter.ts';
import { itemsContext, itemsJson } from './item-json.ts';
import { allowOnly, pageSize } from './query.ts';
import { type ListCall, linkTo, type World } from './router.ts';
import type { ItemRow } from './store.ts';

/** One page of items, in ascending id unless `$orderby` says otherwise. */
export async function itemPage(call: ListCall, world: World): Promise<Record<string, unknown>> {
  allowOnly(call.query, 'select', 'expand', 'filter', 'orderby', 'top', 'skiptoken');
  const size = pageSize(call.query);
  const scope = { columns: await columnsOf(world.pool, call.list.id), allowUnindexed: allowsUnindexed(call.headers['prefer']) };
  const params = createParams(call.list.id);
  const filter = call.query.get('filter');
  const conditions = ['i.list_id = $1', 'not i.deleted', ...(filter === undefined ? [] : [compileFilter(filter, scope, params)])];
  const order = [...compileOrder(call.query.get('orderby'), scope, params), { sql: 'i.id', descending: false, cast: 'integer' }];
  const token = call.query.get('skiptoken');
  if (token !== undefined) conditions.push(after(readToken(token, order.length), order, params));

  const keys = order.map(({ sql }) => `(${sql})::text`).join(', ');
  const { rows } = await world.pool.query<ItemRow & { keys: string[] }>(
    `select i.*, array[${keys}] as keys from graph.item i where ${conditions.join(' and ')}
     order by ${order.map(({ sql, descending }) => `${sql} ${descending ? 'desc' : 'asc'}`).join(', ')} limit ${params.add(size + 1)}`,
    params.values,
  );
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const next = rows.length > size && last ? { '@odata.nextLink': linkTo(call, world, ['skiptoken', writeToken(last.keys)]) } : {};
  return { '@odata.context': itemsContext(call, world), ...next, value: await itemsJson(call, world, page) };
}

/** What comes after a position: further along the first key, or equal in it and further along the second, and so on. */
function after(position: string[], order: OrderKey[], params: Params): string {
  const values = order.map(({ cast }, index) => `${params.add(position[index])}::${cast}`);
  const branches = order.map(({ sql, descending }, index) => {
    const equal = order.slice(0, index).map((key, before) => `${key.sql} = ${values[before]}`);
    return [...equal, `${sql} ${descending ? '<' : '>'} ${values[index]}`].join(' and ');
  });
  return `(${branches.map((branch) => `(${branch})`).join(' or ')})`;
}

function writeToken(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function readToken(token: string, length: number): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === 'string')) return keys;
  } catch {
    // Answered below, as any other token that is not ours.
  }
  throw invalidRequest('The skip token is not valid.');
}
