import { columnsOf } from './columns.ts';
import { isoSeconds } from './dates.ts';
import { badRequest } from './errors.ts';
import { etagOf, fieldsJson } from './fields.ts';
import { narrow, parseExpand, parseSelect } from './query.ts';
import { readReferences } from './references.ts';
import type { ListCall, World } from './router.ts';
import { siteUrl } from './sites.ts';
import type { ItemRow } from './store.ts';

/** Items as Graph shows them, with what the query selects and expands. */
export async function itemsJson(call: ListCall, world: World, items: ItemRow[], withFields = false): Promise<Record<string, unknown>[]> {
  const expand = parseExpand(call.query.get('expand'));
  const unknown = [...expand.keys()].find((name) => name !== 'fields');
  if (unknown)
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.listItem'.`,
    );
  const selected = parseSelect(call.query.get('select'));
  if (!withFields && !expand.has('fields')) return items.map((item) => narrow(itemJson(call, item), selected));

  const fields = parseSelect(expand.get('fields')?.get('select'));
  const columns = await columnsOf(world.pool, call.list.id);
  const references = await readReferences(world.pool, call.list, columns, items);
  return items.map((item) => ({
    ...narrow(itemJson(call, item), selected),
    'fields@odata.context': `${itemsContext(call, world)}('${item.id}')/fields/$entity`,
    fields: fieldsJson(item, columns, fields, references),
  }));
}

function itemJson({ site, list }: ListCall, item: ItemRow): Record<string, unknown> {
  const etag = etagOf(item);
  return {
    '@odata.etag': etag,
    createdDateTime: isoSeconds(item.created_at),
    eTag: etag,
    id: String(item.id),
    lastModifiedDateTime: isoSeconds(item.modified_at),
    webUrl: `${siteUrl(site)}/Lists/${encodeURIComponent(list.name)}/${item.id}_.000`,
    createdBy: item.created_by.by,
    lastModifiedBy: item.modified_by.by,
    parentReference: { id: list.id, siteId: site.id },
    contentType: { id: contentTypeId(list.id), name: 'Item' },
  };
}

/** The list's own copy of the content type that every item has. */
export function contentTypeId(listId: string): string {
  return `0x0100${listId.replaceAll('-', '').toUpperCase()}`;
}

/** Where the context of everything about the list's items begins. */
export function itemsContext(call: ListCall, world: World): string {
  return `${world.publicBase}/$metadata#sites('${call.site.id}')/lists('${call.list.id}')/items`;
}
