import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import type { Outline } from '../../shared/document/outline.ts';
import type { Veven } from '../app.ts';
import { VevenError } from '../error.ts';
import type { Package } from '../feature.ts';
import type { World } from '../world.ts';

/** Makes a file of a document. */
export type DocumentMaker = (outline: Outline) => Promise<Uint8Array>;

/** By the ending of the file. */
export interface Documents {
  readonly docx: DocumentMaker;
  readonly pdf: DocumentMaker;
  /** Several files in one: the same package gives the same bytes. */
  readonly zip: (of: Package) => Promise<Uint8Array>;
}

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
} as const;

const Parameters = z.record(z.string(), z.string());

/** What can be saved as a file: a document as Word and as PDF, a package as it is. Made anew for each request, for the one who asks. */
export function downloadRoutes(veven: Pick<Veven, 'downloads' | 'world'>, documents: Documents): Router {
  const router = Router();
  /** One address with one kind of file; `found` is what the file is of. */
  function route<F extends { readonly fileName: string }>(path: string, { ending, make, answer }: Route<F>): void {
    router.get(path, async (request: Request, response: Response) => {
      const asked = Parameters.safeParse({ ...request.query, ...request.params });
      const found = asked.success ? answer(veven.world(), response.locals['actor'] as Actor, asked.data) : undefined;
      if (!found) throw new VevenError('not-found', `nothing at ${path}`);
      response
        .type(types[ending])
        .setHeader('Content-Disposition', disposition(`${found.fileName}.${ending}`))
        .send(Buffer.from(await make(found)));
    });
  }
  for (const download of veven.downloads()) {
    if (download.kind === 'zip') route(download.path, { ending: 'zip', make: documents.zip, answer: download.answer });
    else
      for (const ending of ['docx', 'pdf'] as const)
        route(`${download.path}.${ending}`, { ending, make: documents[ending], answer: download.answer });
  }
  return router;
}

interface Route<F> {
  readonly ending: keyof typeof types;
  readonly make: (found: F) => Promise<Uint8Array>;
  readonly answer: (world: World, actor: Actor, parameters: Readonly<Record<string, string>>) => F | undefined;
}

/** A file's name as every browser reads it: in ASCII, and in UTF-8 for those who can. Source: RFC 6266. */
export function disposition(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-');
  const plain = safe.replace(/[æøåÆØÅ]/g, (letter) => ascii[letter] ?? '').normalize('NFKD');
  return `attachment; filename="${plain.replace(/[^\x20-\x7e]/g, '')}"; filename*=UTF-8''${encoded(safe)}`;
}

const ascii: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', Æ: 'Ae', Ø: 'O', Å: 'A' };

/** RFC 5987 takes fewer characters as they are than an address does. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
