import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { VevenError } from '../error.ts';
import { problemHandler } from './problem.ts';

export interface ServerParts {
  readonly bot: RequestHandler;
  readonly api: Router;
  /** Where an e-mail's question is answered; nothing where no e-mail is sent. */
  readonly answers: Router | undefined;
  /** Where Graph tells of changes in the lists; nothing while they are looked at by timer alone. */
  readonly notifications: Router | undefined;
  /** Local mode's own routes, and what is asked of every request there; nothing in a tenant. */
  readonly local: { readonly guard: RequestHandler; readonly routes: Router } | undefined;
  /** Who may frame the tab. */
  readonly frameAncestors: readonly string[];
  /** For the way from a plain browser into Teams. */
  readonly teamsAppId: string | undefined;
  /** How many proxies stand in front: whose word for an address the rate limit takes. */
  readonly proxies: number;
  /** From one address. */
  readonly requestsPerMinute: number;
  readonly log: Logger;
}

const tabDir = fileURLToPath(new URL('../../dist/tab', import.meta.url));

/** Activities of Teams stay below 100 KB; some room for their envelope. */
const largestActivity = '256kb';

/** The one server: the bot's messages, the tab, its requests, and how one sees that it lives. */
export function httpApp({
  bot,
  api,
  answers,
  notifications,
  local,
  frameAncestors,
  proxies,
  requestsPerMinute,
  teamsAppId,
  log,
}: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
  // Before everything that looks at a request or writes its address down: the token in it is all that opens the page.
  if (answers) app.use('/answer', answers);
  if (local) app.use(local.guard);
  app.use(headers(frameAncestors));
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: () => {
        throw new VevenError('throttled', 'too many requests');
      },
    }),
  );
  app.post('/api/messages', express.json({ limit: largestActivity }), bot);
  if (notifications) app.use('/graph', notifications);
  app.use('/api', api);
  app.use('/tab', express.static(tabDir, { index: false, immutable: true, maxAge: '1y', fallthrough: true }));
  app.get('/tab{/*path}', async (request, response, next) => {
    // A page's address may have dots in it (a meeting's time): only what is named like a file is one.
    if (/\.(js|css|map|svg|png|ico|json|txt|woff2?)$/i.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(await tabPage(teamsAppId));
  });
  if (local) app.use(local.routes);
  app.use(() => {
    throw new VevenError('not-found', 'no such address');
  });
  app.use(problemHandler(log));
  return app;
}

/** The tab's one page, which knows the app's id in Teams where there is one. */
async function tabPage(teamsAppId: string | undefined): Promise<string> {
  const page = await readFile(join(tabDir, 'index.html'), 'utf8');
  return teamsAppId === undefined ? page : page.replace('<head>', `<head><meta name="veven-app-id" content="${teamsAppId}">`);
}

/** The tab is framed by Teams and talks to nobody else; teams-js reads its list of trusted hosts from Microsoft's CDN. */
const headers = (frameAncestors: readonly string[]) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net'],
        connectSrc: ["'self'", 'https://res.cdn.office.net'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: [...frameAncestors],
      },
    },
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
