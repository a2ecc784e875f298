import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { openDatabase } from '../../bot/adapters/postgres/embedded.ts';
import { freshDatabase } from '../support/postgres.ts';

const EMBEDDED = new URL('../../bot/adapters/postgres/embedded.ts', import.meta.url).href;

let dataDir: string;
const opened: Database[] = [];

async function open(folder = dataDir): Promise<Database> {
  const database = await openDatabase({ dataDir: folder });
  opened.push(database);
  return database;
}

/** Another process that opens the folder, writes a row and says its server's address. */
async function anotherProcess(folder: string): Promise<{ url: string; kill(): Promise<void> }> {
  const script = `
    import { openDatabase } from ${JSON.stringify(EMBEDDED)};
    const { pool, url } = await openDatabase({ dataDir: ${JSON.stringify(folder)} });
    await pool.query('create table kept (name text)');
    await pool.query("insert into kept values ('written before the kill')");
    console.log(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url: String(line).trim(), kill };
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'veven-postgres-'));
  // As root the server runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('is initialised in a folder that does not exist yet, and keeps its rows when it is opened again', async () => {
    const folder = join(dataDir, 'not', 'there yet');
    const first = await open(folder);
    await first.pool.query('create table kept as select 1 as number');
    await first.close();

    const second = await open(folder);

    expect((await second.pool.query('select number from kept')).rows).toEqual([{ number: 1 }]);
  });

  it('listens on loopback only, asks for a password, and keeps that for the owner alone', async () => {
    const { pool, url } = await open();

    const { rows } = await pool.query(`select current_setting('listen_addresses') as listens`);
    expect(rows).toEqual([{ listens: '127.0.0.1' }]);
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(openDatabase({ dataDir, databaseUrl: wrong.href })).rejects.toThrow('password authentication failed');
    const { mode } = await stat(join(dataDir, 'postgres.password'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('is adopted, not started a second time, when its owner was killed, and no row is lost', async () => {
    const owner = await anotherProcess(dataDir);
    await owner.kill();

    const { pool, url } = await open();

    expect(url).toBe(owner.url);
    expect((await pool.query('select name from kept')).rows).toEqual([{ name: 'written before the kill' }]);
  });

  it('runs on while another process uses it, and stops with the last', async () => {
    const [first, second] = [await open(), await open()];

    await first.close();
    expect((await second.pool.query('select 1 as still')).rows).toEqual([{ still: 1 }]);

    await second.close();
    await expect(readFile(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });

  it('is one and the same for two who open a new folder at the same time', async () => {
    const [first, second] = await Promise.all([open(), open()]);

    expect(first.url).toBe(second.url);
  });

  it('is not confused by the pid file of a dead server whose number another process has now', async () => {
    const first = await open();
    await first.close();
    const pidFile = [process.pid, join(dataDir, 'postgres'), 1, 1, '', '127.0.0.1', '', 'ready', ''].join('\n');
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), pidFile);

    const second = await open();

    expect((await second.pool.query('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
  });

  it('is initialised again when the first time was interrupted', async () => {
    await mkdir(join(dataDir, 'postgres', 'base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    await mkdir(join(dataDir, `postgres.new-${2 ** 30}-abc`));

    const { pool } = await open();

    expect((await pool.query('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.password']);
  });

  it('does not touch a folder that holds something else', async () => {
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'diary.txt'), 'mine');

    await expect(open()).rejects.toThrow('to be empty or a PostgreSQL database, but it holds something else: diary.txt');
  });

  it('is made in a folder that only root could enter, for the server runs as another user then', async () => {
    await chmod(dataDir, 0o700);

    const { pool } = await open();

    expect((await pool.query('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
  });

  it('says in one sentence that the folder cannot be created', async () => {
    await writeFile(join(dataDir, 'a file'), '');

    await expect(open(join(dataDir, 'a file', 'data'))).rejects.toThrow(/^The data folder .*a file.data cannot be created: .*\.$/);
  });
});

describe('a database that the administrator names', () => {
  it('is used as it is', async () => {
    const { url } = await open();

    const named = await openDatabase({ dataDir: '/nowhere', databaseUrl: url });

    expect((await named.pool.query('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
    await named.close();
  });

  it('is reported without its password when it does not answer', async () => {
    const failure = openDatabase({ dataDir, databaseUrl: 'postgres://veven:secret@127.0.0.1:1/veven' });

    await expect(failure).rejects.toThrow('Expected a PostgreSQL server at 127.0.0.1:1/veven (DATABASE_URL), but it does not answer');
    await expect(failure).rejects.not.toThrow('secret');
  });
});

describe('a database for a test', () => {
  it('is empty and apart from every other', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await one.pool.query('create table mine (id integer)');

    await expect(other.pool.query('select from mine')).rejects.toThrow('relation "mine" does not exist');
    await Promise.all([one.close(), other.close()]);
  });
});
