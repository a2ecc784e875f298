import type { Pool } from 'pg';
import { GraphError } from './errors.ts';
import type { Filter } from './filter.ts';
import type { ListRow } from './store.ts';

/** How many rows SharePoint looks at to answer one question. */
const VIEW_THRESHOLD = 5000;

/** Whether a list has more items than one question may touch. */
export async function isLarge(pool: Pool, list: ListRow): Promise<boolean> {
  // Numbers only grow, so that most lists need no counting.
  return list.last_item > VIEW_THRESHOLD && (await finds(pool, 'true', [list.id]));
}

/** Throws unless the first condition of a filter, which SharePoint looks rows up by, leaves few enough of a large list. */
export async function checkThreshold(pool: Pool, { first }: Filter, values: unknown[]): Promise<void> {
  if (await finds(pool, first.sql, values.slice(0, first.params))) throw tooManyRows();
}

async function finds(pool: Pool, condition: string, values: unknown[]): Promise<boolean> {
  const { rows } = await pool.query<{ found: number }>(
    `select count(*)::integer as found
     from (select from graph.item i where i.list_id = $1 and not i.deleted and ${condition} limit ${VIEW_THRESHOLD + 1}) as counted`,
    values,
  );
  return (rows[0]?.found ?? 0) > VIEW_THRESHOLD;
}

/** The question touches too much of a large list; asking again does not help, so no time is given after which to do so. */
export function tooManyRows(): GraphError {
  return new GraphError(429, 'activityLimitReached', 'The attempted operation is prohibited because it exceeds the list view threshold.');
}
