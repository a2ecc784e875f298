import type { Column } from './column-definition.ts';
import { columnsOf } from './columns.ts';
import { isoSeconds } from './dates.ts';
import { badRequest } from './errors.ts';
import { etagOf, fieldsJson } from './fields-json.ts';
import { narrow, parseExpand, parseSelect } from './query.ts';
import { readReferences, withinLookups } from './references.ts';
import type { ListCall, World } from './router.ts';
import { listUrl } from './sites.ts';
import type { ItemRow, ListRow } from './store.ts';

/** A page of items as Graph shows them, with what the query selects and expands. */
export function itemsJson(call: ListCall, world: World, items: ItemRow[]): Promise<Record<string, unknown>[]> {
  return expandedItems(call, world, items, { within: (columns, selected) => withinLookups(columns, selected, world.switches) });
}

/** One item; with its fields even if they are not expanded, when it has just been written. */
export async function itemJson(call: ListCall, world: World, item: ItemRow, withFields: boolean): Promise<Record<string, unknown>> {
  const [body = {}] = await expandedItems(call, world, [item], { within: (columns) => columns, withFields });
  return body;
}

type How = { within: (columns: Column[], selected: string[] | undefined) => Column[]; withFields?: boolean };

async function expandedItems(
  call: ListCall,
  world: World,
  items: ItemRow[],
  { within, withFields }: How,
): Promise<Record<string, unknown>[]> {
  const expand = parseExpand(call.query.get('expand'));
  const unknown = [...expand.keys()].find((name) => name !== 'fields');
  if (unknown)
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.listItem'.`,
    );
  const selected = parseSelect(call.query.get('select'));
  if (!withFields && !expand.has('fields')) return items.map((item) => narrow(members(call, item), selected));

  const fields = parseSelect(expand.get('fields')?.get('select'));
  const columns = within(await columnsOf(world.pool, call.list.id), fields);
  const references = await readReferences(world.pool, call.list, columns, items);
  return items.map((item) => ({
    ...narrow(members(call, item), selected),
    'fields@odata.context': `${itemsContext(call, world)}('${item.id}')/fields/$entity`,
    fields: fieldsJson(item, columns, fields, references),
  }));
}

function members({ site, list }: ListCall, item: ItemRow): Record<string, unknown> {
  const etag = etagOf(item);
  return {
    '@odata.etag': etag,
    createdDateTime: isoSeconds(item.created_at),
    eTag: etag,
    id: String(item.id),
    lastModifiedDateTime: isoSeconds(item.modified_at),
    webUrl: `${listUrl(site, list)}/${item.id}_.000`,
    createdBy: item.created_by.by,
    lastModifiedBy: item.modified_by.by,
    parentReference: { id: list.id, siteId: site.id },
    contentType: contentTypeOf(list),
  };
}

/** The list's own copy of the content type that every item of it has: *Item*, or *Person* in the list of people. */
export function contentTypeOf(list: ListRow): { id: string; name: string } {
  const [parent, name] = list.system ? ['0x010A', 'Person'] : ['0x01', 'Item'];
  return { id: `${parent}00${list.id.replaceAll('-', '').toUpperCase()}`, name };
}

/** Where the context of everything about the list's items begins. */
export function itemsContext(call: ListCall, world: World): string {
  return `${world.publicBase}/$metadata#sites('${call.site.id}')/lists('${call.list.id}')/items`;
}
