import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { addColumn, addTitle, columnsJson } from './columns.ts';
import { isoSeconds } from './dates.ts';
import { badRequest, invalidRequest, nameAlreadyExists } from './errors.ts';
import { itemPage } from './item-page.ts';
import { allowOnly, narrow, pageSize, parseExpand, parseSelect, type Query } from './query.ts';
import { isObject, type ListCall, linkTo, objectBody, onList, onSite, type Route, type SiteCall, type World } from './router.ts';
import { listUrl, type Site } from './sites.ts';
import { inTransaction, type ListRow, lockList, type Stamp, stampOf } from './store.ts';

const WRITABLE = ['displayName', 'description', 'list', 'columns'];

/** A list as Graph shows it. Its eTag counts changes of the list itself, not of its items. */
function listJson(site: Site, list: ListRow): Record<string, unknown> {
  const etag = `"${list.id},${list.version}"`;
  return {
    '@odata.etag': etag,
    createdDateTime: isoSeconds(list.created_at),
    description: list.description,
    eTag: etag,
    id: list.id,
    lastModifiedDateTime: isoSeconds(list.modified_at),
    name: list.name,
    webUrl: listUrl(site, list),
    displayName: list.display_name,
    createdBy: list.created_by.by,
    lastModifiedBy: list.modified_by.by,
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: list.system, template: list.template },
    ...(list.system && { system: {} }),
  };
}

/** The list with what `$select` and `$expand` ask for. */
async function expandedList(call: SiteCall, world: World, list: ListRow): Promise<Record<string, unknown>> {
  const expand = parseExpand(call.query.get('expand'));
  const body = narrow(listJson(call.site, list), parseSelect(call.query.get('select')));
  const context = `${world.publicBase}/$metadata#sites('${call.site.id}')/lists('${list.id}')`;
  for (const [name, options] of expand) {
    if (name === 'columns') {
      body['columns@odata.context'] = `${context}/columns`;
      body['columns'] = await columnsJson(world.pool, list.id, parseSelect(options.get('select')));
    } else if (name === 'items') {
      const inner: ListCall = { ...call, list, query: options, path: `/sites/${call.site.id}/lists/${list.id}/items` };
      const { value, '@odata.nextLink': next } = await itemPage(inner, world);
      Object.assign(body, { 'items@odata.context': `${context}/items`, items: value }, next ? { 'items@odata.nextLink': next } : {});
    } else {
      throw badRequest(`Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.list'.`);
    }
  }
  return body;
}

async function listLists(call: SiteCall, world: World): Promise<Record<string, unknown>> {
  allowOnly(call.query, 'select', 'expand', 'filter', 'top', 'skiptoken');
  const [title, size] = [titleFilter(call.query), pageSize(call.query)];
  const withSystem = parseSelect(call.query.get('select'))?.includes('system') ?? false;
  const { rows } = await world.pool.query<ListRow>(
    `select * from graph.list where site = $1 and ($2::text is null or lower(display_name) = lower($2)) and id::text > $3
       and ($5 or not system) order by id::text limit $4`,
    [call.site.key, title, call.query.get('skiptoken') ?? '', size + 1, withSystem],
  );
  const page = rows.slice(0, size);
  const value = await Promise.all(page.map((list) => expandedList(call, world, list)));
  const last = page.at(-1);
  const next = rows.length > size && last ? { '@odata.nextLink': linkTo(call, world, ['skiptoken', last.id]) } : {};
  return { '@odata.context': `${world.publicBase}/$metadata#sites('${call.site.id}')/lists`, ...next, value };
}

/** Lists can be filtered by title only. */
function titleFilter(query: Query): string | null {
  const filter = query.get('filter');
  if (filter === undefined) return null;
  const title = /^\s*displayName\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter)?.[1];
  if (title === undefined) throw invalidRequest('The provided filter statement is not supported');
  return title.replaceAll("''", "'");
}

