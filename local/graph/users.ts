import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { addColumn, addTitle } from './columns.ts';
import { enterPerson, type Person } from './people.ts';
import { SITES } from './sites.ts';
import { inTransaction } from './store.ts';

const COLUMNS = [
  { name: 'Name', displayName: 'Account', text: {} },
  { name: 'EMail', displayName: 'Work email', text: {} },
  { name: 'IsSiteAdmin', displayName: 'Is Site Admin', boolean: {} },
  { name: 'Deleted', displayName: 'Deleted', boolean: {} },
];

/**
 * Gives each site SharePoint's hidden list of its people, once. An item's id there is the number that person columns hold.
 * People who were known before the list was are entered in it.
 */
export async function createUserLists(pool: Pool, now: Date): Promise<void> {
  for (const { key } of SITES) await inTransaction(pool, (client) => createUserList(client, key, now));
}

async function createUserList(client: PoolClient, site: string, now: Date): Promise<void> {
  const stamp = { by: { user: { displayName: 'System Account' } }, lookupId: '1073741823' };
  const { rows } = await client.query<{ id: string }>(
    `insert into graph.list
       (id, site, name, display_name, description, template, system, created_at, created_by, modified_at, modified_by)
     values ($1, $2, 'users', 'User Information List', '', 'userInformation', true, $3, $4, $3, $4)
     on conflict do nothing returning id`,
    [randomUUID(), site, now, stamp],
  );
  const [list] = rows;
  if (!list) return;
  await addTitle(client, list.id);
  for (const column of COLUMNS) await addColumn(client, list.id, { ...column, readOnly: true });
  const { rows: people } = await client.query<Person>('select site, principal, name, email from graph.person where site = $1', [site]);
  for (const person of people) await enterPerson(client, person);
}
