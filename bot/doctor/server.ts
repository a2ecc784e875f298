import { doubtful, type Finding, right } from './finding.ts';

/** Milliseconds that the server may take. */
const deadline = 10_000;

/** Whether the server answers where Teams looks for it. It may run behind a wall that this machine is not behind, so it is no fault. */
export async function answersAt(publicUrl: string): Promise<Finding> {
  const status = await fetch(new URL('/healthz', publicUrl), { signal: AbortSignal.timeout(deadline) }).then(
    (response) => response.status,
    () => 0,
  );
  if (status === 200) return right(`Server: it answers at ${publicUrl}.`);
  const said = status === 0 ? 'nothing answers' : `it answers ${status}`;
  return doubtful(
    `Server: ${said} at ${publicUrl}/healthz, seen from this machine. If it is deployed already, Teams may not reach it either.`,
  );
}
