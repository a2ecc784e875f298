import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Column } from './column-definition.ts';
import { columnsOf } from './columns.ts';
import { GraphError, invalidRequest, resourceModified } from './errors.ts';
import { applyChanges, etagOf, fieldsJson, readFields } from './fields.ts';
import { itemsContext, itemsJson } from './item-json.ts';
import { itemPage } from './item-page.ts';
import { allowOnly, parseSelect } from './query.ts';
import { readReferences } from './references.ts';
import { isObject, type ListCall, objectBody, onList, param, type Route, type World } from './router.ts';
import { findItem, type ItemRow, inTransaction, lockList, type Stamp, type StoredFields, stampOf } from './store.ts';
import { keepUnique, releaseUnique } from './unique.ts';

async function oneItem(call: ListCall, world: World, item: ItemRow, withFields = false): Promise<Record<string, unknown>> {
  const [body] = await itemsJson(call, world, [item], withFields);
  return { '@odata.context': `${itemsContext(call, world)}/$entity`, ...body };
}

async function oneFieldSet(call: ListCall, world: World, item: ItemRow): Promise<Record<string, unknown>> {
  const columns = await columnsOf(world.pool, call.list.id);
  const references = await readReferences(world.pool, call.list, columns, [item]);
  const context = `${itemsContext(call, world)}('${item.id}')/fields/$entity`;
  return { '@odata.context': context, ...fieldsJson(item, columns, parseSelect(call.query.get('select')), references) };
}

/** The `fields` of a body. Members beside them would be lost without a word, so they are refused. */
function sentFields(call: ListCall): Record<string, unknown> {
  const body = objectBody(call);
  const unknown = Object.keys(body).find((name) => !name.includes('@') && !['fields', 'contentType', 'id'].includes(name));
  if (unknown) throw invalidRequest();
  const { fields = {} } = body;
  if (!isObject(fields)) throw invalidRequest();
  return fields;
}

async function createItem(call: ListCall, world: World): Promise<ItemRow> {
  const sent = sentFields(call);
  const stamp = await stampOf(world.pool, call.site.key, call.identity);
  return inTransaction(world.pool, async (client) => {
    const { seq, last_item: id } = await lockList(client, call.list.id, 1);
    const columns = await columnsOf(client, call.list.id);
    const fields = applyChanges({}, readFields(sent, columns));
    const { rows } = await client.query<ItemRow>(
      `insert into graph.item (list_id, id, guid, seq, fields, created_at, created_by, modified_at, modified_by)
       values ($1, $2, $3, $4, $5, $6, $7, $6, $7) returning *`,
      [call.list.id, id, randomUUID(), seq, fields, world.now(), stamp],
    );
    await keepUnique(client, call.list.id, { id, fields }, columns);
    return expectRow(rows);
  });
}

async function changeItem(call: ListCall, world: World, sent: Record<string, unknown>): Promise<ItemRow> {
  const stamp = await stampOf(world.pool, call.site.key, call.identity);
  return inTransaction(world.pool, async (client) => {
    const { seq } = await lockList(client, call.list.id);
    const item = await itemToWrite(client, call);
    const columns = await columnsOf(client, call.list.id);
    const fields = applyChanges(item.fields, readFields(sent, columns));
    return replaceFields(client, item, { fields, columns, seq, stamp, now: world.now() });
  });
}

type Write = { fields: StoredFields; columns: Column[]; seq: number; stamp: Stamp; now: Date };

/** Gives an item other fields: a new version, with the old one kept. The list must be held. */
export async function replaceFields(client: PoolClient, item: ItemRow, { fields, columns, seq, stamp, now }: Write): Promise<ItemRow> {
  await client.query(
    `insert into graph.item_version (list_id, item_id, ui_version, fields, modified_at, modified_by) values ($1, $2, $3, $4, $5, $6)`,
    [item.list_id, item.id, item.ui_version, item.fields, item.modified_at, item.modified_by],
  );
  const { rows } = await client.query<ItemRow>(
    `update graph.item set fields = $3, seq = $4, version = version + 1, ui_version = ui_version + 1, modified_at = $5, modified_by = $6
     where list_id = $1 and id = $2 returning *`,
    [item.list_id, item.id, fields, seq, now, stamp],
  );
  await keepUnique(client, item.list_id, { id: item.id, fields }, columns);
  return expectRow(rows);
}

async function deleteItem(call: ListCall, world: World): Promise<void> {
  const stamp = await stampOf(world.pool, call.site.key, call.identity);
  await inTransaction(world.pool, async (client) => {
    const { seq } = await lockList(client, call.list.id);
    const item = await itemToWrite(client, call);
    await client.query(
      `update graph.item set deleted = true, fields = '{}', seq = $3, version = version + 1, modified_at = $4, modified_by = $5
       where list_id = $1 and id = $2`,
      [call.list.id, item.id, seq, world.now(), stamp],
    );
    await client.query('delete from graph.item_version where list_id = $1 and item_id = $2', [call.list.id, item.id]);
    await releaseUnique(client, call.list.id, item.id);
  });
}

/** The item of the path, if it is still as the caller's `If-Match` says. The list is held, so it stays so until the write. */
export async function itemToWrite(client: PoolClient, call: ListCall): Promise<ItemRow> {
  const item = await findItem(client, call.list.id, param(call, 'item'));
  const condition = call.headers['if-match']?.trim();
  if (condition === undefined || condition === '*') return item;
  const etag = condition.replace(/^W\//, '');
  if (!/^".*"$/.test(etag))
    throw new GraphError(400, 'invalidRequest', 'The If-Match header is not a quoted string.', { innerCode: 'malformedEntityTag' });
  if (etag.toLowerCase() !== etagOf(item)) throw resourceModified();
  return item;
}

function expectRow<T>(rows: T[]): T {
  if (rows[0] === undefined) throw new Error('Expected the written row back, but got none.');
  return rows[0];
}

const ITEMS = 'sites/{site}/lists/{list}/items';

/** `lists/{list}/items` */
export const itemRoutes: Route[] = [
  { method: 'GET', path: ITEMS, run: onList('read', async (call, world) => ({ status: 200, body: await itemPage(call, world) })) },
  {
    method: 'POST',
    path: ITEMS,
    run: onList('write', async (call, world) => ({ status: 201, body: await oneItem(call, world, await createItem(call, world), true) })),
  },
  {
    method: 'GET',
    path: `${ITEMS}/{item}`,
    run: onList('read', async (call, world) => {
      allowOnly(call.query, 'select', 'expand');
      return { status: 200, body: await oneItem(call, world, await findItem(world.pool, call.list.id, param(call, 'item'))) };
    }),
  },
  {
    method: 'PATCH',
    path: `${ITEMS}/{item}`,
    run: onList('write', async (call, world) => ({
      status: 200,
      body: await oneItem(call, world, await changeItem(call, world, sentFields(call)), true),
    })),
  },
  {
    method: 'DELETE',
    path: `${ITEMS}/{item}`,
    run: onList('write', async (call, world) => {
      await deleteItem(call, world);
      return { status: 204 };
    }),
  },
  {
    method: 'GET',
    path: `${ITEMS}/{item}/fields`,
    run: onList('read', async (call, world) => {
      allowOnly(call.query, 'select');
      return { status: 200, body: await oneFieldSet(call, world, await findItem(world.pool, call.list.id, param(call, 'item'))) };
    }),
  },
  {
    method: 'PATCH',
    path: `${ITEMS}/{item}/fields`,
    run: onList('write', async (call, world) => ({
      status: 200,
      body: await oneFieldSet(call, world, await changeItem(call, world, objectBody(call))),
    })),
  },
];
