import type { Pool } from 'pg';

/** One number for all of Veven: two processes that start together make the tables one after the other. */
const making = 2_035_033;

/** Veven's own tables, in a schema of their own. Running it again changes nothing; one statement string is one transaction. */
export async function prepareSchema(pool: Pool): Promise<void> {
  await pool.query(`
    SELECT pg_advisory_xact_lock(${making});
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
    ALTER TABLE veven.delivered ADD COLUMN IF NOT EXISTS occasion text;
    ALTER TABLE veven.delivered ADD COLUMN IF NOT EXISTS under text;
    ALTER TABLE veven.delivered ADD COLUMN IF NOT EXISTS attempts integer NOT NULL DEFAULT 0;
    ALTER TABLE veven.delivered ADD COLUMN IF NOT EXISTS opened boolean NOT NULL DEFAULT false;
    CREATE INDEX IF NOT EXISTS delivered_key ON veven.delivered (key, id DESC);
    CREATE INDEX IF NOT EXISTS delivered_activity ON veven.delivered (activity_id);
    CREATE INDEX IF NOT EXISTS delivered_sent ON veven.delivered (sent_at);
    CREATE INDEX IF NOT EXISTS delivered_address ON veven.delivered (address, id DESC);
    CREATE INDEX IF NOT EXISTS delivered_standing ON veven.delivered (id) WHERE state = 'standing';
    CREATE TABLE IF NOT EXISTS veven.word (key text PRIMARY KEY, word text NOT NULL);
    CREATE TABLE IF NOT EXISTS veven.conversation (
      id text PRIMARY KEY,
      service_url text NOT NULL,
      tenant_id text,
      kind text NOT NULL,
      identity text
    );
    ALTER TABLE veven.conversation ADD COLUMN IF NOT EXISTS name text;
    ALTER TABLE veven.conversation ADD COLUMN IF NOT EXISTS team_id text;
    ALTER TABLE veven.conversation ADD COLUMN IF NOT EXISTS closed text;
    ALTER TABLE veven.conversation ADD COLUMN IF NOT EXISTS shared boolean NOT NULL DEFAULT false;
    CREATE INDEX IF NOT EXISTS conversation_identity ON veven.conversation (identity);
    CREATE TABLE IF NOT EXISTS veven.roster (channel text PRIMARY KEY, members jsonb NOT NULL);
    CREATE TABLE IF NOT EXISTS veven.stranger (identity text PRIMARY KEY, name text, wrote_at timestamptz NOT NULL);
    CREATE TABLE IF NOT EXISTS veven.list_link (list text PRIMARY KEY, next text NOT NULL);
    CREATE TABLE IF NOT EXISTS veven.list_item (list text NOT NULL, item text NOT NULL, good jsonb, aside jsonb, PRIMARY KEY (list, item));
    CREATE TABLE IF NOT EXISTS veven.subscription (list text PRIMARY KEY, id text NOT NULL, aim text NOT NULL, client_state text NOT NULL);
    CREATE TABLE IF NOT EXISTS veven.invitation (
      key text PRIMARY KEY,
      state text NOT NULL,
      round integer NOT NULL,
      event_id text,
      join_url text,
      row_url text,
      told text,
      tried text,
      starts_at timestamptz NOT NULL,
      error text,
      attempts integer NOT NULL,
      not_before bigint,
      read_at timestamptz,
      answers jsonb NOT NULL
    );
  `);
}
