import type { Pool } from 'pg';

/** One number for all of Veven on one machine: who holds it has the list server and the channels of that data. */
const lock = 2_035_032;

/** How long the lock of a process that was killed a moment ago may stay, in milliseconds. */
const patience = 10_000;

/**
 * Makes sure that one process at a time runs on one machine with this data: what stands in for Microsoft 365 is in it, and there is
 * only one of that. The lock is PostgreSQL's own and goes with the connection, so a killed process leaves none behind.
 */
export async function holdAlone(pool: Pool): Promise<() => void> {
  const client = await pool.connect();
  // Without the lock another may plan: this process ends, and whoever keeps it running starts it anew.
  const lost = () => {
    console.error('The connection to the database was lost.');
    process.exit(1);
  };
  client.on('error', lost);
  const release = () => {
    client.off('error', lost).on('error', () => {});
    client.release(true);
  };
  for (const deadline = Date.now() + patience; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lock]);
    if (rows[0]?.held) return release;
    if (Date.now() > deadline) {
      release();
      throw new Error('Another Veven runs with this data: stop it first, or choose another folder with DATA_DIR.');
    }
  }
}
