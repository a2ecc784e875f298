import type { Pool, PoolClient } from 'pg';
import { notFound } from './errors.ts';
import { type GraphIdentity, type IdentitySet, identitySet } from './identity.ts';
import { enterPerson } from './people.ts';
import type { Site } from './sites.ts';

/** Either a pool or the one connection that a transaction runs on. */
export type Db = Pool | PoolClient;

/** Who did it, as shown, and as the numbers that fields carry. */
export type Stamp = { by: IdentitySet; lookupId: string; appLookupId?: string };

export type ListRow = {
  id: string;
  site: Site['key'];
  name: string;
  display_name: string;
  description: string;
  template: string;
  /** SharePoint's own: hidden, and only read. */
  system: boolean;
  version: number;
  seq: number;
  last_item: number;
  delta_epoch: number;
  created_at: Date;
  created_by: Stamp;
  modified_at: Date;
  modified_by: Stamp;
};

/** A value of a field as kept: dates as ISO text in UTC, lookups as numbers. */
export type Stored = string | number | boolean | string[] | number[];
export type StoredFields = Record<string, Stored>;

export type ItemRow = {
  list_id: string;
  id: number;
  guid: string;
  version: number;
  ui_version: number;
  seq: number;
  deleted: boolean;
  fields: StoredFields;
  created_at: Date;
  created_by: Stamp;
  modified_at: Date;
  modified_by: Stamp;
};

/** The number of SharePoint's own app user in every site: what app-only writes have as author. */
const SHAREPOINT_APP = '1073741822';

/** Runs all of it or none of it. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** The list by id or title. */
export async function findList(db: Db, site: Site['key'], reference: string): Promise<ListRow> {
  const { rows } = await db.query<ListRow>(
    'select * from graph.list where site = $1 and (id::text = lower($2) or lower(display_name) = lower($2))',
    [site, reference],
  );
  if (!rows[0]) throw notFound('The specified list was not found');
  return rows[0];
}

/** Begins a write: takes the list's next change number and holds the list until the transaction ends, so that writes take turns. */
export async function lockList(client: PoolClient, id: string, newItems = 0): Promise<ListRow> {
  const { rows } = await client.query<ListRow>(
    'update graph.list set seq = seq + 1, last_item = last_item + $2 where id = $1 returning *',
    [id, newItems],
  );
  if (!rows[0]) throw notFound('The specified list was not found');
  return rows[0];
}

/** The item, unless it is deleted or was never there. */
export async function findItem(db: Db, listId: string, reference: string): Promise<ItemRow> {
  const { rows } = /^\d{1,9}$/.test(reference)
    ? await db.query<ItemRow>('select * from graph.item where list_id = $1 and id = $2 and not deleted', [listId, Number(reference)])
    : { rows: [] };
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Who writes, entered into the site's list of people if it is their first time. */
export async function stampOf(db: Db, site: Site['key'], identity: GraphIdentity): Promise<Stamp> {
  const principal = `${identity.kind} ${identity.id}`;
  const email = identity.kind === 'user' ? identity.email : '';
  const known = await db.query<{ lookup_id: number }>(
    'select lookup_id from graph.person where site = $1 and principal = $2 and name = $3',
    [site, principal, identity.name],
  );
  const lookupId = String(known.rows[0]?.lookup_id ?? (await enterPerson(db, { site, principal, name: identity.name, email })));
  const by = identitySet(identity);
  return identity.kind === 'app' ? { by, lookupId: SHAREPOINT_APP, appLookupId: lookupId } : { by, lookupId };
}
