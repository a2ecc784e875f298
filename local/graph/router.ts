import type { Pool } from 'pg';
import type { ZodType } from 'zod';
import { requireAccess } from './access.ts';
import { accessDenied, GraphError, invalidRequest, unknownSegment } from './errors.ts';
import type { Group } from './groups.ts';
import type { Access, GraphIdentity } from './identity.ts';
import type { Notifier } from './notify.ts';
import { decode, linkQuery, parseQuery, type Query } from './query.ts';
import { findSite, type Site } from './sites.ts';
import { findList, type ListRow } from './store.ts';
import type { Switches } from './switches.ts';

/** What every handler works with. */
export type World = { pool: Pool; publicBase: string; switches: Switches; notifier: Notifier; now: () => Date; group: Group | undefined };

/** A request that has found its handler and whose sender is known. */
export type Call = {
  params: Record<string, string>;
  query: Query;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Parsed JSON; undefined when nothing was sent. */
  body: unknown;
  identity: GraphIdentity;
  /** The path as it was sent, for links that lead back to it. */
  path: string;
};

/** A successful answer; failures are thrown. */
export type Answer = { status: number; body?: Record<string, unknown> };

export type Handler = (call: Call, world: World) => Promise<Answer>;

/** A path such as `sites/{site}/lists`, relative to the version. */
export type Route = { method: string; path: string; run: Handler };

export type SiteCall = Call & { site: Site };
export type ListCall = SiteCall & { list: ListRow };

/** A handler under a site, for those who have that access to it. */
export function onSite(needed: Access, run: (call: SiteCall, world: World) => Promise<Answer>): Handler {
  return async (call, world) => {
    const site = findSite(param(call, 'site'));
    await requireAccess(world.pool, call.identity, { site: site.key }, needed);
    return run({ ...call, site }, world);
  };
}

/** A handler under a list, for those who have that access to its site or to the list alone. SharePoint's own lists are only read. */
export function onList(needed: Access, run: (call: ListCall, world: World) => Promise<Answer>): Handler {
  return async (call, world) => {
    const site = findSite(param(call, 'site'));
    const list = await findList(world.pool, site.key, param(call, 'list')).catch(async (missing: unknown) => {
      // Those who may not look into the site do not learn which lists it has.
      await requireAccess(world.pool, call.identity, { site: site.key }, needed);
      throw missing;
    });
    await requireAccess(world.pool, call.identity, { site: site.key, list: list.id }, needed);
    if (list.system && needed !== 'read') throw accessDenied();
    return run({ ...call, site, list }, world);
  };
}

/** A part of the path. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`Expected the route of ${call.path} to have a {${name}}.`);
  return value;
}

/** The body as an object; anything else is refused. */
export function objectBody(call: Call): Record<string, unknown> {
  if (!isObject(call.body)) throw invalidRequest();
  return call.body;
}

/** The body as a schema reads it, without OData's annotations; what does not fit is refused, with the first reason. */
export function bodyAs<T>(schema: ZodType<T>, call: Call): T {
  const members = Object.entries(objectBody(call)).filter(([name]) => !name.includes('@'));
  const { success, data, error } = schema.safeParse(Object.fromEntries(members));
  if (success) return data;
  throw invalidRequest(`Invalid request: ${error.issues.map(({ path, message }) => [...path, message].join(' '))[0]}`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An absolute link back to the same resource, at another position. */
export function linkTo(call: Call, world: World, position: [name: string, value: string]): string {
  return `${world.publicBase}${call.path}?${linkQuery(call.query, position)}`;
}

type Node = { literals: Map<string, Node>; capture?: { name: string; node: Node }; handlers: Map<string, Handler> };

/** Where a request leads. */
export type Match = { run: Handler; params: Record<string, string>; path: string; query: Query };

/** Finds the handler of a method and an address below the version, such as `/sites/root?$select=id`. */
export type Router = (method: string, url: string) => Match;

export function createRouter(routes: Route[]): Router {
  const root = newNode();
  for (const route of routes) {
    let node = root;
    for (const part of route.path.split('/')) node = part.startsWith('{') ? capturing(node, part.slice(1, -1)) : literal(node, part);
    node.handlers.set(route.method, route.run);
  }
  return (method, url) => {
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    const { segments, path: clean, token } = readPath(path);
    const { node, params } = walk(root, segments);
    const run = node.handlers.get(method);
    if (!run) throw new GraphError(405, 'MethodNotAllowed', `The HTTP method '${method}' is not supported here.`);
    const query = parseQuery(at < 0 ? '' : url.slice(at + 1));
    return { run, params, path: clean, query: token === undefined ? query : new Map([...query, ['token', token]]) };
  };
}

function newNode(): Node {
  return { literals: new Map(), handlers: new Map() };
}

function literal(node: Node, part: string): Node {
  const next = node.literals.get(part.toLowerCase()) ?? newNode();
  node.literals.set(part.toLowerCase(), next);
  return next;
}

function capturing(node: Node, name: string): Node {
  node.capture ??= { name, node: newNode() };
  return node.capture.node;
}

function walk(root: Node, segments: string[]): { node: Node; params: Record<string, string> } {
  const params: Record<string, string> = {};
  let node = root;
  for (const segment of segments) {
    const named = node.literals.get(segment.toLowerCase());
    if (named) {
      node = named;
    } else if (node.capture) {
      params[node.capture.name] = segment;
      node = node.capture.node;
    } else {
      throw unknownSegment(segment);
    }
  }
  return { node, params };
}

const DELTA = /\/delta\((?:token='([^']*)')?\)$/;

/** The decoded segments of a path. `host:/a/b:` is one of them, and `delta(token='…')` is `delta` with that option. */
function readPath(sent: string): { segments: string[]; path: string; token: string | undefined } {
  const call = DELTA.exec(decode(sent));
  const path = call ? `${sent.slice(0, sent.lastIndexOf('/'))}/delta` : sent;
  const segments: string[] = [];
  let sitePath: string[] | undefined;
  for (const part of path
    .split('/')
    .filter((piece) => piece !== '')
    .map(decode)) {
    if (sitePath) {
      sitePath.push(part.replace(/:$/, ''));
      if (!part.endsWith(':')) continue;
      segments.push(`${segments.pop() ?? ''}:/${sitePath.join('/')}`);
      sitePath = undefined;
    } else if (segments.at(-1) === 'sites' && part.endsWith(':')) {
      segments.push(part.slice(0, -1));
      sitePath = [];
    } else {
      segments.push(part);
    }
  }
  if (sitePath) segments.push(`${segments.pop() ?? ''}:/${sitePath.join('/')}`);
  return { segments, path, token: call?.[1] };
}
