import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InstanceOptions } from './instance.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What Node has compiled once: an instance that is started anew for the hundredth time is up in a third of the time. */
const compiled = join(tmpdir(), 'veven-compiled');

/** One Veven among several, in a process of its own. */
export interface InstanceProcess {
  /** Whether it has said that it plans and sends. */
  leads(): boolean;
  /** Resolves when it is up; rejects with what it said when it ends before. */
  readonly ready: Promise<void>;
  /** Ends it on the spot, as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as an update of the app does. */
  stop(): Promise<void>;
}

/** Starts it; what it logs at `TEST_LOG` comes out beside the test's own words. */
export function startInstance(options: InstanceOptions): InstanceProcess {
  const { PATH = '', HOME = '', TMPDIR, TEST_LOG } = process.env;
  const child = spawn(process.execPath, ['--no-warnings', 'tests/support/instance.ts', JSON.stringify(options)], {
    cwd: root,
    env: { PATH, HOME, NODE_COMPILE_CACHE: compiled, ...(TMPDIR && { TMPDIR }), ...(TEST_LOG && { TEST_LOG }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint = `${complaint}${part}`.slice(-4000);
    if (TEST_LOG) process.stderr.write(part);
  });
  const ended = once(child, 'close');
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (said.includes('ready\n')) resolve();
    });
    void ended.then(() => reject(new Error(`An instance ended before it was ready: ${complaint}`)));
  });
  // Who kills it before it is ready does not wait for that.
  ready.catch(() => {});
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return {
    leads: () => child.exitCode === null && said.lastIndexOf('leads\n') > said.lastIndexOf('lost\n'),
    ready,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
