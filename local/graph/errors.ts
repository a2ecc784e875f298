import { randomUUID } from 'node:crypto';
import type { Switches } from './switches.ts';

/** A failure as Graph words it. `code` and `message` are what clients see; `headers` go out with the answer. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly innerCode: string | undefined;

  constructor(status: number, code: string, message: string, extra: { headers?: Record<string, string>; innerCode?: string } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.innerCode = extra.innerCode;
  }
}

/** The request was understood and cannot be: a bad value, an unknown field, an unsupported query. */
export function invalidRequest(message = 'Invalid request'): GraphError {
  return new GraphError(400, 'invalidRequest', message);
}

/** The request was not understood: routing, OData syntax, JSON. */
export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

/** There is no such site, list, column or item. */
export function notFound(message = 'Item not found'): GraphError {
  return new GraphError(404, 'itemNotFound', message);
}

/** Known, but not permitted. */
export function accessDenied(): GraphError {
  return new GraphError(403, 'accessDenied', 'Access denied');
}

/** The caller's ETag is not the current one; nothing was written. */
export function resourceModified(): GraphError {
  return new GraphError(412, 'resourceModified', 'The resource has changed since the caller last read it; usually an eTag mismatch', {
    innerCode: 'entityTagDoesNotMatch',
  });
}

/** The name is taken. */
export function nameAlreadyExists(message: string): GraphError {
  return new GraphError(409, 'nameAlreadyExists', message);
}

/** No path leads there. */
export function unknownSegment(segment: string): GraphError {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}

/** Ids of one exchange: ours, and the caller's when it sent one. */
export type ExchangeIds = { requestId: string; clientRequestId: string };

/** Fresh ids; the caller's own is echoed when it is fit for a header. */
export function exchangeIds(sent: string | undefined): ExchangeIds {
  return { requestId: randomUUID(), clientRequestId: sent && /^[\x21-\x7e]{1,128}$/.test(sent) ? sent : randomUUID() };
}

type Said = { now: () => Date; switches: Switches };

/** The one body that every error has. Its date has no zone: it is UTC all the same. */
export function errorBody(error: GraphError, ids: ExchangeIds, { now, switches }: Said): object {
  const innerError = {
    ...(error.innerCode && { code: error.innerCode }),
    date: now().toISOString().slice(0, 19),
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
  };
  return { error: { code: error.code, message: error.message, [switches.innerErrorCase]: innerError } };
}

/** PostgreSQL's words for text it cannot store (a NUL, half a surrogate pair): the caller's mistake, not ours. */
const UNSTORABLE = new Set(['22P05', '22P02', '22021']);

/** Any thrown thing as the failure to answer with. */
export function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  if (typeof error === 'object' && error !== null && 'code' in error && UNSTORABLE.has(String(error.code))) return invalidRequest();
  return new GraphError(500, 'generalException', 'General exception while processing');
}
