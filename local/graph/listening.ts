import type { Server } from 'node:http';

/** Where a server listens: a port, 0 for any free one, and a name or address of this machine. */
export type Place = { port: number; host?: string | undefined };

/** Starts to listen; rejects with the reason (`EADDRINUSE`) if the port is taken. */
export function listen(server: Server, { port, host = '127.0.0.1' }: Place): Promise<{ port: number; origin: string }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({ port: bound, origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}` });
    });
  });
}

/** Stops listening, and ends what is still connected. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
