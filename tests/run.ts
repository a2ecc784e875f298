import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that must hold: formatting and lint, types, then the tests. The last line counts all of it. */
const checks: readonly (readonly [string, readonly string[]])[] = [
  ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['types of the tab', ['node_modules/typescript/bin/tsc', '-p', 'tab/tsconfig.json']],
  ['types of the local pages', ['node_modules/typescript/bin/tsc', '-p', 'local/page/tsconfig.json']],
  ['builds', ['local/build.ts']],
];

let passed = 0;
let failed = 0;
const run = (args: readonly string[]) => spawnSync(process.execPath, [...args], { stdio: 'inherit' }).status === 0;

const only = process.argv.slice(2);
if (only.length === 0) {
  for (const [name, args] of checks) {
    const ok = run(args);
    console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
    if (ok) passed += 1;
    else failed += 1;
  }
}

const results = join(mkdtempSync(join(tmpdir(), 'veven-tests-')), 'results.json');
const jest = [
  '--no-warnings',
  '--experimental-vm-modules',
  'node_modules/jest/bin/jest.js',
  '--forceExit',
  '--json',
  `--outputFile=${results}`,
  ...only,
];
const jestPassed = run(jest);
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>;
  passed += numPassedTests ?? 0;
  failed += numFailedTests || (jestPassed ? 0 : (numFailedTestSuites ?? 1));
} catch {
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && jestPassed ? 0 : 1);
