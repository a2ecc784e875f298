import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFolder, family, memoryMb, startProcess } from './process.ts';

/** Memory of the bot (with everything that stands in for Microsoft 365) and of its database, after the start and a settled region. */
export async function memory(): Promise<Record<string, number>> {
  const folder = emptyFolder();
  const started = await startProcess(folder);
  await fetch(`${started.origin}/local/settle`, { method: 'POST' });
  const postmaster = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const figures = { 'memory.bot.mb': memoryMb([started.process.pid ?? 0]), 'memory.database.mb': memoryMb(family(postmaster)) };
  await started.stop();
  await rm(folder, { recursive: true, force: true });
  return figures;
}
