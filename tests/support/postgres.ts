import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { openDatabase } from '../../bot/adapters/postgres/embedded.ts';

const folder = join(tmpdir(), `veven-test-${process.pid}`);
let server: Promise<Database> | undefined;
let inUse = 0;

/**
 * An empty database of its own, on one embedded server per test process; `close()` in `afterAll` drops it.
 *
 * Jest gives every test file fresh modules in the same process: they share the server by adopting it, so only the first file pays for
 * its initialisation. A keeper process removes the server when the test process is gone, however it ended.
 */
export async function freshDatabase(): Promise<Database> {
  inUse++;
  server ??= startServer();
  const shared = await server;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await shared.pool.query(`create database ${name}`);
  const url = new URL(shared.url);
  url.pathname = name;
  const pool = new Pool({ connectionString: url.href, max: 12 });
  pool.on('error', () => {});
  const close = async () => {
    if (pool.ended) return;
    await pool.end();
    await shared.pool.query(`drop database ${name} with (force)`);
    if (--inUse > 0) return;
    server = undefined;
    await shared.close();
  };
  return { pool, url: url.href, close };
}

async function startServer(): Promise<Database> {
  const shared = await openDatabase({ dataDir: folder });
  // What a power cut would lose, a test does not need.
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await shared.pool.query(`alter system set ${setting} = off`);
  await shared.pool.query('select pg_reload_conf()');
  const { rowCount } = await shared.pool.query(`select from pg_stat_activity where application_name = 'keeper'`);
  if (rowCount === 0) {
    const keeper = new URL('./postgres-keeper.ts', import.meta.url).pathname;
    spawn(process.execPath, [keeper, folder, String(process.pid)], { detached: true, stdio: 'ignore' }).unref();
  }
  return shared;
}
