import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules/.bin/node');

/** Veven as `npm start` starts it, in a process of its own: reached over HTTP only, and killed like any process. */
export interface VevenProcess {
  readonly origin: string;
  /** A request to it; the body is parsed JSON. */
  request<T = unknown>(
    path: string,
    options?: { readonly method?: string; readonly body?: unknown; readonly token?: string },
  ): Promise<{ status: number; body: T }>;
  /** Ends it on the spot, as a power cut or `kill -9` does. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; the exit code. */
  stop(): Promise<number | null>;
}

export interface Settings {
  readonly PORT: number | string;
  readonly GRAPH_PORT: number | string;
  readonly DATA_DIR: string;
  readonly [name: string]: number | string;
}

/** Starts it and waits until it says that it is ready; fails with what it said instead. */
export async function startProcess(settings: Settings): Promise<VevenProcess> {
  const { child, ended, said } = spawned(settings);
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const ready = /^Veven: (http\S+)$/m.exec(said().stdout)?.[1];
      if (ready) resolve(ready);
    });
    void ended.then((code) => reject(new Error(`Veven ended with ${code}: ${said().stderr || said().stdout}`)));
  });
  // What it says it says before it listens to signals; an answer shows that it has come further.
  await fetch(`${origin}/healthz`);
  return {
    origin,
    async request<T>(path: string, { method = 'GET', body, token }: { method?: string; body?: unknown; token?: string } = {}) {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Starts it and kills it as soon as it answers that it is starting. */
export async function killWhileStarting(settings: Settings): Promise<void> {
  const { child, ended } = spawned(settings);
  const answers = async () => (await fetch(`http://127.0.0.1:${settings.PORT}/`).catch(() => undefined))?.status === 503;
  while (!(await answers())) if (child.exitCode !== null) throw new Error(`Veven ended with ${child.exitCode} before it could be killed.`);
  child.kill('SIGKILL');
  await ended;
}

/** Starts it where it cannot start, and waits for its end. */
export async function startInVain(settings: Settings): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { ended, said } = spawned(settings);
  const code = await ended;
  return { code, ...said() };
}

function spawned(settings: Settings): {
  child: ChildProcess;
  ended: Promise<number | null>;
  said: () => { stdout: string; stderr: string };
} {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawn(node, ['bot/main.ts'], {
    cwd: root,
    env: {
      PATH,
      HOME,
      ...(TMPDIR && { TMPDIR }),
      LOG_LEVEL: 'silent',
      SYNC_SECONDS: '3600',
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: string[] = [];
  const stderr: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => stdout.push(part));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => stderr.push(part));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, ended, said: () => ({ stdout: stdout.join(''), stderr: stderr.join('') }) };
}

/** Two ports that nobody listens on. */
export async function freePorts(): Promise<{ PORT: number; GRAPH_PORT: number }> {
  const probes = [createServer(), createServer()];
  const ports = await Promise.all(
    probes.map(
      (probe) =>
        new Promise<number>((resolve, reject) => {
          probe.once('error', reject).listen(0, '127.0.0.1', () => {
            const address = probe.address();
            if (typeof address === 'object' && address) resolve(address.port);
          });
        }),
    ),
  );
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return { PORT: ports[0] ?? 0, GRAPH_PORT: ports[1] ?? 0 };
}

/** Whether a PostgreSQL of this folder has not been stopped. */
export const hasDatabaseRunning = (dataDir: string): boolean => existsSync(join(dataDir, 'postgres', 'postmaster.pid'));