async function createList(client: PoolClient, call: SiteCall, world: World, stamp: Stamp): Promise<ListRow> {
  const { site } = call;
  const body = objectBody(call);
  checkMembers(body);
  const { displayName, description = '', columns = [] } = body;
  if (typeof displayName !== 'string' || displayName.trim() === '') throw invalidRequest("The 'displayName' of a list is required.");
  if (!Array.isArray(columns)) throw badRequest("The value of the property 'columns' has the wrong type.");
  const template = isObject(body['list']) ? (body['list']['template'] ?? 'genericList') : 'genericList';
  const { rows } = await client.query<ListRow>(
    `insert into graph.list (id, site, name, display_name, description, template, created_at, created_by, modified_at, modified_by)
     values ($1, $2, $3, $3, $4, $5, $6, $7, $6, $7) on conflict (site, lower(display_name)) do nothing returning *`,
    [randomUUID(), site.key, displayName, description, template, world.now(), stamp],
  );
  if (!rows[0]) throw nameTaken();
  await addTitle(client, rows[0].id);
  for (const column of world.switches.inlineColumns === 'on' ? columns : []) await addColumn(client, rows[0].id, column);
  return rows[0];
}

async function changeList(client: PoolClient, call: ListCall, stamp: Stamp, now: Date): Promise<ListRow> {
  const body = objectBody(call);
  checkMembers(body);
  const { displayName = null, description = null } = body;
  await lockList(client, call.list.id);
  const clash = await client.query('select from graph.list where site = $1 and id <> $2 and lower(display_name) = lower($3)', [
    call.site.key,
    call.list.id,
    displayName,
  ]);
  if (clash.rowCount) throw nameTaken();
  const { rows } = await client.query<ListRow>(
    `update graph.list set display_name = coalesce($2, display_name), description = coalesce($3, description), version = version + 1,
     modified_at = $4, modified_by = $5 where id = $1 returning *`,
    [call.list.id, displayName, description, now, stamp],
  );
  return rows[0] ?? call.list;
}

function checkMembers(body: Record<string, unknown>): void {
  if ('name' in body) {
    throw invalidRequest("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'");
  }
  const unknown = Object.keys(body).find((name) => !name.startsWith('@') && !WRITABLE.includes(name));
  if (unknown) throw badRequest(`The property '${unknown}' cannot be written on type 'microsoft.graph.list'.`);
}

function nameTaken(): Error {
  return nameAlreadyExists('The specified name is already in use by another list.');
}

function listContext(call: SiteCall, world: World): Record<string, string> {
  return { '@odata.context': `${world.publicBase}/$metadata#sites('${call.site.id}')/lists/$entity` };
}

/** `sites/{site}/lists` */
export const listRoutes: Route[] = [
  {
    method: 'GET',
    path: 'sites/{site}/lists',
    run: onSite('read', async (call, world) => ({ status: 200, body: await listLists(call, world) })),
  },
  {
    method: 'POST',
    path: 'sites/{site}/lists',
    run: onSite('manage', async (call, world) => {
      const stamp = await stampOf(world.pool, call.site.key, call.identity);
      const list = await inTransaction(world.pool, (client) => createList(client, call, world, stamp));
      return { status: 201, body: { ...listContext(call, world), ...listJson(call.site, list) } };
    }),
  },
  {
    method: 'GET',
    path: 'sites/{site}/lists/{list}',
    run: onList('read', async (call, world) => {
      allowOnly(call.query, 'select', 'expand');
      return { status: 200, body: { ...listContext(call, world), ...(await expandedList(call, world, call.list)) } };
    }),
  },
  {
    method: 'PATCH',
    path: 'sites/{site}/lists/{list}',
    run: onList('manage', async (call, world) => {
      const stamp = await stampOf(world.pool, call.site.key, call.identity);
      const list = await inTransaction(world.pool, (client) => changeList(client, call, stamp, world.now()));
      return { status: 200, body: { ...listContext(call, world), ...listJson(call.site, list) } };
    }),
  },
  {
    method: 'DELETE',
    path: 'sites/{site}/lists/{list}',
    run: onList('manage', async (call, world) => {
      await world.pool.query('delete from graph.list where id = $1', [call.list.id]);
      return { status: 204 };
    }),
  },
];
