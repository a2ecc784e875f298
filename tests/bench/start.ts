import { rm } from 'node:fs/promises';
import { emptyFolder, startProcess } from './process.ts';

/** Seconds to an open start page: a new region (database made, lists provisioned and filled), and the same again. The built pages are there. */
export async function start(): Promise<Record<string, number>> {
  const folder = emptyFolder();
  const first = await startProcess(folder);
  await first.stop();
  const second = await startProcess(folder);
  await second.stop();
  await rm(folder, { recursive: true, force: true });
  return { 'start.first.s': first.took / 1000, 'start.second.s': second.took / 1000 };
}
