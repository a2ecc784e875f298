import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { openDatabase } from '../../bot/adapters/postgres/embedded.ts';

/** Keeps a test process's server between its test files, and removes it when the process is gone. Started by `postgres.ts`. */
const [folder, testProcess] = process.argv.slice(2);
if (!folder || !testProcess) throw new Error('Expected the folder and the process to keep a server for.');

const database = await openDatabase({ dataDir: folder });
const marker = new Client({ connectionString: database.url, application_name: 'keeper' });
marker.on('error', () => {});
await marker.connect();

while (isAlive(Number(testProcess))) await wait(500);

await marker.end();
await database.close();
await rm(folder, { recursive: true, force: true });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
