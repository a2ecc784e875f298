import { columnsOf } from './columns.ts';
import { isoSeconds } from './dates.ts';
import { notFound } from './errors.ts';
import { fieldsJson } from './fields-json.ts';
import { itemsContext } from './item-json.ts';
import { itemToWrite, replaceFields, writing } from './item-write.ts';
import { allowOnly, parseExpand, parseSelect } from './query.ts';
import { readReferences } from './references.ts';
import { type ListCall, onList, param, type Route, type World } from './router.ts';
import { type Db, findItem, type ItemRow } from './store.ts';

type Version = Pick<ItemRow, 'ui_version' | 'fields' | 'modified_at' | 'modified_by'>;

/** What the item is and was, newest first. */
async function versionsOf(db: Db, item: ItemRow): Promise<Version[]> {
  const { rows } = await db.query<Version>(
    'select ui_version, fields, modified_at, modified_by from graph.item_version where list_id = $1 and item_id = $2 order by ui_version desc',
    [item.list_id, item.id],
  );
  return [item, ...rows];
}

async function versionsJson(call: ListCall, world: World, item: ItemRow, versions: Version[]): Promise<Record<string, unknown>[]> {
  allowOnly(call.query, 'select', 'expand');
  const fields = parseExpand(call.query.get('expand')).get('fields');
  const columns = await columnsOf(world.pool, call.list.id);
  const asItems = versions.map((version) => ({ ...item, ...version }));
  const references = await readReferences(world.pool, call.list, columns, asItems);
  return asItems.map((version) => ({
    id: `${version.ui_version}.0`,
    lastModifiedBy: version.modified_by.by,
    lastModifiedDateTime: isoSeconds(version.modified_at),
    ...(fields && { fields: fieldsJson(version, columns, parseSelect(fields.get('select')), references) }),
  }));
}

function contextOf(call: ListCall, world: World, { id }: ItemRow): string {
  return `${itemsContext(call, world)}('${id}')/versions`;
}

function findVersion(call: ListCall, versions: Version[]): Version {
  const version = versions.find(({ ui_version }) => `${ui_version}.0` === param(call, 'version'));
  if (!version) throw notFound();
  return version;
}

const VERSIONS = 'sites/{site}/lists/{list}/items/{item}/versions';

/** `items/{item}/versions` */
export const versionRoutes: Route[] = [
  {
    method: 'GET',
    path: VERSIONS,
    run: onList('read', async (call, world) => {
      const item = await findItem(world.pool, call.list.id, param(call, 'item'));
      const value = await versionsJson(call, world, item, await versionsOf(world.pool, item));
      return { status: 200, body: { '@odata.context': contextOf(call, world, item), value } };
    }),
  },
  {
    method: 'GET',
    path: `${VERSIONS}/{version}`,
    run: onList('read', async (call, world) => {
      const item = await findItem(world.pool, call.list.id, param(call, 'item'));
      const version = findVersion(call, await versionsOf(world.pool, item));
      const [body] = await versionsJson(call, world, item, [version]);
      return { status: 200, body: { '@odata.context': `${contextOf(call, world, item)}/$entity`, ...body } };
    }),
  },
  {
    method: 'POST',
    path: `${VERSIONS}/{version}/restoreVersion`,
    run: onList('write', async (call, world) => {
      await writing(call, world, async (turn) => {
        const item = await itemToWrite(turn.client, call);
        const { fields } = findVersion(call, await versionsOf(turn.client, item));
        return replaceFields(item, fields, turn);
      });
      return { status: 204 };
    }),
  },
];
