import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request on its way to Graph: one that came by itself, or one inside a batch. */
export interface Asked {
  readonly method: string;
  /** Below the version, with its query: `/sites/…/items/delta?token=…`. */
  readonly url: string;
  readonly body: unknown;
  readonly inside: boolean;
}

/**
 * What becomes of a request. A status: Graph answers that and carries nothing out. `cut`: the connection breaks before Graph has the
 * request; inside a batch, before Graph has that one and those after it. `lost`: Graph carries it out, and the answer never comes.
 * `late`: Graph carries it out at once, and the answer comes when that resolves.
 */
export type Mishap = Refused | 'cut' | 'lost' | { readonly late: Promise<unknown> };

interface Refused {
  readonly status: number;
  readonly retryAfter?: number;
}

const isRefused = (mishap: Mishap | undefined): mishap is Refused => typeof mishap === 'object' && 'status' in mishap;

/** What is to become of a request; it is held back until this answers. */
export type Befall = (asked: Asked) => Mishap | undefined | Promise<Mishap | undefined>;

/** Graph as it is on a bad day: real HTTP in front of the list server. */
export interface UnrulyGraph {
  readonly origin: string;
  /** Everything that has been asked, in order, requests inside batches too. */
  readonly asked: Asked[];
  /** Nothing befalls a request unless this says so. */
  befall: Befall;
  close(): Promise<void>;
}

/** Puts an unruly Graph in front of a list server. */
export async function unrulyGraph(target: { origin: string }): Promise<UnrulyGraph> {
  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const graph: UnrulyGraph = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    befall: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return graph;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '', headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const mishap = await befalls({ method, url: url.replace(/^\/v1\.0/, ''), body, inside: false });
    if (mishap === 'cut') return void request.socket.destroy();
    if (isRefused(mishap)) return answer(response, mishap.status, retryAfter(mishap), errorBody(mishap.status));
    const batch = isBatch(url) ? await sorted((body as { requests: Inner[] }).requests) : undefined;
    const sent = batch ? JSON.stringify({ requests: batch.passed }) : text;
    const { 'content-length': _length, host: _host, connection: _connection, 'transfer-encoding': _encoding, ...others } = headers;
    const nothingLeft = batch?.passed.length === 0;
    const answered = nothingLeft
      ? { status: 200, headers: {}, text: '{"responses":[]}' }
      : await forward(`${target.origin}${url}`, { method, headers: others as Record<string, string>, ...(sent !== '' && { body: sent }) });
    if (typeof mishap === 'object') await mishap.late;
    if (mishap === 'lost' || batch?.cut) return void request.socket.destroy();
    const full = batch
      ? JSON.stringify({ responses: [...batch.answered, ...(JSON.parse(answered.text) as { responses: unknown[] }).responses] })
      : answered.text;
    answer(response, answered.status, answered.headers, full);
  }

  async function befalls(asked: Asked): Promise<Mishap | undefined> {
    graph.asked.push(asked);
    return graph.befall(asked);
  }

  /** The requests of a batch that Graph gets, and the answers to those that it does not get. */
  async function sorted(requests: readonly Inner[]) {
    const passed: Inner[] = [];
    const answered: object[] = [];
    let lost = false;
    for (const inner of requests) {
      const mishap = await befalls({ ...inner, inside: true });
      if (mishap === 'cut') return { passed, answered, cut: true };
      lost ||= mishap === 'lost';
      if (!isRefused(mishap)) passed.push(inner);
      else answered.push({ id: inner.id, status: mishap.status, headers: retryAfter(mishap), body: JSON.parse(errorBody(mishap.status)) });
    }
    return { passed, answered, cut: lost };
  }
}

type Inner = { readonly id: string; readonly method: string; readonly url: string; readonly body: unknown };

const isBatch = (url: string): boolean => /^\/v1\.0\/(\$|%24)batch$/.test(url);

async function forward(url: string, options: RequestInit) {
  const response = await fetch(url, options);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !/^(content-length|connection|keep-alive|date)$/.test(name)));
  return { status: response.status, headers, text: await response.text() };
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

const retryAfter = ({ retryAfter: seconds }: Refused): Record<string, string> =>
  seconds === undefined ? {} : { 'Retry-After': String(seconds) };

const codes: Readonly<Record<number, string>> = { 410: 'resyncRequired', 412: 'resourceModified', 429: 'activityLimitReached' };

const errorBody = (status: number): string =>
  JSON.stringify({ error: { code: codes[status] ?? 'serviceNotAvailable', message: 'An unruly Graph says no.' } });

/** The mishap befalls the first requests that match, and no other. */
export function onlyFirst(match: (asked: Asked) => boolean, mishap: Mishap, times = 1): Befall {
  let left = times;
  return (asked) => {
    if (left === 0 || !match(asked)) return undefined;
    left -= 1;
    return mishap;
  };
}

/** Numbers from 0 to 1 that are the same for the same seed. Source: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Mishaps in the order of a seed: of all requests the `share` is throttled, met by a server that is down, cut off before or after it
 * was carried out, or called changed, that several times in a row; and a link in the middle of a long reading is too old.
 */
export function misfortune(seed: number, share: number): Befall {
  const random = seeded(seed);
  let storm = 0;
  return ({ method, url, inside }) => {
    if (method === 'PATCH' && storm > 0) {
      storm -= 1;
      return { status: 412 };
    }
    const drawn = random() / share;
    const kind = random();
    if (drawn >= 1) return undefined;
    if (method === 'PATCH' && kind < 0.15) {
      storm = Math.floor(random() * 4);
      return { status: 412 };
    }
    if (!inside && url.includes('/items/delta') && kind < 0.15) return { status: 410 };
    if (!inside && kind < 0.15) return 'cut';
    if (!inside && kind < 0.3) return 'lost';
    const soon = random() < 0.97 ? 0 : 1;
    return { status: kind < 0.7 ? 429 : kind < 0.85 ? 503 : 504, retryAfter: soon };
  };
}
