import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Actor } from '../../shared/access.ts';
import type { Outline } from '../../shared/minutes/minutes.outline.ts';
import type { Veven } from '../app.ts';
import { VevenError } from '../error.ts';

/** Makes a file of a document. */
export type DocumentMaker = (outline: Outline) => Promise<Uint8Array>;

/** By the ending of the file. */
export interface Documents {
  readonly docx: DocumentMaker;
  readonly pdf: DocumentMaker;
}

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

const Parameters = z.record(z.string(), z.string());

/** What can be saved as a file, each as Word and as PDF: made anew for each request, for the one who asks. */
export function downloadRoutes(veven: Pick<Veven, 'downloads' | 'world'>, documents: Documents): Router {
  const router = Router();
  for (const { path, answer } of veven.downloads()) {
    for (const ending of ['docx', 'pdf'] as const) {
      router.get(`${path}.${ending}`, async (request: Request, response: Response) => {
        const asked = Parameters.safeParse({ ...request.query, ...request.params });
        const outline = asked.success ? answer(veven.world(), response.locals['actor'] as Actor, asked.data) : undefined;
        if (!outline) throw new VevenError('not-found', `nothing at ${path}.${ending}`);
        response
          .type(types[ending])
          .setHeader('Content-Disposition', disposition(`${outline.fileName}.${ending}`))
          .send(Buffer.from(await documents[ending](outline)));
      });
    }
  }
  return router;
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
