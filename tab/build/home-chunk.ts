import { join } from 'node:path';
import type { Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

const tab = join(import.meta.dirname, '..');
const main = join(tab, 'main.tsx');
const home = join(tab, 'home/home-page.tsx');

/** Everything a module brings with it when it is loaded. */
function broughtBy(id: string, graph: Graph, known = new Set<string>()): Set<string> {
  if (known.has(id)) return known;
  known.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) broughtBy(next, graph, known);
  return known;
}

/**
 * One chunk for what the first page brings: every part that is also used elsewhere would else become a chunk of its own, thirty of them,
 * and small files are packed badly (+ 6 KB gz on a first load of 150).
 */
export function homeChunk() {
  let parts: ReadonlySet<string> | undefined;
  return (id: string, graph: Graph): string | null => {
    if (!parts) {
      const earlier = broughtBy(main, graph);
      parts = new Set([...broughtBy(home, graph)].filter((one) => one !== home && !earlier.has(one)));
    }
    return parts.has(id) ? 'home-parts' : null;
  };
}
