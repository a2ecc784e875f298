import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Column } from './column-definition.ts';
import { columnsOf } from './columns.ts';
import { GraphError, resourceModified } from './errors.ts';
import { defaultFields, writtenFields } from './fields.ts';
import { etagOf } from './fields-json.ts';
import { type ListCall, param, type World } from './router.ts';
import { findItem, type ItemRow, inTransaction, type ListRow, lockList, type Stamp, type StoredFields, stampOf } from './store.ts';
import { keepUnique, releaseUnique } from './unique.ts';

/** What a writer has while the list is held for it. */
type Turn = { client: PoolClient; list: ListRow; columns: Column[]; stamp: Stamp; now: Date };

/** Writes to the items of a list: all of it or nothing, one writer at a time. Subscribers are told once it has committed. */
export async function writing<T>(call: ListCall, world: World, write: (turn: Turn) => Promise<T>, newItems = 0): Promise<T> {
  const stamp = await stampOf(world.pool, call.site.key, call.identity);
  const result = await inTransaction(world.pool, async (client) => {
    const list = await lockList(client, call.list.id, newItems);
    return write({ client, list, columns: await columnsOf(client, list.id), stamp, now: world.now() });
  });
  world.notifier.listChanged(call.list.id);
  return result;
}

/** Adds an item with the fields that were sent. */
export function createItem(call: ListCall, world: World, sent: Record<string, unknown>): Promise<ItemRow> {
  const create = async ({ client, list, columns, stamp, now }: Turn) => {
    const fields = writtenFields(defaultFields(columns, world.switches), sent, columns, world.switches);
    const { rows } = await client.query<ItemRow>(
      `insert into graph.item (list_id, id, guid, seq, fields, created_at, created_by, modified_at, modified_by)
       values ($1, $2, $3, $4, $5, $6, $7, $6, $7) returning *`,
      [list.id, list.last_item, randomUUID(), list.seq, fields, now, stamp],
    );
    await keepUnique(client, list.id, { id: list.last_item, fields }, columns);
    return expectRow(rows);
  };
  return writing(call, world, create, 1);
}

/** Changes the fields that were sent; the others stay. */
export function changeItem(call: ListCall, world: World, sent: Record<string, unknown>): Promise<ItemRow> {
  return writing(call, world, async (turn) => {
    const item = await itemToWrite(turn.client, call);
    return replaceFields(item, writtenFields(item.fields, sent, turn.columns, world.switches), turn);
  });
}

/** Gives an item other fields: a new version, with the old one kept. */
export async function replaceFields(item: ItemRow, fields: StoredFields, { client, list, columns, stamp, now }: Turn): Promise<ItemRow> {
  await client.query(
    `insert into graph.item_version (list_id, item_id, ui_version, fields, modified_at, modified_by) values ($1, $2, $3, $4, $5, $6)`,
    [list.id, item.id, item.ui_version, item.fields, item.modified_at, item.modified_by],
  );
  const { rows } = await client.query<ItemRow>(
    `update graph.item set fields = $3, seq = $4, version = version + 1, ui_version = ui_version + 1, modified_at = $5, modified_by = $6
     where list_id = $1 and id = $2 returning *`,
    [list.id, item.id, fields, list.seq, now, stamp],
  );
  await keepUnique(client, list.id, { id: item.id, fields }, columns);
  return expectRow(rows);
}

/** Deletes the item. It stays as a row without fields, for delta to tell of. */
export function deleteItem(call: ListCall, world: World): Promise<void> {
  return writing(call, world, async ({ client, list, stamp, now }) => {
    const { id } = await itemToWrite(client, call);
    await client.query(
      `update graph.item set deleted = true, fields = '{}', seq = $3, version = version + 1, modified_at = $4, modified_by = $5
       where list_id = $1 and id = $2`,
      [list.id, id, list.seq, now, stamp],
    );
    await client.query('delete from graph.item_version where list_id = $1 and item_id = $2', [list.id, id]);
    await releaseUnique(client, list.id, id);
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
