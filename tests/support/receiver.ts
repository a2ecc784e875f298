import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Json } from './graph-server.ts';

/** Somebody who is notified: what was posted to it, in order, and how it answers. */
export type Receiver = {
  url: string;
  answerTo: (token: string | null, response: ServerResponse) => void;
  requests: { method: string | undefined; url: string; type: string | undefined; body: string }[];
  /** The next notification that has not been looked at. */
  next(): Promise<Json>;
  close(): Promise<void>;
};

/** Takes what comes, and proves that it wants it. */
export function agree(token: string | null, response: ServerResponse): void {
  if (token === null) response.writeHead(202).end();
  else response.writeHead(200, { 'Content-Type': 'text/plain' }).end(token);
}

/** Starts somebody to be notified, on this machine; agreeable until told otherwise. */
export async function aReceiver(): Promise<Receiver> {
  const posted: Json[] = [];
  const waiting: ((body: Json) => void)[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const url = new URL(request.url ?? '', 'http://localhost');
    const token = url.searchParams.get('validationToken');
    made.requests.push({ method: request.method, url: url.href, type: request.headers['content-type'], body });
    made.answerTo(token, response);
    if (token !== null) return;
    const notification = JSON.parse(body);
    const waiter = waiting.shift();
    if (waiter) waiter(notification);
    else posted.push(notification);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    answerTo: agree,
    requests: [],
    next: () => (posted.length > 0 ? Promise.resolve(posted.shift()) : new Promise((resolve) => waiting.push(resolve))),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;
}
