import { createServer } from 'node:http';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import type { Pool } from 'pg';
import { type InnerRequest, type InnerResponse, readBatch, runBatch } from './batch.ts';
import { calendarRoutes } from './calendar.ts';
import { channelRoutes } from './channels.ts';
import { columnRoutes } from './columns.ts';
import { contentTypeRoutes } from './content-types.ts';
import { deltaRoutes } from './delta.ts';
import { asGraphError, badRequest, type ExchangeIds, errorBody, exchangeIds, GraphError } from './errors.ts';
import { createFailures, type Failure } from './failures.ts';
import { type Group, groupRoutes } from './groups.ts';
import type { GraphIdentity } from './identity.ts';
import { itemRoutes } from './items.ts';
import { close, listen } from './listening.ts';
import { listRoutes } from './lists.ts';
import { createNotifier } from './notify.ts';
import { permissionRoutes } from './permissions.ts';
import { requireDollars } from './query.ts';
import { type Answer, createRouter, type Match, type Route, type World } from './router.ts';
import { createSchema } from './schema.ts';
import { siteRoutes } from './site-routes.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { DOCUMENTED, type Switches } from './switches.ts';
import { createUserLists } from './users.ts';
import { versionRoutes } from './versions.ts';
import type { WebhookTimes } from './webhook.ts';

/** What the list server needs from those who start it. */
export type GraphOptions = {
  /** Everything is kept in this database's schema `graph`. A pool of its own, so that callers that hold connections cannot starve it. */
  pool: Pool;
  /** 0 is any free one. */
  port: number;
  /**
   * What links in answers begin with; `https://graph.microsoft.com/v1.0` unless told otherwise, for the official client follows only those.
   * A path alone, `/v1.0`, is on this server itself.
   */
  publicBase?: string;
  /** A name or address of this machine's loopback; 127.0.0.1 unless told otherwise. */
  host?: string;
  /** The group whose site is the region's; without it there is none. */
  group?: Group;
  /** Whom a bearer token stands for; undefined if it is no token. */
  identify: (bearer: string) => Promise<GraphIdentity | 'expired' | undefined>;
  now?: () => Date;
  /** How it behaves where the sources on Graph disagree; as documented unless told otherwise. */
  switches?: Partial<Switches>;
  /** How long changes to lists are gathered before subscribers are told of them, in milliseconds; 1000 unless told otherwise. */
  notificationDelayMs?: number;
  /** How patient it is with those who are notified; as Graph for the validation (10 s), with fewer attempts than Graph to deliver. */
  webhookTimes?: Partial<WebhookTimes>;
};

/** A running list server, on loopback only. */
export type GraphServer = {
  origin: string;
  port: number;
  /** Not Graph: makes it fail on purpose. */
  control: {
    /** The next matching requests fail before any effect, inside batches too. */
    failNext(failure: Failure): void;
    /** Every delta link given out for the list is too old from now on. */
    expireDeltaTokens(listId: string): Promise<void>;
    /** Asks a subscriber to reauthorize, at its lifecycleNotificationUrl; resolves when that has been delivered or given up. */
    sendLifecycle(subscriptionId: string): Promise<void>;
  };
  close(): Promise<void>;
};

/** Graph takes 4 MB in a request. */
const BODY_LIMIT = '4mb';
const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
const ROUTES: Route[] = [
  ...[...siteRoutes, ...listRoutes, ...columnRoutes, ...contentTypeRoutes, ...itemRoutes, ...versionRoutes, ...deltaRoutes],
  ...[...permissionRoutes, ...subscriptionRoutes, ...groupRoutes, ...calendarRoutes, ...channelRoutes],
];

/** What an application sees that has used four fifths of its allowance in a minute; seconds until the next one. */
const RATE_LIMIT = { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '240', 'RateLimit-Reset': '30' };

/** Starts the Graph-compatible list server; rejects with the reason (`EADDRINUSE`) if the port is taken. */
export async function startGraph(options: GraphOptions): Promise<GraphServer> {
  const { pool, identify, now = () => new Date(), publicBase = 'https://graph.microsoft.com/v1.0' } = options;
  await createSchema(pool);
  await createUserLists(pool, now());
  const switches = { ...DOCUMENTED, ...options.switches };
  const failures = createFailures(switches);
  const clock = () => wholeSeconds(now());
  const notifier = createNotifier({ pool, now: clock, delayMs: options.notificationDelayMs, ...options.webhookTimes });
  const server = createServer();
  const { port, origin } = await listen(server, options);
  const base = new URL(publicBase, origin).href.replace(/\/$/, '');
  const world: World = { pool, publicBase: base, switches, notifier, now: clock, group: options.group };
  server.on('request', graphApp(world, { identify, check: failures.check }));
  return {
    origin,
    port,
    control: {
      failNext: failures.failNext,
      expireDeltaTokens: async (listId) => {
        await pool.query('update graph.list set delta_epoch = delta_epoch + 1 where id = $1', [listId]);
      },
      sendLifecycle: notifier.sendLifecycle,
    },
    close: async () => {
      await close(server);
      await notifier.close();
    },
  };
}

type Gate = { identify: GraphOptions['identify']; check: (method: string, url: string) => void };

/** What was asked, whether it came by itself or inside a batch. */
type Asked = { method: string; url: string; headers: Record<string, string>; identity: () => Promise<GraphIdentity>; body: () => unknown };

