import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appPackage, sampleValues, zip } from './app-package.ts';

/** `npm run package [-- --sample | --env NAME]`: makes dist/veven.zip, which is uploaded to Teams. `--env dev` reads `env/.env.dev` first. */
const root = new URL('..', import.meta.url);

try {
  const { sample, env } = parseArgs({ options: { sample: { type: 'boolean' }, env: { type: 'string' } } }).values;
  if (env !== undefined) process.loadEnvFile(fileURLToPath(new URL(`env/.env.${env}`, root)));
  const made = await appPackage(sample ? sampleValues : process.env);
  if ('mistakes' in made)
    throw new Error([...made.mistakes, 'Nothing was packed. To see a package with sample values: npm run package -- --sample'].join('\n'));
  const bytes = zip(made.files);
  await mkdir(new URL('dist/', root), { recursive: true });
  await writeFile(new URL('dist/veven.zip', root), bytes);
  console.log(`dist/veven.zip (${(bytes.length / 1024).toFixed(1)} KB): ${Object.keys(made.files).join(', ')}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
