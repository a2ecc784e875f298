import type { Pool } from 'pg';

/**
 * Every table of the list server. A list's `seq` counts its changes: a writer raises it first and so holds the list's row until it
 * commits. Changes therefore become visible in the order of their numbers, and a delta that has seen number n has seen all before it.
 * A deleted item stays as a row without fields, so that delta can tell of it.
 */
const TABLES = `
create schema if not exists graph;

create table if not exists graph.person (
  lookup_id integer generated always as identity (start with 10) primary key,
  site text not null,
  principal text not null,
  name text not null,
  email text not null,
  unique (site, principal)
);

create table if not exists graph.list (
  id uuid primary key,
  site text not null,
  name text not null,
  display_name text not null,
  description text not null,
  template text not null,
  version integer not null default 1,
  seq integer not null default 0,
  last_item integer not null default 0,
  delta_epoch integer not null default 0,
  created_at timestamptz not null,
  created_by jsonb not null,
  modified_at timestamptz not null,
  modified_by jsonb not null
);
create unique index if not exists list_display_name on graph.list (site, lower(display_name));

create table if not exists graph.col (
  list_id uuid not null references graph.list on delete cascade,
  id uuid not null,
  position integer generated always as identity,
  name text not null,
  definition jsonb not null,
  primary key (list_id, id),
  unique (list_id, name)
);

create table if not exists graph.item (
  list_id uuid not null references graph.list on delete cascade,
  id integer not null,
  guid uuid not null,
  version integer not null default 1,
  ui_version integer not null default 1,
  seq integer not null,
  deleted boolean not null default false,
  fields jsonb not null,
  created_at timestamptz not null,
  created_by jsonb not null,
  modified_at timestamptz not null,
  modified_by jsonb not null,
  primary key (list_id, id)
);
create unique index if not exists item_seq on graph.item (list_id, seq);

-- What a filter by equality is answered from: SharePoint compares text without regard to letter case.
create index if not exists item_values on graph.item using gin ((lower(fields::text)::jsonb) jsonb_path_ops) with (fastupdate = off) where not deleted;

create table if not exists graph.item_version (
  list_id uuid not null,
  item_id integer not null,
  ui_version integer not null,
  fields jsonb not null,
  modified_at timestamptz not null,
  modified_by jsonb not null,
  primary key (list_id, item_id, ui_version),
  foreign key (list_id, item_id) references graph.item on delete cascade
);

create table if not exists graph.unique_value (
  list_id uuid not null references graph.list on delete cascade,
  col text not null,
  value text not null,
  item_id integer not null,
  primary key (list_id, col, value)
);
create index if not exists unique_value_item on graph.unique_value (list_id, item_id);

alter table graph.list add column if not exists system boolean not null default false;
create unique index if not exists list_system on graph.list (site) where system;

create table if not exists graph.permission (
  id text primary key,
  site text not null,
  list_id uuid references graph.list on delete cascade,
  position integer generated always as identity,
  roles text[] not null,
  apps text[] not null,
  identities jsonb not null
);

create table if not exists graph.event (
  id text primary key,
  calendar text not null,
  position integer generated always as identity,
  transaction_id text,
  version integer not null default 1,
  body jsonb not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  unique (calendar, transaction_id)
);

alter table graph.event add column if not exists answers jsonb not null default '{}';
alter table graph.event add column if not exists cancelled_at timestamptz;
alter table graph.event add column if not exists comment text;

create table if not exists graph.subscription (
  id uuid primary key,
  created_order integer generated always as identity,
  owner text not null,
  list_id uuid not null references graph.list on delete cascade,
  resource text not null,
  notification_url text not null,
  lifecycle_url text,
  client_state text,
  expires_at timestamptz not null
);
create index if not exists subscription_list on graph.subscription (list_id);
`;

/** Makes what is missing. Two servers that start together take turns: `if not exists` alone does not make that safe. */
export async function createSchema(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('graph schema'))`);
    await client.query(TABLES);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
