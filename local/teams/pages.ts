import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { ConnectorError } from './connector-error.ts';
import { type PageParts, pageApi } from './page-api.ts';

/** Where `vite build --config local/page/vite.config.ts` puts the pages. */
const built = fileURLToPath(new URL('../../dist/local/', import.meta.url));

const addresses = {
  '/': 'start.html',
  '/local/teams': 'teams.html',
  '/local/outbox': 'outbox.html',
  '/local/calendar': 'calendar.html',
  '/local/host': 'host.html',
};

/** The pages of local mode and what they ask for. */
export function pagesRouter({ pagesDir = built, ...parts }: PageParts & { pagesDir: string | undefined }): {
  router: Router;
  close(): void;
} {
  const router = express.Router();
  for (const [address, file] of Object.entries(addresses)) {
    router.get(address, (_request: Request, response: Response) => {
      if (!existsSync(join(pagesDir, file)))
        return void response.status(503).type('text').send('Sidene er ikke bygd ennå. / The pages are not built yet.');
      response.set('Cache-Control', 'no-cache').sendFile(file, { root: pagesDir });
    });
  }
  // File names carry a hash of what is in them.
  router.use('/local/page', express.static(pagesDir, { index: false, immutable: true, maxAge: '1y', fallthrough: false }));
  const { router: api, close } = pageApi(parts);
  router.use('/local/api/teams', api);
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof ConnectorError) || response.headersSent) return next(error);
    const { status, code, message } = error;
    response.status(status).type('application/problem+json').json({ status, code, title: message, reference: '' });
  });
  return { router, close };
}
