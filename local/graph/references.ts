import { type Column, isReference, writtenAs } from './column-definition.ts';
import { invalidRequest } from './errors.ts';
import { isObject } from './router.ts';
import type { Db, ItemRow, ListRow } from './store.ts';
import type { Switches } from './switches.ts';

/** How many columns SharePoint looks up in one query. */
const MOST_LOOKUPS = 12;

/** A lookup or person as an element of a multi-valued field. */
type Shown = { LookupId: number; LookupValue?: string; Email?: string };

/** The texts behind the numbers of lookup and person columns. */
export type References = { shown(column: Column, id: number): Shown };

/** Reads what the items of a page refer to, one query a column; lists without such columns cost nothing. */
export async function readReferences(db: Db, list: ListRow, columns: Column[], items: ItemRow[]): Promise<References> {
  const known = new Map<string, Shown>();
  for (const column of columns.filter(isReference)) {
    const ids = [...new Set(items.flatMap(({ fields }) => fields[column.name] ?? []).map(Number))];
    for (const found of ids.length === 0 ? [] : await readColumn(db, list, column, ids))
      known.set(`${column.name}/${found.LookupId}`, found);
  }
  return { shown: ({ name }, id) => known.get(`${name}/${id}`) ?? { LookupId: id } };
}

async function readColumn(db: Db, list: ListRow, column: Column, ids: number[]): Promise<Shown[]> {
  if (column.kind === 'person' || column.kind === 'persons') {
    const { rows } = await db.query<{ id: number; name: string; email: string }>(
      'select lookup_id as id, name, email from graph.person where site = $1 and lookup_id = any($2)',
      [list.site, ids],
    );
    return rows.map(({ id, name, email }) => ({ LookupId: id, LookupValue: name, Email: email }));
  }
  const lookup = isObject(column.definition['lookup']) ? column.definition['lookup'] : {};
  const { rows } = await db.query<{ id: number; text: string | null }>(
    'select id, fields ->> $3 as text from graph.item where list_id::text = lower($1) and id = any($2) and not deleted',
    [lookup['listId'], ids, lookup['columnName'] ?? 'Title'],
  );
  return rows.map(({ id, text }) => ({ LookupId: id, ...(text !== null && { LookupValue: text }) }));
}

/** The columns that a page can show when it is to show these, or all. What is looked up beyond twelve is refused, or is missing. */
export function withinLookups(columns: Column[], selected: string[] | undefined, { lookupsOverTwelve }: Switches): Column[] {
  const wanted = columns.filter(
    (one) => isReference(one) && (!selected || [one.name, writtenAs(one)].some((name) => selected.includes(name))),
  );
  const tooMany = wanted.slice(MOST_LOOKUPS);
  if (tooMany.length > 0 && lookupsOverTwelve === 'error')
    throw invalidRequest(
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
    );
  return columns.filter((column) => !tooMany.includes(column));
}
