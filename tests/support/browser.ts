import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** A Chromium on this machine: what to start, and what it needs around it. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** Where it came from, for the log: `CHROME_PATH`, `installed`, `@sparticuz/chromium`. */
  readonly via: string;
  readonly env?: Readonly<Record<string, string>>;
}

const missing = 'no browser: set CHROME_PATH, or install Chrome, Edge or Chromium (Linux x64 gets one from npm: @sparticuz/chromium)';

/**
 * Opens a headless Chromium, or throws with one clear line. Use a new context per page: `(await openBrowser()).newContext()`.
 * A test file that may run without a browser says `const inBrowser = (await findBrowser()) ? describe : describe.skip;`.
 */
export async function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error(missing);
  const args = process.platform === 'linux' ? ['--no-sandbox', ...(options.args ?? [])] : (options.args ?? []);
  return chromium.launch({ ...options, args, executablePath: found.executablePath, ...(found.env && { env: found.env }) });
}

let found: Promise<FoundBrowser | undefined> | undefined;

/** The first of: `CHROME_PATH`, an installed Chrome, Edge or Chromium, the one from npm. Without any: a line on stderr, an error in CI. */
export function findBrowser(): Promise<FoundBrowser | undefined> {
  found ??= look();
  return found;
}

async function look(): Promise<FoundBrowser | undefined> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names a file that does not exist: ${named}`);
    return { executablePath: named, via: 'CHROME_PATH' };
  }
  const installed = usualPlaces().find((place) => existsSync(place));
  if (installed) return { executablePath: installed, via: 'installed' };
  const fromNpm = await unpackedFromNpm();
  if (fromNpm) return fromNpm;
  if (process.env['CI']) throw new Error(missing);
  process.stderr.write(`Skipped, ${missing}\n`);
  return undefined;
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((app) =>
      roots.map((root) => join(root, app)),
    );
  }
  return ['google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chromium', 'chromium-browser'].map((name) => `/usr/bin/${name}`);
}

/**
 * @sparticuz/chromium, unpacked once into a folder of our own under node_modules/.cache. It unpacks to the temporary folder its process
 * starts with, and its libraries only when it believes itself in Amazon's cloud: so that runs in a process of its own, and the folder
 * gets its name when it is whole (test files that start together must not read a half one).
 */
async function unpackedFromNpm(): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
  const root = dirname(dirname(dirname(entry)));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const cache = join(dirname(dirname(root)), '.cache');
  const folder = join(cache, `veven-chromium-${version}`);
  if (!existsSync(folder)) await unpack(entry, { cache, folder });
  return {
    executablePath: join(folder, 'chromium'),
    via: '@sparticuz/chromium',
    env: { ...ownEnvironment(), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

async function unpack(entry: string, { cache, folder }: { cache: string; folder: string }): Promise<void> {
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(join(cache, 'chromium-'));
  try {
    const script = `require(${JSON.stringify(entry)}).executablePath().catch((error) => { console.error(error); process.exit(1); });`;
    const env = { ...ownEnvironment(), TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    await promisify(execFile)(process.execPath, ['-e', script], { env });
    await writeFile(join(half, 'fonts', 'fonts.conf'), fontsIn(folder));
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Its own configuration looks in Amazon's folders only, and finds no letter: Open Sans from the package first, then what the machine has. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

const ownEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
