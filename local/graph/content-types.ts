import { invalidRequest, notFound } from './errors.ts';
import { contentTypeOf } from './item-json.ts';
import { allowOnly, narrow, parseSelect } from './query.ts';
import { isObject, type ListCall, onList, param, type Route } from './router.ts';
import type { ListRow } from './store.ts';

/** Refuses a content type, as sent beside `fields`, that the list does not have. The one that its own is a copy of is taken for it. */
export function checkContentType(list: ListRow, given: unknown): void {
  if (given === undefined) return;
  const { id, name } = contentTypeOf(list);
  const sent = isObject(given) ? given : {};
  const fits = sent['id'] === undefined ? sent['name'] === name : [id, parentOf(id)].includes(String(sent['id']));
  if (!fits) throw invalidRequest('The specified content type is not one of the list.');
}

/** A list's copy has the id of what it is a copy of, then `00` and a GUID without its dashes. */
function parentOf(id: string): string {
  return id.slice(0, -34);
}

function contentTypesJson({ list }: ListCall): Record<string, unknown>[] {
  const { id, name } = contentTypeOf(list);
  const flags = { hidden: false, isBuiltIn: true, readOnly: false, sealed: false };
  const order = { default: true, position: 0 };
  return [
    {
      id,
      description: 'Create a new list item.',
      group: 'List Content Types',
      name,
      parentId: parentOf(id),
      ...flags,
      inheritedFrom: {},
      order,
    },
  ];
}

const CONTENT_TYPES = 'sites/{site}/lists/{list}/contentTypes';

/** `lists/{list}/contentTypes`: each list has one. */
export const contentTypeRoutes: Route[] = [
  {
    method: 'GET',
    path: CONTENT_TYPES,
    run: onList('read', async (call, { publicBase }) => {
      allowOnly(call.query, 'select');
      const value = contentTypesJson(call).map((type) => narrow(type, parseSelect(call.query.get('select'))));
      const context = `${publicBase}/$metadata#sites('${call.site.id}')/lists('${call.list.id}')/contentTypes`;
      return { status: 200, body: { '@odata.context': context, value } };
    }),
  },
  {
    method: 'GET',
    path: `${CONTENT_TYPES}/{contentType}`,
    run: onList('read', async (call, { publicBase }) => {
      allowOnly(call.query, 'select');
      const found = contentTypesJson(call).find(({ id }) => id === param(call, 'contentType'));
      if (!found) throw notFound();
      const context = `${publicBase}/$metadata#sites('${call.site.id}')/lists('${call.list.id}')/contentTypes/$entity`;
      return { status: 200, body: { '@odata.context': context, ...narrow(found, parseSelect(call.query.get('select'))) } };
    }),
  },
];
