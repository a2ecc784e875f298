import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist/tab');

/** The page one comes to first, and the other places of the menu: the modules that are loaded when one goes there. */
export const routes = {
  first: 'home/home-page.tsx',
  others: ['measure/measures.tsx', 'meeting/meetings.tsx', 'delivery/messages-page.tsx', 'setup/setup-page.tsx', 'delivery/me-page.tsx'],
};
export const themes = ['theme-dark.ts', 'theme-contrast.ts'];

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isDynamicEntry?: boolean;
}

/** What the tab's build has made, as far as its size is concerned. */
export interface FirstLoad {
  /** KB gz of a route with the heaviest theme: scripts and styles, 1 KB being 1000 bytes. */
  kilobytes(...modules: readonly string[]): Promise<number>;
  /** The modules that are loaded later than the page. */
  readonly later: readonly string[];
  /** The text of every built script. */
  scripts(): Promise<readonly string[]>;
}

/** Reads the manifest of the build, made first where it is missing. */
export async function firstLoad(): Promise<FirstLoad> {
  const file = join(dist, '.vite/manifest.json');
  if (!existsSync(file)) await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: root });
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, Chunk>>;

  function needed(name: string, known = new Set<string>()): Set<string> {
    if (known.has(name)) return known;
    known.add(name);
    for (const next of manifest[name]?.imports ?? []) needed(next, known);
    return known;
  }

  async function sizeOf(...names: readonly string[]): Promise<number> {
    const chunks = new Set(names.flatMap((name) => [...needed(name)]));
    const files = new Set([...chunks].flatMap((name) => [manifest[name]?.file ?? name, ...(manifest[name]?.css ?? [])]));
    const sizes = await Promise.all([...files].map(async (name) => gzipSync(await readFile(join(dist, name)), { level: 9 }).length));
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  }

  return {
    kilobytes: async (...modules) => Math.max(...(await Promise.all(themes.map((theme) => sizeOf('index.html', theme, ...modules))))),
    later: Object.keys(manifest).filter((name) => manifest[name]?.isDynamicEntry),
    scripts: () => Promise.all(Object.values(manifest).map((chunk) => readFile(join(dist, chunk.file), 'utf8'))),
  };
}
