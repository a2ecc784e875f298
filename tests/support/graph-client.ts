import type { Client } from '@microsoft/microsoft-graph-client';
import { graphClient as clientFor } from '../../bot/adapters/graph/client.ts';

/** Microsoft's client with one bearer token, its requests going to a list server on this machine. */
export const graphClient = (origin: string, bearer: string): Client => clientFor({ origin, token: async () => bearer });
