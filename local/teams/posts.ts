import type { Pool } from 'pg';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What the bot or a person said, as far as Teams shows it. */
export interface Content {
  readonly text?: string | undefined;
  readonly summary?: string | undefined;
  readonly cards: readonly JsonObject[];
}

/** A message that stands in a channel or a chat. */
export interface Post extends Content {
  readonly id: string;
  /** The channel or chat; never with a thread's `;messageid=`. */
  readonly conversation: string;
  /** The message it is a reply to, in a channel. */
  readonly root: string | undefined;
  /** Key of the person who wrote it; undefined when the bot did. */
  readonly author: string | undefined;
  /** The first card, which is the only one the bot sends. */
  readonly card: JsonObject | undefined;
  readonly createdAt: string;
  readonly editedAt: string | undefined;
  readonly edits: number;
}

const schema = `
  create schema if not exists local_teams;
  create table if not exists local_teams.posts (
    conversation text not null,
    id text not null,
    root text,
    author text,
    content json not null,
    created_at timestamptz not null,
    edited_at timestamptz,
    edits integer not null default 0,
    deleted_at timestamptz,
    primary key (conversation, id)
  );
  create table if not exists local_teams.last_id (only_row boolean primary key default true check (only_row), value bigint not null);
  insert into local_teams.last_id (value) values (0) on conflict do nothing;
  create table if not exists local_teams.installs (what text primary key, at timestamptz not null);
`;

interface Row {
  conversation: string;
  id: string;
  root: string | null;
  author: string | null;
  content: Content;
  created_at: Date;
  edited_at: Date | null;
  edits: number;
}

function postOf(row: Row): Post {
  const { conversation, id, edits, content } = row;
  return {
    id,
    conversation,
    root: row.root ?? undefined,
    author: row.author ?? undefined,
    ...content,
    card: content.cards[0],
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString(),
    edits,
  };
}

export type PostStore = ReturnType<typeof postStore>;
type Listener = (conversation: string, what: 'new' | 'changed') => void;

/** The messages, kept in PostgreSQL so that they outlive the process, and who wants to hear of new ones. */
export function postStore(pool: Pool, now: () => Date) {
  const listeners = new Set<Listener>();
  const tell: Listener = (conversation, what) => {
    for (const listener of listeners) listener(conversation, what);
  };
  const read = async (condition: string, values: string[]) =>
    (
      await pool.query<Row>(`select * from local_teams.posts where deleted_at is null and ${condition} order by length(id), id`, values)
    ).rows.map(postOf);

  return {
    tell,
    listen(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async prepare(): Promise<void> {
      await pool.query(schema);
    },
    list: (conversation: string): Promise<Post[]> => read('conversation = $1', [conversation]),
    async find(conversation: string, id: string): Promise<Post | undefined> {
      return (await read('conversation = $1 and id = $2', [conversation, id]))[0];
    },
    /** Takes a message and gives it an id as Teams does: its moment in milliseconds, never the same twice. */
    async add({
      conversation,
      root,
      author,
      content,
    }: {
      conversation: string;
      root?: string | undefined;
      author?: string | undefined;
      content: Content;
    }): Promise<string> {
      const at = now();
      const { rows } = await pool.query<{ id: string }>(
        `with next as (update local_teams.last_id set value = greatest(value + 1, $1::bigint) returning value)
         insert into local_teams.posts (conversation, id, root, author, content, created_at)
         select $2, next.value::text, $3, $4, $5, $6 from next returning id`,
        [at.getTime(), conversation, root ?? null, author ?? null, JSON.stringify(content), at],
      );
      const id = rows[0]?.id ?? '';
      tell(conversation, 'new');
      return id;
    },
    async change(conversation: string, id: string, content: Content): Promise<void> {
      await pool.query('update local_teams.posts set content = $3, edited_at = $4, edits = edits + 1 where conversation = $1 and id = $2', [
        conversation,
        id,
        JSON.stringify(content),
        now(),
      ]);
      tell(conversation, 'changed');
    },
    async remove(conversation: string, id: string): Promise<void> {
      await pool.query('update local_teams.posts set deleted_at = $3 where conversation = $1 and id = $2', [conversation, id, now()]);
      tell(conversation, 'changed');
    },
    async installs(): Promise<ReadonlySet<string>> {
      return new Set((await pool.query<{ what: string }>('select what from local_teams.installs')).rows.map(({ what }) => what));
    },
    async rememberInstall(what: string): Promise<void> {
      await pool.query('insert into local_teams.installs (what, at) values ($1, $2) on conflict do nothing', [what, now()]);
    },
  };
}
