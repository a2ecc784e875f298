import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import type { Package } from '../../feature.ts';
import type { Documents } from '../../http/downloads.ts';
import { zipTime } from './settled.ts';

/** A package as one zip: its documents as PDF/A and Word, `metadata.json`, and a checksum of each in the form of `sha256sum`. */
export async function zip({ documents, metadata }: Package, { docx, pdf }: Pick<Documents, 'docx' | 'pdf'>): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const { name, outline } of documents) {
    files[`${name}.pdf`] = await pdf(outline);
    files[`${name}.docx`] = await docx(outline);
  }
  files['metadata.json'] = strToU8(`${JSON.stringify({ ...metadata, madeBy: `Veven ${await version()}` }, null, 2)}\n`);
  const sums = Object.entries(files).map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  return zipSync({ ...files, 'checksums.sha256': strToU8(sums.join('')) }, { mtime: zipTime });
}

let read: Promise<string> | undefined;

function version(): Promise<string> {
  read ??= readFile(new URL('../../../package.json', import.meta.url), 'utf8').then(
    (text) => (JSON.parse(text) as { version: string }).version,
  );
  return read;
}
