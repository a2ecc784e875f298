import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { beingThere, type Cluster, initialise, isInitialised, removeAbandoned, startOrAdopt, stopIfAlone } from './cluster.ts';
import { codeOf, connectTo, type Database, once, poolOn, reasonOf } from './database.ts';
import { postgresPrograms, serverUser } from './programs.ts';

/**
 * The database: the server that `databaseUrl` names, else one of our own in `<dataDir>/postgres`, on loopback.
 *
 * Our own server runs in a session of its own: neither Ctrl-C nor the end of this process stops it, only `close()`.
 * One that a killed process left behind is adopted at the next start, so a folder never has two.
 */
export async function openDatabase(options: { dataDir: string; databaseUrl?: string | undefined }): Promise<Database> {
  if (options.databaseUrl) return connectTo(options.databaseUrl);

  const cluster = await clusterIn(resolve(options.dataDir));
  const url = await startOrAdopt(cluster);
  const presence = await beingThere(url);
  const pool = poolOn(url);
  const close = once(async () => {
    await Promise.all([pool.end(), presence.end()]);
    await stopIfAlone(cluster, url);
  });
  return { pool, url, close };
}

/** The folder's cluster, initialised if it is not yet. */
async function clusterIn(dataDir: string): Promise<Cluster> {
  await makeFolder(dataDir);
  const folder = join(dataDir, 'postgres');
  const passwordFile = join(dataDir, 'postgres.password');
  await removeAbandoned(folder);
  const initialised = await isInitialised(folder);
  if (!initialised) await choosePassword(passwordFile);
  const [password, programs, user] = await Promise.all([readPassword(passwordFile), postgresPrograms(), serverUser()]);
  if (user.uid !== undefined) await letThrough(dataDir);
  const cluster: Cluster = { folder, password, programs, user };
  if (!initialised) await initialise(cluster);
  return cluster;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await makeWithParents(path);
  } catch (cause) {
    throw new Error(`The data folder ${path} cannot be created: ${reasonOf(cause)}.`, { cause });
  }
}

/** The server's user must be able to walk through our folder, if it is root's alone. It still cannot list it, nor read the password. */
async function letThrough(dataDir: string): Promise<void> {
  const { mode } = await stat(dataDir);
  if ((mode & 0o001) === 0) await chmod(dataDir, mode | 0o001);
}

/** Not Node's `recursive`: that never returns where a folder exists but takes no new ones, such as /proc. */
async function makeWithParents(path: string): Promise<void> {
  if (await isFolder(path)) return;
  await makeWithParents(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Another process may have made it since we looked.
    if (!(await isFolder(path))) throw error;
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Written beside and linked into place: two processes that start together agree on one password, and nobody reads half of it. */
async function choosePassword(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await link(draft, file);
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST')
      throw new Error(`The database's password file ${file} cannot be written: ${reasonOf(cause)}.`, { cause });
  } finally {
    await rm(draft, { force: true });
  }
}

async function readPassword(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`Expected the password of the database beside it in ${file}, but that cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}
