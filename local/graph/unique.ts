import type { PoolClient } from 'pg';
import type { Column } from './column-definition.ts';
import { invalidRequest } from './errors.ts';
import type { StoredFields } from './store.ts';

/**
 * The values of unique columns, kept apart so that the database itself refuses the second one.
 * Letter case does not tell values apart, as in SharePoint.
 */
export async function keepUnique(
  client: PoolClient,
  listId: string,
  item: { id: number; fields: StoredFields },
  columns: Column[],
): Promise<void> {
  const unique = columns.filter((column) => column.unique);
  if (unique.length === 0) return;
  await releaseUnique(client, listId, item.id);
  const values = unique.flatMap(({ name }) => (item.fields[name] === undefined ? [] : [{ name, value: String(item.fields[name]) }]));
  const { rowCount } = await client.query(
    `insert into graph.unique_value (list_id, item_id, col, value)
     select $1, $2, col, lower(value) from unnest($3::text[], $4::text[]) as given (col, value) on conflict do nothing`,
    [listId, item.id, values.map(({ name }) => name), values.map(({ value }) => value)],
  );
  if (rowCount !== values.length) throw duplicate();
}

/** Frees the values of an item that is deleted, or about to have others. */
export async function releaseUnique(client: PoolClient, listId: string, itemId: number): Promise<void> {
  await client.query('delete from graph.unique_value where list_id = $1 and item_id = $2', [listId, itemId]);
}

/** A column has become unique: its values must already be. */
export async function enterUniqueValues(client: PoolClient, listId: string, column: string): Promise<void> {
  const { rowCount } = await client.query(
    `insert into graph.unique_value (list_id, item_id, col, value)
     select list_id, id, $2, lower(fields ->> $2) from graph.item where list_id = $1 and not deleted and fields ? $2 on conflict do nothing`,
    [listId, column],
  );
  const { rowCount: items } = await client.query('select from graph.item where list_id = $1 and not deleted and fields ? $2', [
    listId,
    column,
  ]);
  if (rowCount !== items) throw duplicate();
}

/** A column is no longer unique. */
export async function dropUniqueValues(client: PoolClient, listId: string, column: string): Promise<void> {
  await client.query('delete from graph.unique_value where list_id = $1 and col = $2', [listId, column]);
}

function duplicate(): Error {
  return invalidRequest('One or more fields with unique constraints already has the provided value.');
}
