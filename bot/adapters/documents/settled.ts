import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Outline } from '../../../shared/document/outline.ts';

/** The time on every file in what we zip: a zip has no zone, so a real one would differ between machines. The first that a zip can have. */
export const zipTime = new Date(1980, 0, 1);

const core = 'docProps/core.xml';

/** A Word document with the time it was made as its own, where that is known: docx writes the clock's, into its properties and its zip. */
export function settled(docx: Uint8Array, { at }: Pick<Outline, 'at'>): Uint8Array {
  if (at === undefined) return docx;
  const files = unzipSync(docx);
  const properties = strFromU8(files[core] ?? new Uint8Array());
  const dated = properties.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${new Date(at).toISOString()}`);
  return zipSync({ ...files, [core]: strToU8(dated) }, { mtime: zipTime });
}
