import { z } from 'zod';
import { type Column, isEmpty } from './column.ts';
import { Instant } from './day.ts';
import { columnsOf, type List, type RowMeta, type RowOf } from './list.ts';

const Identity = z.looseObject({ id: z.string().optional(), displayName: z.string().optional() });

/** An item as Graph gives it, as far as rows need it. */
export const GraphItem = z.object({
  id: z.string(),
  '@odata.etag': z.string().optional(),
  eTag: z.string().optional(),
  webUrl: z.string().optional(),
  createdDateTime: Instant,
  lastModifiedDateTime: Instant,
  lastModifiedBy: z.object({ user: Identity.optional(), application: Identity.optional() }).optional(),
  fields: z.record(z.string(), z.unknown()),
});
export type GraphItem = z.infer<typeof GraphItem>;

export const etagOf = (item: GraphItem): string => item['@odata.etag'] ?? item.eTag ?? '';

/**
 * Who saved an item. An app such as Veven is let in by an administrator, and has no person beside it; a person may save by way of
 * an app (Graph Explorer, Power Automate). `oid` is a person's object id in small letters, empty for one whom SharePoint does not name.
 */
export function editorOf({ lastModifiedBy: { user, application } = {} }: GraphItem): { app: boolean; oid: string; name: string } {
  const app = application !== undefined && user?.id === undefined;
  return { app, oid: user?.id?.toLowerCase() ?? '', name: (app ? application : user)?.displayName ?? '' };
}

/** What is wrong with a field, so that it can be said in the reader's language. */
export interface FieldProblem {
  readonly column: string;
  /** The column's heading in SharePoint. */
  readonly title: string;
  readonly kind: 'empty' | 'choice' | 'number' | 'range' | 'boolean' | 'day' | 'time' | 'json' | 'text';
  /** What stands there. */
  readonly found: string | undefined;
  /** The words of a choice; the least and the most of a range. */
  readonly allowed: readonly string[] | undefined;
}

/** Fields as they should stand in SharePoint, for a row that was understood but not as it stands. */
export type Mending = Readonly<Record<string, unknown>>;

/** Our values as fields for Graph. Only the columns that are named are written. */
export function toFields(list: List, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const columns = columnsOf(list);
  for (const [property, value] of Object.entries(values)) {
    if (property === 'title') {
      fields['Title'] = String(value).slice(0, 255);
      continue;
    }
    const of = columns[property];
    if (!of) throw new Error(`${list.name} has no column for ${property}`);
    put(fields, of.name, value === undefined ? null : of.write(value));
  }
  return fields;
}

function put(fields: Record<string, unknown>, name: string, field: unknown): void {
  if (Array.isArray(field)) fields[`${name}@odata.type`] = 'Collection(Edm.String)';
  fields[name] = field;
}

/**
 * Reads a Graph item as a row of its list. A field that a person has spoiled is understood where it can mean one thing only:
 * a word in other letters, an empty field that has a usual value or had one in `known`, the row as it last could be read.
 * Then `mending` has what should be written back. Else it says what is wrong with each field. Never throws.
 */
export function toRow<L extends List>(
  list: L,
  item: GraphItem,
  known?: RowMeta,
): { row: RowOf<L>; mending: Mending } | { problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const mending: Record<string, unknown> = {};
  const values: Record<string, unknown> = {};
  for (const [property, of] of Object.entries(columnsOf(list))) {
    const raw = item.fields[of.name];
    const direct = of.read.safeParse(raw);
    if (direct.success) {
      values[property] = direct.data;
      continue;
    }
    const field = isEmpty(raw) ? usual(of, known, property) : of.meant?.(raw);
    const mended = field === undefined ? direct : of.read.safeParse(field);
    if (mended.success) {
      values[property] = mended.data;
      put(mending, of.name, field);
    } else problems.push(problem(of, raw));
  }
  if (problems.length > 0) return { problems };
  const editor = editorOf(item);
  const meta = {
    itemId: item.id,
    etag: etagOf(item),
    title: typeof item.fields['Title'] === 'string' ? item.fields['Title'] : '',
    createdAt: item.createdDateTime,
    modifiedAt: item.lastModifiedDateTime,
    editor: { app: editor.app, name: editor.name },
  };
  return { row: { ...values, ...meta } as unknown as RowOf<L>, mending };
}

/** What belongs in a field that may not be empty: what stood there, else what usually does. */
function usual(of: Column<unknown>, known: RowMeta | undefined, property: string): unknown {
  const before = (known as Record<string, unknown> | undefined)?.[property] ?? of.otherwise;
  return before === undefined ? undefined : of.write(before);
}

function problem({ name, title, facet, range }: Column<unknown>, raw: unknown): FieldProblem {
  if (typeof raw === 'number' && range)
    return { column: name, title, kind: 'range', found: String(raw), allowed: [String(range.least ?? ''), String(range.most ?? '')] };
  const found = isEmpty(raw) ? undefined : (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, 80);
  const allowed = 'choice' in facet ? facet.choice.choices : undefined;
  return { column: name, title, kind: found === undefined ? 'empty' : kindOf(facet), found, allowed };
}

function kindOf(facet: Column<unknown>['facet']): FieldProblem['kind'] {
  if ('choice' in facet) return 'choice';
  if ('number' in facet) return 'number';
  if ('boolean' in facet) return 'boolean';
  if ('dateTime' in facet) return facet.dateTime.format === 'dateOnly' ? 'day' : 'time';
  return facet.text.allowMultipleLines ? 'json' : 'text';
}
