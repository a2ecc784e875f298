import { createServer } from 'node:http';
import { openDatabase } from '../bot/adapters/postgres/embedded.ts';
import { type GraphAloneConfig, graphAloneConfigOfProcess } from '../bot/config.ts';
import { reasonToStop } from '../bot/stop.ts';
import { controlApp } from './graph/control.ts';
import { close, listen } from './graph/listening.ts';
import { grant } from './graph/permissions.ts';
import { channel, messages } from './graph/sample-channel.ts';
import { startGraph } from './graph/server.ts';
import { findSite, HOSTNAME, REGION_PATH } from './graph/sites.ts';
import { stampOf } from './graph/store.ts';
import { bearers, fullUser, identityOf, selected } from './graph/tokens.ts';
import { team } from './sample/directory.ts';

/** Starts the list server alone, for any client on this machine, and says in one line of JSON where it is and which tokens it takes. */
const read = graphAloneConfigOfProcess();
if ('mistakes' in read) {
  for (const mistake of read.mistakes) console.error(mistake);
  process.exit(1);
}
try {
  const { ready, stop } = await start(read.config);
  const end = () => {
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  console.log(JSON.stringify(ready));
} catch (error) {
  console.error(reasonToStop(error));
  process.exit(1);
}

async function start({ DATA_DIR, DATABASE_URL, GRAPH_HOST: host, GRAPH_PORT: port, GRAPH_PUBLIC_BASE: publicBase }: GraphAloneConfig) {
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    const { pool, close: closeDatabase } = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL });
    opened.push(closeDatabase);
    const graph = await startGraph({
      pool,
      port,
      host,
      publicBase,
      group: { id: team.groupId, messages: async (id) => (id === channel.id ? messages : undefined) },
      identify: async (bearer) => identityOf(bearer),
    });
    opened.push(graph.close);
    const control = createServer(controlApp(graph.control));
    const { origin: controlUrl } = await listen(control, { port: 0, host });
    opened.push(() => close(control));
    const site = findSite(`${HOSTNAME}:${REGION_PATH}`);
    const { lookupId: userLookupId } = await stampOf(pool, site.key, fullUser);
    for (const { role, identity } of selected) {
      const identities = [{ application: { id: identity.id, displayName: identity.name } }];
      await grant(pool, { site: site.key }, { id: `veven-${role}`, roles: [role], identities });
    }
    const where = { base: `${graph.origin}/v1.0`, siteId: site.id, hostname: HOSTNAME, sitePath: REGION_PATH };
    const who = { userLookupId, userId: fullUser.id, groupId: team.groupId, teamId: team.groupId, channelId: channel.id };
    return { ready: { ...where, ...who, tokens: bearers, controlUrl }, stop };
  } catch (error) {
    // Our own database outlives this process, unless it is told to end.
    await stop();
    throw error;
  }
}
