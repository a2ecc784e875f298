import { columnsOf } from './columns.ts';
import { checkContentType } from './content-types.ts';
import { invalidRequest } from './errors.ts';
import { fieldsJson } from './fields-json.ts';
import { itemJson, itemsContext } from './item-json.ts';
import { itemPage } from './item-page.ts';
import { changeItem, createItem, deleteItem } from './item-write.ts';
import { allowOnly, parseSelect } from './query.ts';
import { readReferences } from './references.ts';
import { isObject, type ListCall, objectBody, onList, param, type Route, type World } from './router.ts';
import { findItem, type ItemRow } from './store.ts';

async function oneItem(call: ListCall, world: World, item: ItemRow, withFields = false): Promise<Record<string, unknown>> {
  return { '@odata.context': `${itemsContext(call, world)}/$entity`, ...(await itemJson(call, world, item, withFields)) };
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
  const { fields = {}, contentType } = body;
  checkContentType(call.list, contentType);
  if (!isObject(fields)) throw invalidRequest();
  return fields;
}

const ITEMS = 'sites/{site}/lists/{list}/items';

/** `lists/{list}/items` */
export const itemRoutes: Route[] = [
  { method: 'GET', path: ITEMS, run: onList('read', async (call, world) => ({ status: 200, body: await itemPage(call, world) })) },
  {
    method: 'POST',
    path: ITEMS,
    run: onList('write', async (call, world) => ({
      status: 201,
      body: await oneItem(call, world, await createItem(call, world, sentFields(call)), true),
    })),
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
    run: onList('write', async (call, world) => {
      if (world.switches.fieldsPatch === '400') throw invalidRequest();
      return { status: 200, body: await oneFieldSet(call, world, await changeItem(call, world, objectBody(call))) };
    }),
  },
];
