import { connect } from 'node:net';
import type { Logger } from 'pino';
import { GraphSite } from '../bot/adapters/graph/lists.ts';
import { poolOn } from '../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../bot/adapters/postgres/delivered.ts';
import { openDatabase } from '../bot/adapters/postgres/embedded.ts';
import { prepareSchema } from '../bot/adapters/postgres/schema.ts';
import type { LocalConfig } from '../bot/config.ts';
import { lists } from '../bot/features.ts';
import type { Clock } from '../bot/ports.ts';
import { provision } from '../bot/provision/provision.ts';
import { HOSTNAME, REGION_PATH } from './graph/sites.ts';
import { startLocalGraph } from './graph.ts';
import { audiences, openIssuer } from './issuer.ts';
import { samplePeopleRows } from './sample/people.rows.ts';
import { openClock, prepareState } from './state.ts';

export interface OpenLists {
  readonly site: GraphSite;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** The lists of this machine's region for a command of its own: through the list server that runs, else through one of ours for as long as it takes. */
export async function openLocalLists(config: LocalConfig, log: Logger): Promise<OpenLists> {
  const database = await openDatabase({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL });
  const { pool } = database;
  await prepareSchema(pool);
  await prepareState(pool);
  const store = new PostgresDelivered(pool);
  const clock = await openClock(pool, async () => (await store.current()).length === 0);
  const issuer = await openIssuer(config.DATA_DIR, `http://127.0.0.1:${config.PORT}`);
  const running = await listens(config.GRAPH_PORT);
  const own = running ? undefined : { pool: poolOn(database.url) };
  const graph = own && (await startLocalGraph({ pool: own.pool, port: 0, issuer, clock }));
  const origin = graph?.origin ?? `http://127.0.0.1:${config.GRAPH_PORT}`;
  const site = await GraphSite.at(
    { origin, token: () => issuer.appToken(audiences.graph) },
    {
      hostname: HOSTNAME,
      path: REGION_PATH,
    },
  );
  if (graph) await provision(site, lists, { more: samplePeopleRows(), log });
  return {
    site,
    clock,
    close: async () => {
      await graph?.close();
      await own?.pool.end();
      await database.close();
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
