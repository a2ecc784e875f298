import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type AppManifest, AppManifestUtils } from '@microsoft/app-manifest';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

/** What the manifest leaves open, by the names that Agents Toolkit writes into `env/.env.*`. */
export type Values = Readonly<Record<string, string | undefined>>;

/** Every file of the package with its content. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** For a look at the package without a tenant: `npm run package -- --sample`. */
export const sampleValues: Values = {
  TEAMS_APP_ID: '11111111-2026-4000-8000-00000000c0c0',
  CLIENT_ID: '11111111-2026-4000-8000-00000000b0b0',
  TAB_DOMAIN: 'veven.example',
  DEVELOPER_NAME: 'The Veven contributors',
  DEVELOPER_URL: 'https://veven.example',
  PRIVACY_URL: 'https://veven.example/privacy',
  TERMS_URL: 'https://veven.example/terms',
};

/** The parts of the manifest that name other files of the package. */
const Named = z.object({
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

const read = (file: string) => readFile(fileURLToPath(new URL(file, import.meta.url)));

/** The files of the app package with the open values filled in, or every mistake at once. Asks nobody: the schemas lie in node_modules. */
export async function appPackage(values: Values): Promise<{ files: Files } | { mistakes: readonly string[] }> {
  const template = (await read('manifest.json')).toString('utf8');
  const missing = openValues(template).filter((name) => !values[name]);
  if (missing.length > 0) return { mistakes: missing.map((name) => `${name} is missing in the environment`) };
  const manifest = fill(template, values);
  const { icons, localizationInfo } = Named.parse(JSON.parse(manifest));
  const languages = localizationInfo.additionalLanguages.map(({ file }) => file);
  const files: Record<string, Uint8Array> = { 'manifest.json': strToU8(manifest) };
  for (const file of [icons.color, icons.outline, ...languages]) files[file] = await read(file);
  const mistakes = await Promise.all(['manifest.json', ...languages].map((file) => mistakesIn(file, files[file])));
  return mistakes.flat().length > 0 ? { mistakes: mistakes.flat() } : { files };
}

/** The names of a template's placeholders, each once. */
export const openValues = (template: string): readonly string[] => [
  ...new Set([...template.matchAll(placeholder)].map(([, name]) => name ?? '')),
];

const placeholder = /\$\{\{\s*(\w+)\s*\}\}/g;

const fill = (template: string, values: Values): string =>
  template.replaceAll(placeholder, (_, name: string) => JSON.stringify(values[name] ?? '').slice(1, -1));

/** Checks a file against the schema that it names itself. */
async function mistakesIn(file: string, content: Uint8Array | undefined): Promise<readonly string[]> {
  const parsed = JSON.parse(new TextDecoder().decode(content)) as AppManifest;
  const schema = JSON.stringify(await AppManifestUtils.fetchSchema(parsed.$schema ?? ''));
  const mistakes = await AppManifestUtils.validateAgainstSchema(parsed, JSON.parse(schema.replaceAll(looseBracket, '\\\\b\\\\]')));
  return mistakes.map((mistake) => `${file}${mistake}`);
}

/** Microsoft's schema of the language files has a bracket unescaped in two patterns, at which the validator's strict expressions stop. */
const looseBracket = '\\\\b]';

/** The first moment a zip can tell, in local time as zips do: the same files give the same bytes on every day and machine. */
const always = new Date(1980, 0, 1);

/** Packs the files as Teams takes them: all at the top, in order of their names. */
export function zip(files: Files): Uint8Array {
  const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: always });
}
