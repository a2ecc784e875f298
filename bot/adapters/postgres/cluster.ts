import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { codeOf, reasonOf } from './database.ts';
import { type Programs, runAs, type User } from './programs.ts';

const run = promisify(execFile);
const ATTEMPTS = 5;
const STARTING_TAKES_AT_MOST = 60_000;

/** A folder with a PostgreSQL database in it, and what is needed to run it. */
export type Cluster = { folder: string; password: string; programs: Programs; user: User };

/** Our settings: loopback only, no socket files, and logs without anybody's data. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  max_connections: '60',
};

/** Whether the folder holds a whole database. What a killed initialisation left in it is removed; anything else is refused. */
export async function isInitialised(folder: string): Promise<boolean> {
  if (await exists(join(folder, 'global', 'pg_control'))) return true;
  const found: string[] = await readdir(folder).catch(() => []);
  if (found.length > 0 && !found.includes('PG_VERSION')) {
    throw new Error(
      `Expected ${folder} to be empty or a PostgreSQL database, but it holds something else: ${found.slice(0, 3).join(', ')}.`,
    );
  }
  await rm(folder, { recursive: true, force: true });
  return false;
}

/** Initialises beside the folder and renames at the end, so that the folder is either whole or not there. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { folder, password, programs, user } = cluster;
  const draft = await mkdtemp(`${folder}.new-${process.pid}-`);
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined) {
      for (const path of [draft, data, passwordFile]) await chown(path, user.uid, user.gid);
    }
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await runAs(user, programs.initdb, [`--pgdata=${data}`, ...login, ...locale, ...settings], draft);
    await rename(data, folder).catch(async (error: unknown) => {
      // Another process was faster: its database is as good, and made with the same password.
      if (!(await exists(join(folder, 'global', 'pg_control')))) throw error;
    });
  } catch (cause) {
    throw new Error(`PostgreSQL could not be initialised in ${folder}: ${lastLine(cause)}.`, { cause });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what killed initialisations left beside the folder. By process number, and by age where the number is in use again. */
export async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.new-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(folder), name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    const owner = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(owner) || Date.now() - mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

/** The address of the folder's server: the one that runs, else one started on a free port. */
export async function startOrAdopt(cluster: Cluster): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const running = await runningServer(cluster);
    if (running) return running;
    try {
      return await start(cluster);
    } catch (cause) {
      // The port may have been taken in the meantime, another process may have started the server first, or the last processes of a
      // killed server may still be ending.
      if (attempt === ATTEMPTS) throw new Error(`PostgreSQL could not be started in ${cluster.folder}: ${lastLine(cause)}.`, { cause });
      await wait(200 * attempt);
    }
  }
}

async function start(cluster: Cluster): Promise<string> {
  const { folder, programs, user } = cluster;
  const log = join(folder, 'server.log');
  const port = await freePort();
  await rm(log, { force: true });
  try {
    await runAs(user, programs.pg_ctl, ['start', '-w', '-t', '60', '-s', '-D', folder, '-l', log, '-o', `-p ${port}`], folder);
  } catch (cause) {
    const written = await readFile(log, 'utf8').catch(() => '');
    throw written.trim() ? new Error(lastLine(written), { cause }) : cause;
  }
  return urlOn(cluster, port);
}

/** The living server of this folder, if there is one. A `postmaster.pid` alone proves nothing: its process may be dead, or another by now. */
async function runningServer(cluster: Cluster): Promise<string | undefined> {
  const deadline = Date.now() + STARTING_TAKES_AT_MOST;
  while (Date.now() < deadline) {
    const pidFile = await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '');
    const [pid, , , port] = pidFile.split('\n');
    if (!pid || !isAlive(Number(pid))) return undefined;
    const url = urlOn(cluster, Number(port));
    if (port && (await servesFolder(url, pidFile))) return url;
    if (!(await mayBeServer(Number(pid), cluster.folder))) {
      // PostgreSQL itself would refuse to start as long as some process has that number; in containers it is often our own.
      await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
      return undefined;
    }
    await wait(100);
  }
  throw new Error(`The PostgreSQL server that runs in ${cluster.folder} did not answer within ${STARTING_TAKES_AT_MOST / 1000} seconds.`);
}

/** Whether who answers there has this very folder: it reads back the pid file we have read, with its process and start time. */
async function servesFolder(url: string, pidFile: string): Promise<boolean> {
  const identity = (text: string) => text.split('\n').slice(0, 4).join('\n');
  try {
    return await asking(url, async (client) => {
      const { rows } = await client.query<{ text: string }>(`select pg_read_file('postmaster.pid') as text`);
      return identity(rows[0]?.text ?? '') === identity(pidFile);
    });
  } catch {
    return false;
  }
}

/** A connection that only says that we are here, so that nobody else stops the server under us. */
export async function beingThere(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'veven is here', connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Stops the folder's server unless others, such as a second instance on the same folder, still use it. */
export async function stopIfAlone(cluster: Cluster, url: string): Promise<void> {
  const { folder, programs, user } = cluster;
  if (await othersAreConnected(url)) return;
  await runAs(user, programs.pg_ctl, ['stop', '-m', 'fast', '-w', '-s', '-D', folder], folder).catch(async (error: unknown) => {
    // Somebody else has stopped it meanwhile: that is what was wanted.
    if (await exists(join(folder, 'postmaster.pid'))) throw error;
  });
}

async function othersAreConnected(url: string): Promise<boolean> {
  const others = `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  try {
    // Connections that just ended, ours or a killed process's, are listed a few milliseconds longer.
    return await asking(url, async (client) => {
      for (let look = 0; look < 5; look++) {
        if ((await client.query(others)).rowCount === 0) return false;
        await wait(20);
      }
      return true;
    });
  } catch {
    return false;
  }
}

async function asking<T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // The server may end the connection while we wait; the query then fails, which is enough.
  client.on('error', () => {});
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOn(cluster: Cluster, port: number): string {
  return `postgres://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Whether the process can be this folder's server, still starting or stopping. Where that cannot be seen, it may be. */
async function mayBeServer(pid: number, folder: string): Promise<boolean> {
  try {
    const command =
      process.platform === 'linux'
        ? await readFile(`/proc/${pid}/cmdline`, 'utf8')
        : (await run('ps', ['-p', String(pid), '-o', 'command='])).stdout;
    return command.includes('postgres') && command.includes(folder);
  } catch {
    return isAlive(pid);
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The last thing a failed program said: earlier lines are what it did before. */
function lastLine(problem: unknown): string {
  const stderr = typeof problem === 'object' && problem !== null && 'stderr' in problem ? String(problem.stderr) : '';
  const said = stderr || reasonOf(problem);
  return said.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';
}
