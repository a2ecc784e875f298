import type { Pool } from 'pg';

/** Veven's own tables, in a schema of their own. Running it again changes nothing. */
export async function prepareSchema(pool: Pool): Promise<void> {
  await pool.query(`
    CREATE SCHEMA IF NOT EXISTS veven;
    CREATE TABLE IF NOT EXISTS veven.delivered (
      id bigserial PRIMARY KEY,
      key text NOT NULL,
      address jsonb NOT NULL,
      language text NOT NULL,
      conversation text NOT NULL,
      service_url text NOT NULL,
      activity_id text,
      hash text NOT NULL,
      state text NOT NULL,
      sent_at timestamptz NOT NULL,
      error text
    );
    CREATE INDEX IF NOT EXISTS delivered_key ON veven.delivered (key, id DESC);
    CREATE INDEX IF NOT EXISTS delivered_activity ON veven.delivered (activity_id);
    CREATE TABLE IF NOT EXISTS veven.conversation (
      id text PRIMARY KEY,
      service_url text NOT NULL,
      tenant_id text,
      kind text NOT NULL,
      identity text
    );
    CREATE INDEX IF NOT EXISTS conversation_identity ON veven.conversation (identity);
    CREATE TABLE IF NOT EXISTS veven.list_link (list text PRIMARY KEY, next text NOT NULL);
    CREATE TABLE IF NOT EXISTS veven.list_item (list text NOT NULL, item text NOT NULL, good jsonb, aside jsonb, PRIMARY KEY (list, item));
    CREATE TABLE IF NOT EXISTS veven.subscription (list text PRIMARY KEY, id text NOT NULL, aim text NOT NULL, client_state text NOT NULL);
  `);
}
