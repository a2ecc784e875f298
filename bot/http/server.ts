import { createServer, type Server } from 'node:http';
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
  /** Local mode's own routes, and what is asked of every request there; nothing in a tenant. */
  readonly local: { readonly guard: RequestHandler; readonly routes: Router } | undefined;
  /** Who may frame the tab. */
  readonly frameAncestors: readonly string[];
  /** How many proxies stand in front: whose word for an address the rate limit takes. */
  readonly proxies: number;
  readonly log: Logger;
}

const tabDir = fileURLToPath(new URL('../../dist/tab', import.meta.url));

/** Activities of Teams stay below 100 KB; some room for their envelope. */
const largestActivity = '256kb';

/** Requests a minute from one address: far above what a person makes. */
const requestsPerMinute = 1200;

/** The one server: the bot's messages, the tab, its requests, and how one sees that it lives. */
export function httpApp({ bot, api, local, frameAncestors, proxies, log }: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true });
  });
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
  app.use('/api', api);
  app.use('/tab', express.static(tabDir, { index: false, immutable: true, maxAge: '1y', fallthrough: true }));
  app.get('/tab{/*path}', (request, response, next) => {
    // A page's address may have dots in it (a meeting's time); only built files lie here.
    if (request.path.startsWith('/tab/assets/')) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: tabDir });
  });
  if (local) app.use(local.routes);
  app.use(() => {
    throw new VevenError('not-found', 'no such address');
  });
  app.use(problemHandler(log));
  return app;
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

/** Listens, or rejects with the reason. */
export function listen(app: Express, { port, host }: { port: number; host: string }): Promise<Server> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
