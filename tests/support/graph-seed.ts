import { kari, type TestGraph } from './graph-server.ts';

/**
 * Puts many items into an empty list, straight into its tables: through Graph it would take minutes. `fields` is SQL for their JSON, made
 * from the item's number `n`.
 */
export async function seedItems({ database }: TestGraph, list: string, count: number, fields = `jsonb_build_object('Title', 'Sak ' || n)`) {
  const by = { by: { user: { id: kari.id, displayName: kari.name } }, lookupId: '10' };
  await database.pool.query(
    `insert into graph.item (list_id, id, guid, seq, fields, created_at, created_by, modified_at, modified_by)
     select $1, n, gen_random_uuid(), n, ${fields}, now(), $3, now(), $3 from generate_series(1, $2::integer) as n`,
    [list, count, by],
  );
  await database.pool.query('update graph.list set last_item = $2, seq = $2 where id = $1', [list, count]);
}
