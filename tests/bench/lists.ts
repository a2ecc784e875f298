import { workingDays } from './lists-day.ts';
import { snapshotMemory } from './lists-memory.ts';
import { changes, syncing } from './lists-sync.ts';

/** What the lists cost in SharePoint's resource units, and in time and memory of this machine. */
export async function lists(): Promise<Record<string, number>> {
  return { ...snapshotMemory(), ...(await changes()), ...(await syncing()), ...(await workingDays()) };
}
