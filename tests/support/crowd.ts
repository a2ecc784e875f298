import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { lists } from '../../bot/features.ts';
import { provision } from '../../bot/provision/provision.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { appId, team, tenantId } from '../../local/sample/directory.ts';
import type { Control } from '../../local/teams/faults.ts';
import { teamsStandIn } from '../../local/teams/stand-in.ts';
import { type Instant, osloInstant } from '../../shared/day.ts';
import { type CrowdSize, crowdChannels, crowdPeople, crowdRows, tuesday } from './crowd-rows.ts';
import { startTestGraph } from './graph-server.ts';
import type { InstanceOptions } from './instance.ts';

/** A region of many, and Teams and SharePoint around it; Veven itself runs in processes of its own (`instance.ts`). */
export interface Crowd {
  readonly connector: Control;
  readonly pool: Pool;
  /** Every chat and channel in which one message is wanted in each round. */
  readonly conversations: readonly string[];
  /** What an instance needs to find all this. */
  readonly options: InstanceOptions;
  /** Moves everybody's clock to a round's Tuesday at 08.30, and says which moment that is. */
  begin(round: number): Promise<Instant>;
  close(): Promise<void>;
}

const log = pino({ level: 'silent' });

/** Starts the servers with a region that has nothing to say before its first Tuesday. */
export async function startCrowd(size: CrowdSize): Promise<Crowd> {
  const folder = await mkdtemp(join(tmpdir(), 'veven-crowd-'));
  const clock = join(folder, 'clock');
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const moveTo = async (to: Instant) => {
    offset = Date.parse(to) - Date.now();
    await writeFile(clock, String(offset));
  };
  await moveTo(osloInstant(tuesday(-1), '08:00'));
  const graph = await startTestGraph({ now });
  const { pool, url } = graph.database;
  await prepareSchema(pool);
  const access = { origin: graph.server.origin, token: async () => 'admin' };
  const site = await GraphSite.at(access, { hostname: HOSTNAME, path: REGION_PATH });
  await provision(site, lists, { more: crowdRows(size), log });

  const people = crowdPeople(size);
  const channels = crowdChannels(size);
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const bot = { id: `28:${appId}`, name: 'Veven' };
  const teams = teamsStandIn({
    pool,
    serviceUrl: () => origin,
    botEndpoint: () => origin,
    botToken: async () => '',
    acceptsBot: async (bearer) => bearer === 'bot',
    bot,
    tenantId,
    team,
    channels,
    people,
    now,
  });
  await teams.start();
  app.use(teams.connector);
  const known = [
    ...people.map(({ key, oid }) => ({ id: teams.chatOf(key), kind: 'personal', identity: `${tenantId}/${oid}` })),
    ...channels.map(({ id }) => ({ id, kind: 'channel', identity: null })),
  ];
  await pool.query(
    `insert into veven.conversation (id, service_url, tenant_id, kind, identity)
     select id, $1, $2, kind, identity from json_to_recordset($3) as known (id text, kind text, identity text)`,
    [origin, tenantId, JSON.stringify(known)],
  );

  return {
    connector: teams.control,
    pool,
    conversations: known.map(({ id }) => id),
    options: { databaseUrl: url, graphOrigin: graph.server.origin, clock, botId: bot.id },
    async begin(round) {
      const at = osloInstant(tuesday(round), '08:30');
      await moveTo(at);
      return at;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await graph.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
