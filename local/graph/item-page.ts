import { columnsOf } from './columns.ts';
import { invalidRequest } from './errors.ts';
import { compileFilter } from './filter.ts';
import { itemsContext, itemsJson } from './item-json.ts';
import { allowsUnindexed, createParams, type Scope } from './operands.ts';
import { after, compileOrder } from './order.ts';
import { allowOnly, pageSize } from './query.ts';
import { type ListCall, linkTo, type World } from './router.ts';
import type { ItemRow } from './store.ts';
import { checkThreshold, isLarge } from './threshold.ts';

/** One page of items, in ascending id unless `$orderby` says otherwise. */
export async function itemPage(call: ListCall, world: World): Promise<Record<string, unknown>> {
  allowOnly(call.query, 'select', 'expand', 'filter', 'orderby', 'top', 'skiptoken');
  const size = pageSize(call.query, world.switches.maxTop);
  const scope = await scopeOf(call, world);
  const params = createParams(call.list.id);
  const conditions = ['i.list_id = $1', 'not i.deleted'];
  const text = call.query.get('filter');
  if (text !== undefined) {
    const filter = compileFilter(text, scope, params);
    if (scope.isLarge) await checkThreshold(world.pool, filter, params.values);
    conditions.push(filter.sql);
  }
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

async function scopeOf(call: ListCall, { pool, switches }: World): Promise<Scope> {
  const asks = call.query.has('filter') || call.query.has('orderby');
  return {
    columns: asks ? await columnsOf(pool, call.list.id) : [],
    allowUnindexed: allowsUnindexed(call.headers['prefer']),
    isLarge: asks && (await isLarge(pool, call.list)),
    loose: switches.looseFilters,
  };
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
