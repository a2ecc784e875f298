import { createHash } from 'node:crypto';
import type { TestGraph } from './graph-server.ts';

/** A fingerprint of everything that people and apps have put in the sites: the same if not a letter has changed. SharePoint's own lists are its own affair. */
export async function contentsOf({ database: { pool } }: TestGraph): Promise<string> {
  const ours = 'list_id in (select id from graph.list where not system)';
  const all = await Promise.all([
    pool.query('select * from graph.list where not system order by id'),
    pool.query(`select * from graph.col where ${ours} order by list_id, id`),
    pool.query(`select * from graph.item where ${ours} order by list_id, id`),
    pool.query('select * from graph.permission order by id'),
  ]);
  return createHash('sha256')
    .update(JSON.stringify(all.map(({ rows }) => rows)))
    .digest('hex');
}
