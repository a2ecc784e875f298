import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Started {
  readonly origin: string;
  readonly process: ChildProcess;
  /** Milliseconds from the command to the open start page. */
  readonly took: number;
  stop(): Promise<void>;
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'veven-bench-'));

/** Starts Veven as `npm start` does, in a process of its own, and waits until its start page answers. */
export async function startProcess(dataDir: string): Promise<Started> {
  const [port, graphPort] = [await freePort(), await freePort()];
  const began = performance.now();
  const child = spawn(process.execPath, ['bot/main.ts'], {
    env: { ...process.env, PORT: String(port), GRAPH_PORT: String(graphPort), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const origin = `http://127.0.0.1:${port}`;
  const page = await fetch(`${origin}/`);
  if (!page.ok) throw new Error(`the start page answered ${page.status}`);
  const took = performance.now() - began;
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { origin, process: child, took, stop };
}

/** Memory in MB of processes together. On Linux shared pages are counted once; elsewhere in each of them. */
export function memoryMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024;
}

function kilobytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
  } catch {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  }
}

/** A process and everything it has started. */
export function family(root: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = (of: number): number[] => rows.filter(([, parent]) => parent === of).flatMap(([pid = 0]) => [pid, ...children(pid)]);
  return [root, ...children(root)];
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
