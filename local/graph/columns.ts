import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { BUILT_IN, TITLE_ID } from './built-in-columns.ts';
import { type Column, changed, checkIndexes, type Definition, defined, kindOf, shown } from './column-definition.ts';
import { invalidRequest, nameAlreadyExists, notFound } from './errors.ts';
import { allowOnly, narrow, parseSelect } from './query.ts';
import { isObject, type ListCall, objectBody, onList, param, type Route } from './router.ts';
import { type Db, inTransaction, lockList } from './store.ts';
import { dropUniqueValues, enterUniqueValues } from './unique.ts';

/** The columns of a list that clients write to, `Title` first. */
export async function columnsOf(db: Db, listId: string): Promise<Column[]> {
  const { rows } = await db.query<{ id: string; name: string; definition: Definition }>(
    'select id, name, definition from graph.col where list_id = $1 order by position',
    [listId],
  );
  return rows.map(({ id, name, definition }) => ({
    id,
    name,
    kind: kindOf(definition),
    definition,
    indexed: definition['indexed'] === true,
    unique: definition['enforceUniqueValues'] === true,
  }));
}

/** All columns as Graph lists them; hidden ones only for those who name `hidden`. */
export async function columnsJson(db: Db, listId: string, select?: string[]): Promise<Definition[]> {
  const own = (await columnsOf(db, listId)).map(({ definition }) => shown(definition));
  const all = [...own, ...BUILT_IN].filter(({ hidden }) => hidden !== true || select?.includes('hidden'));
  return all.map((column) => narrow(column, select));
}

/** `Title`, which every list begins with. */
export async function addTitle(client: PoolClient, listId: string): Promise<void> {
  const definition = defined({ name: 'Title', displayName: 'Title', required: true, text: {} }, TITLE_ID);
  await client.query('insert into graph.col (list_id, id, name, definition) values ($1, $2, $3, $4)', [
    listId,
    TITLE_ID,
    'Title',
    definition,
  ]);
}

/** Adds a column to a list that the transaction holds. */
export async function addColumn(client: PoolClient, listId: string, given: unknown): Promise<Definition> {
  if (!isObject(given)) throw invalidRequest();
  const definition = defined(given, randomUUID());
  const columns = await columnsOf(client, listId);
  const name = String(definition['name']);
  const taken = [...columns.map((column) => column.name), ...BUILT_IN.map((column) => String(column['name']))];
  if (taken.some((other) => other.toLowerCase() === name.toLowerCase()))
    throw nameAlreadyExists(`A column with the name '${name}' already exists.`);
  checkIndexes(definition, columns);
  await client.query('insert into graph.col (list_id, id, name, definition) values ($1, $2, $3, $4)', [
    listId,
    definition['id'],
    name,
    definition,
  ]);
  return shown(definition);
}

async function listColumns(call: ListCall, db: Db): Promise<Definition[]> {
  allowOnly(call.query, 'select');
  return columnsJson(db, call.list.id, parseSelect(call.query.get('select')));
}

async function findColumn(call: ListCall, db: Db): Promise<Column> {
  const reference = param(call, 'column').toLowerCase();
  const column = (await columnsOf(db, call.list.id)).find(({ id, name }) => id === reference || name.toLowerCase() === reference);
  if (!column) throw notFound();
  return column;
}

/** What changes of a column: its name and its type stay. */
async function changeColumn(client: PoolClient, listId: string, column: Column, changes: Definition): Promise<Definition> {
  const definition = changed(column, changes);
  checkIndexes(
    definition,
    (await columnsOf(client, listId)).filter(({ id }) => id !== column.id),
  );
  await client.query('update graph.col set definition = $3 where list_id = $1 and id = $2', [listId, column.id, definition]);
  if (column.unique !== (definition['enforceUniqueValues'] === true)) {
    await (column.unique ? dropUniqueValues(client, listId, column.name) : enterUniqueValues(client, listId, column.name));
  }
  return shown(definition);
}

/** `lists/{list}/columns` */
export const columnRoutes: Route[] = [
  {
    method: 'GET',
    path: 'sites/{site}/lists/{list}/columns',
    run: onList('read', async (call, world) => {
      const context = `${world.publicBase}/$metadata#sites('${call.site.id}')/lists('${call.list.id}')/columns`;
      return { status: 200, body: { '@odata.context': context, value: await listColumns(call, world.pool) } };
    }),
  },
  {
    method: 'POST',
    path: 'sites/{site}/lists/{list}/columns',
    run: onList('manage', async (call, world) => {
      const body = await inTransaction(world.pool, async (client) => {
        await lockList(client, call.list.id);
        return addColumn(client, call.list.id, objectBody(call));
      });
      return { status: 201, body: { '@odata.context': columnContext(call, world.publicBase), ...body } };
    }),
  },
  {
    method: 'GET',
    path: 'sites/{site}/lists/{list}/columns/{column}',
    run: onList('read', async (call, world) => {
      allowOnly(call.query, 'select');
      const builtIn = BUILT_IN.find(({ id, name }) => [id, name].includes(param(call, 'column')));
      const column = builtIn ?? shown((await findColumn(call, world.pool)).definition);
      return {
        status: 200,
        body: { '@odata.context': columnContext(call, world.publicBase), ...narrow(column, parseSelect(call.query.get('select'))) },
      };
    }),
  },
  {
    method: 'PATCH',
    path: 'sites/{site}/lists/{list}/columns/{column}',
    run: onList('manage', async (call, world) => {
      const body = await inTransaction(world.pool, async (client) => {
        await lockList(client, call.list.id);
        return changeColumn(client, call.list.id, await findColumn(call, client), objectBody(call));
      });
      return { status: 200, body: { '@odata.context': columnContext(call, world.publicBase), ...body } };
    }),
  },
  {
    method: 'DELETE',
    path: 'sites/{site}/lists/{list}/columns/{column}',
    run: onList('manage', async (call, world) => {
      await inTransaction(world.pool, async (client) => {
        await lockList(client, call.list.id);
        const { id, name } = await findColumn(call, client);
        if (id === TITLE_ID) throw invalidRequest(`The column '${name}' cannot be deleted.`);
        await client.query('delete from graph.col where list_id = $1 and id = $2', [call.list.id, id]);
        await client.query('update graph.item set fields = fields - $2 where list_id = $1 and fields ? $2', [call.list.id, name]);
        await dropUniqueValues(client, call.list.id, name);
      });
      return { status: 204 };
    }),
  },
];

function columnContext(call: ListCall, publicBase: string): string {
  return `${publicBase}/$metadata#sites('${call.site.id}')/lists('${call.list.id}')/columns/$entity`;
}
