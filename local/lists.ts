import { connect } from 'node:net';
import type { Logger } from 'pino';
import { GraphSites } from '../bot/adapters/graph/sites.ts';
import { poolOn } from '../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../bot/adapters/postgres/delivered.ts';
import { openDatabase } from '../bot/adapters/postgres/embedded.ts';
import { prepareSchema } from '../bot/adapters/postgres/schema.ts';
import type { LocalConfig } from '../bot/config.ts';
import { VevenError } from '../bot/error.ts';
import { lists } from '../bot/features.ts';
import type { Clock } from '../bot/ports.ts';
import { provision } from '../bot/provision/provision.ts';
import { HOSTNAME, REGION_PATH, RESTRICTED_PATH } from './graph/sites.ts';
import { startLocalGraph } from './graph.ts';
import { audiences, openIssuer } from './issuer.ts';
import { samplePeopleRows } from './sample/people.rows.ts';
import { openClock, prepareState } from './state.ts';

/** Milliseconds that a list server on this machine may take to say anything at all. */
const deadline = 10_000;

export interface OpenLists {
  readonly site: GraphSites;
  readonly clock: Clock;
  close(): Promise<void>;
}

/**
 * The lists of this machine's region for a command of its own: through the list server that runs, else through one of ours for as long as
 * it takes. Throws `not-connected` when what answers is not this region's list server.
 */
export async function openLocalLists(config: LocalConfig, log: Logger): Promise<OpenLists> {
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    const database = await openDatabase({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL });
    opened.push(database.close);
    const { pool } = database;
    await prepareSchema(pool);
    await prepareState(pool);
    const store = new PostgresDelivered(pool);
    const clock = await openClock(pool, async () => (await store.current()).length === 0);
    const issuer = await openIssuer(config.DATA_DIR, `http://127.0.0.1:${config.PORT}`);
    const at = (origin: string) =>
      GraphSites.at(
        { origin, token: () => issuer.appToken(audiences.graph) },
        { hostname: HOSTNAME, path: REGION_PATH, restricted: RESTRICTED_PATH },
      );
    if (await listens(config.GRAPH_PORT)) {
      const origin = `http://127.0.0.1:${config.GRAPH_PORT}`;
      try {
        // Graph's own client would wait minutes for something that never speaks.
        await fetch(origin, { signal: AbortSignal.timeout(deadline) });
        return { site: await at(origin), clock, close };
      } catch (cause) {
        throw new VevenError('not-connected', anothers(config.GRAPH_PORT), { cause });
      }
    }
    const own = poolOn(database.url);
    opened.push(() => own.end());
    const graph = await startLocalGraph({ pool: own, port: 0, issuer, clock });
    opened.push(graph.close);
    const site = await at(graph.origin);
    await provision(site, lists, { more: samplePeopleRows(), log });
    return { site, clock, close };
  } catch (error) {
    // What is left open would keep the command from ending.
    await close();
    throw error;
  }
}

const anothers = (port: number) =>
  `Another Veven's list server, or something else, answers on port ${port}: set DATA_DIR to the same folder as that one, or GRAPH_PORT to another port.`;

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