function graphApp(world: World, gate: Gate): express.Express {
  const route = createRouter(ROUTES);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use((request, response, next) => {
    const ids = exchangeIds(request.get('client-request-id'));
    response.locals['ids'] = ids;
    response.set(commonHeaders(ids));
    if (world.switches.rateLimitHeaders) response.set(RATE_LIMIT);
    next();
  });
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT }));
  app.use(async (request: Request, response: Response) => {
    const ids = idsOf(response);
    gate.check(request.method, request.originalUrl);
    const url = withoutVersion(request.originalUrl);
    const identity = once(() => identityOf(request.get('authorization'), gate));
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = () => parseBody(request);
    if (/^\/\$batch\/?(\?|$)/.test(decodeDollar(url))) {
      if (request.method !== 'POST') throw methodNotAllowed(request.method);
      await identity();
      const inner = (asked: InnerRequest) => answerInner(asked, { route, world, gate, identity, ids });
      const responses = await runBatch(readBatch(body()), inner, (id, error) => failed(id, error, ids, world));
      return send(response, { status: 200, body: { responses } });
    }
    return send(response, await answer({ method: request.method, url, headers, identity, body }, route, world));
  });
  app.use(sendError(world));
  return app;
}

/** Routing comes before the token, the token before the body, the body before permission: the order in which Graph refuses. */
async function answer(asked: Asked, route: (method: string, url: string) => Match, world: World): Promise<Answer> {
  const { run, ...found } = route(asked.method, asked.url);
  if (world.switches.strictExpandDollar) requireDollars(asked.url);
  const identity = await asked.identity();
  return run({ ...found, headers: asked.headers, identity, body: asked.body() }, world);
}

type Inside = {
  route: (method: string, url: string) => Match;
  world: World;
  gate: Gate;
  identity: () => Promise<GraphIdentity>;
  ids: ExchangeIds;
};

async function answerInner(asked: InnerRequest, { route, world, gate, identity, ids }: Inside): Promise<InnerResponse> {
  try {
    gate.check(asked.method, `/v1.0${asked.url}`);
    const { status, body } = await answer({ ...asked, identity, body: () => asked.body }, route, world);
    return { id: asked.id, status, headers: body ? { 'Content-Type': JSON_TYPE } : {}, ...(body && { body }) };
  } catch (error) {
    return failed(asked.id, asGraphError(error), ids, world);
  }
}

function failed(id: string, error: GraphError, ids: ExchangeIds, world: World): InnerResponse {
  return { id, status: error.status, headers: { 'Content-Type': JSON_TYPE, ...error.headers }, body: errorBody(error, ids, world) };
}

/** The address below `/v1.0`. Other versions are unknown; a batch outside any version is a method not allowed, as on Graph. */
function withoutVersion(url: string): string {
  const match = /^\/v1\.0(\/.*)$/i.exec(url);
  if (match?.[1]) return match[1];
  if (/^\/\$batch/.test(decodeDollar(url))) throw methodNotAllowed('POST');
  throw badRequest(`Invalid version: ${url.split(/[/?]/)[1] ?? ''}`);
}

function decodeDollar(url: string): string {
  return url.replace(/%24/g, '$');
}

function methodNotAllowed(method: string): GraphError {
  return new GraphError(405, 'MethodNotAllowed', `The HTTP method '${method}' is not supported here.`);
}

async function identityOf(authorization: string | undefined, { identify }: Gate): Promise<GraphIdentity> {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
  if (!bearer) throw unauthenticated('Access token is empty.');
  const identity = await identify(bearer);
  if (identity === undefined) throw unauthenticated('CompactToken parsing failed with error code: 80049217');
  if (identity === 'expired') throw unauthenticated('Lifetime validation failed, the token is expired.');
  return identity;
}

function unauthenticated(message: string): GraphError {
  const challenge =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
  return new GraphError(401, 'InvalidAuthenticationToken', message, { headers: { 'WWW-Authenticate': challenge } });
}

function parseBody(request: Request): unknown {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined;
  try {
    if (!/\bjson\b/i.test(request.get('content-type') ?? '')) throw new Error('not JSON');
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw badRequest('Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.');
  }
}

function send(response: Response, { status, body }: Answer): void {
  response.status(status);
  if (body) response.set('Content-Type', JSON_TYPE).end(JSON.stringify(body));
  else response.end();
}

function sendError(world: World): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const known = asGraphError(transportError(error) ?? error);
    response.set(known.headers);
    send(response, { status: known.status, body: { ...errorBody(known, idsOf(response), world) } });
  };
}

/** Express's own refusals: a body that is too large, or that breaks off. */
function transportError(error: unknown): GraphError | undefined {
  if (error instanceof GraphError || typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return error.status === 413 ? new GraphError(413, 'requestEntityTooLarge', 'Request entity too large') : badRequest('Bad request.');
}

function commonHeaders({ requestId, clientRequestId }: ExchangeIds): Record<string, string> {
  const ServerInfo = { DataCenter: 'Norway East', Slice: 'E', Ring: '1', ScaleUnit: '000', RoleInstance: 'VEVEN' };
  return {
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'OData-Version': '4.0',
    'x-ms-ags-diagnostic': JSON.stringify({ ServerInfo }),
    'Strict-Transport-Security': 'max-age=31536000',
    'Cache-Control': 'no-store, no-cache',
  };
}

function idsOf(response: Response): ExchangeIds {
  return response.locals['ids'] as ExchangeIds;
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
