import { Pool } from 'pg';

/** A PostgreSQL database: where delivered posts, the queue and, in local mode, the lists live. */
export type Database = {
  pool: Pool;
  /** For another pool on the same database; it contains the password, so it is never logged. */
  url: string;
  /** Ends the pool; an embedded server stops when nobody else is connected to it. Calling it again does nothing. */
  close(): Promise<void>;
};

/** A pool on the server that the administrator named, after one query has shown that it answers. */
export async function connectTo(url: string): Promise<Database> {
  const pool = poolOn(url);
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    throw new Error(`Expected a PostgreSQL server at ${withoutSecrets(url)} (DATABASE_URL), but it does not answer: ${reasonOf(cause)}`, {
      cause,
    });
  }
  return { pool, url, close: once(() => pool.end()) };
}

/** The same promise for every call, so that stopping twice is stopping once. */
export function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}

/** A pool that outlives a lost connection. */
export function poolOn(url: string): Pool {
  const pool = new Pool({ connectionString: url, application_name: 'veven', connectionTimeoutMillis: 10_000 });
  // Without a listener, an idle connection that the server closes (a restart, a fail-over) would end the whole process.
  // The pool has already dropped it; the next query opens a new one or fails where it can be answered.
  pool.on('error', () => {});
  return pool;
}

/** What went wrong, also for errors that carry their reason only in a code or in a list of causes (a host with two addresses). */
export function reasonOf(error: unknown): string {
  const { message, errors } = membersOf(error);
  if (Array.isArray(errors) && errors.length > 0) return reasonOf(errors[0]);
  return typeof message === 'string' && message ? message : (codeOf(error) ?? String(error));
}

/** An error's code, such as ENOENT. */
export function codeOf(error: unknown): string | undefined {
  const { code } = membersOf(error);
  return typeof code === 'string' ? code : undefined;
}

/** Looked at without `instanceof`: under Jest, Node's own errors are of another realm and are instances of nothing here. */
function membersOf(error: unknown): { message?: unknown; code?: unknown; errors?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}

function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'the address given';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'a local socket'}${port && `:${port}`}${pathname}`;
}
