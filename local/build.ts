import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds the tab and the local pages when their sources are newer than what was built: the first start, and after a change. */
const root = fileURLToPath(new URL('..', import.meta.url));

const builds = [
  { sources: ['tab', 'shared', 'vite.config.ts'], result: 'dist/tab/index.html', arguments: [] },
  { sources: ['local/page', 'tab/build', 'shared'], result: 'dist/local/start.html', arguments: ['--config', 'local/page/vite.config.ts'] },
];

function newest(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return 0;
  return entry.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name)))) : entry.mtimeMs;
}

for (const build of builds) {
  const result = newest(join(root, build.result));
  if (result > 0 && build.sources.every((source) => newest(join(root, source)) <= result)) continue;
  console.log(`Building ${build.result.split('/')[1]} …`);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...build.arguments], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    process.exit(1);
  }
}
