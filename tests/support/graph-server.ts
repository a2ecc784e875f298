import type { Client } from '@microsoft/microsoft-graph-client';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import type { Access, GraphIdentity } from '../../local/graph/identity.ts';
import { type GraphOptions, type GraphServer, startGraph } from '../../local/graph/server.ts';
import { SITES } from '../../local/graph/sites.ts';
import { graphClient } from './graph-client.ts';
import { freshDatabase } from './postgres.ts';

/** The person behind the token `kari`. */
export const kari = {
  kind: 'user',
  id: '5b1c7c34-0000-4000-8000-000000000001',
  name: 'Kari Nordmann',
  email: 'kari@rollag.example',
} as const;

/** Tokens that the test server knows, and whom they stand for. */
const IDENTITIES: Record<string, GraphIdentity> = {
  admin: app('full'),
  manager: app('manage'),
  writer: app('write'),
  reader: app('read'),
  stranger: app('none'),
  'region-only': { ...app('write'), access: { region: 'write' } },
  selected: app('selected'),
  organizer: { ...app('none'), may: ['calendars', 'channelMessages'] },
  kari: { ...kari, access: 'write', may: ['calendars'] },
  'kari-in-explorer': { ...kari, access: 'write', through: { id: 'de8bc8b5-d9f9-48b1-a8ad-b748da725064', name: 'Graph Explorer' } },
};

function app(access: Access | 'selected'): GraphIdentity & { kind: 'app' } {
  return {
    kind: 'app',
    id: `a0000000-0000-4000-8000-${access.padEnd(12, '0').replace(/[^0-9a-f]/g, '0')}`,
    name: `Veven (${access})`,
    access,
  };
}

/** What a raw answer is, parsed. */
export type Raw = { status: number; headers: Headers; body: Json };
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely; what they hold is what the tests are about.
export type Json = any;

/** A list server on a database of its own, with clients for it. */
export type TestGraph = {
  server: GraphServer;
  database: Database;
  region: string;
  restricted: string;
  /** The official client, signed in by that token. */
  as(bearer: string): Client;
  /** One plain request below /v1.0, as `manager` unless it says otherwise. */
  raw(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string>; bearer?: string | null }): Promise<Raw>;
  /** A new list in the region's site; its address. */
  aList(columns?: object[], displayName?: string): Promise<{ id: string; path: string }>;
  close(): Promise<void>;
};

/** Starts the list server for a test file. */
export async function startTestGraph(
  options: Pick<GraphOptions, 'now' | 'switches' | 'webhookTimes' | 'group' | 'publicBase'> = {},
): Promise<TestGraph> {
  const database = await freshDatabase();
  const identify = async (bearer: string) => (bearer === 'expired' ? 'expired' : IDENTITIES[bearer]);
  const server = await startGraph({ pool: database.pool, port: 0, identify, notificationDelayMs: 0, ...options });
  const siteId = (key: string) => SITES.find((site) => site.key === key)!.id;
  let lists = 0;

  const raw: TestGraph['raw'] = async (method, path, { body, headers = {}, bearer = 'manager' } = {}) => {
    const response = await fetch(`${server.origin}/v1.0${path}`, {
      method,
      headers: {
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };
  return {
    server,
    database,
    region: siteId('region'),
    restricted: siteId('restricted'),
    as: (bearer) => graphClient(server.origin, bearer),
    raw,
    aList: async (columns = [], displayName = `Liste ${++lists}`) => {
      const { status, body } = await raw('POST', `/sites/${siteId('region')}/lists`, { body: { displayName, columns } });
      if (status !== 201) throw new Error(`Expected a list, but got ${status} ${JSON.stringify(body)}`);
      return { id: body.id, path: `/sites/${siteId('region')}/lists/${body.id}` };
    },
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}
