import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { documents } from '../bot/adapters/documents/documents.ts';
import { GraphEventCalendar } from '../bot/adapters/graph/event-calendar.ts';
import { GraphSites } from '../bot/adapters/graph/sites.ts';
import { poolOn } from '../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../bot/adapters/postgres/delivered.ts';
import { PostgresDirectory } from '../bot/adapters/postgres/directory.ts';
import { openDatabase } from '../bot/adapters/postgres/embedded.ts';
import { PostgresInvitations } from '../bot/adapters/postgres/invitations.ts';
import { PostgresKeptLists } from '../bot/adapters/postgres/kept.ts';
import { PostgresLeadership } from '../bot/adapters/postgres/leadership.ts';
import { holdAlone } from '../bot/adapters/postgres/lock.ts';
import { PostgresQueue } from '../bot/adapters/postgres/queue.ts';
import { prepareSchema } from '../bot/adapters/postgres/schema.ts';
import { PostgresWhispers } from '../bot/adapters/postgres/whispers.ts';
import { botRoute } from '../bot/adapters/teams/bot-framework.ts';
import { Connector } from '../bot/adapters/teams/connector.ts';
import { InboundOnly } from '../bot/adapters/teams/credentials.ts';
import type { Veven } from '../bot/app.ts';
import { norway } from '../bot/calendar.ts';
import { compose } from '../bot/compose.ts';
import type { LocalConfig } from '../bot/config.ts';
import { lists } from '../bot/features.ts';
import { tokenVerifier } from '../bot/identity/token.ts';
import type { Inviter } from '../bot/invitation/inviter.ts';
import { signedLinks } from '../bot/mail/link.ts';
import { provision } from '../bot/provision/provision.ts';
import { always } from '../bot/snapshot/pace.ts';
import type { Instant } from '../shared/day.ts';
import type { GraphServer } from './graph/server.ts';
import { HOSTNAME, REGION_PATH, RESTRICTED_PATH } from './graph/sites.ts';
import { startLocalGraph } from './graph.ts';
import { audiences, type Issuer, openIssuer } from './issuer.ts';
import { playgroundConversations } from './playground-conversations.ts';
import { localGuard, localRoutes } from './routes.ts';
import { sampleAgendas } from './sample/agendas.ts';
import { appId, channels, samplePeople, team, tenantId } from './sample/directory.ts';
import { sampleChannels, samplePeopleRows } from './sample/people.rows.ts';
import { type LocalClock, Outbox, onlyOnce, openClock, openLinkSecret, prepareState } from './state.ts';
import { type TeamsStandIn, teamsStandIn } from './teams/stand-in.ts';

export interface LocalVeven {
  readonly origin: string;
  readonly graph: GraphServer;
  readonly issuer: Issuer;
  readonly teams: TeamsStandIn;
  readonly veven: Veven;
  readonly clock: LocalClock;
  readonly outbox: Outbox;
  readonly inviter: Inviter | undefined;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** How often the lists are looked at: often, since nobody is charged for it here. */
const syncSeconds = 3;

/** From whose calendar people are invited. */
const calendarMailbox = 'sekretariatet@veven.example';

/** Veven on one machine, `at` a moment of a fresh region if one is given, with what stands in for Microsoft 365: the code is the one that runs in a tenant. */
export async function startLocal(config: LocalConfig, log: Logger, { at }: { at?: Instant } = {}): Promise<LocalVeven> {
  let handle: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2', Refresh: '2' }).end('Veven starter …');
  };
  const server = createServer((request, response) => handle(request, response));
  const opened: (() => unknown)[] = [];
  /** Closes what has been opened, the latest first: also when a later part could not start. */
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    return await start();
  } catch (error) {
    await close();
    throw error;
  }

  async function start(): Promise<LocalVeven> {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, host, resolve));
    opened.push(() => closeServer(server));
    const { port } = server.address() as AddressInfo;
    const origin = `http://${host}:${port}`;
    await mkdir(config.DATA_DIR, { recursive: true });
    const database = await openDatabase({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL });
    opened.push(database.close);
    const { pool } = database;
    opened.push(await holdAlone(pool));
    await prepareSchema(pool);
    await prepareState(pool);
    const leadership = new PostgresLeadership(database.url, log);
    const store = new PostgresDelivered(pool, leadership);
    const clock = await openClock(pool, async () => (await store.current()).length === 0);
    if (at) await clock.moveTo(at);
    const issuer = await openIssuer(config.DATA_DIR, origin);
    // The list server has connections of its own: a bot that waits for it with every connection in hand would stand still with it.
    const graphPool = poolOn(database.url);
    opened.push(() => graphPool.end());
    const graph = await startLocalGraph({ pool: graphPool, port: config.GRAPH_PORT, issuer, clock });
    opened.push(graph.close);
    const access = { origin: graph.origin, token: () => issuer.appToken(audiences.graph) };
    const site = await GraphSites.at(access, { hostname: HOSTNAME, path: REGION_PATH, restricted: RESTRICTED_PATH });
    const outbox = new Outbox(pool, clock);
    const directory = new PostgresDirectory(pool);
    const anonymous = config.VEVEN_PLAYGROUND !== undefined;
    if (anonymous) log.warn('the Playground signs nothing: activities are taken without a token, on this machine only');
    const { veven, inviter, app, stop } = await compose({
      lists: site,
      kept: new PostgresKeptLists(pool),
      listsHavePages: false,
      pace: always(config.SYNC_SECONDS ?? syncSeconds),
      clock,
      calendar: norway(),
      messenger: new Connector({ botId: `28:${appId}`, token: async () => (anonymous ? undefined : issuer.appToken(audiences.connector)) }),
      mail: { way: outbox, links: signedLinks({ secret: await openLinkSecret(pool), publicUrl: origin }) },
      invitations: { calendar: new GraphEventCalendar(access, calendarMailbox), kept: new PostgresInvitations(pool) },
      store,
      directory,
      queue: new PostgresQueue(pool, log),
      leadership,
      whispers: new PostgresWhispers(database, log),
      documents,
      log,
      link: (path) => `${origin}/local/host?path=${encodeURIComponent(`/tab${path}`)}`,
      verify: tokenVerifier({ audience: appId, issuer: issuer.tabIssuer, keysUrl: `${origin}/local/keys`, tenants: [tenantId] }),
      bot: (takeTurn) =>
        botRoute(
          {
            credentials: new InboundOnly(anonymous ? '' : appId),
            ...(!anonymous && { channel: { openIdMetadataUrl: `${origin}/local/openid`, tokenIssuer: issuer.connectorIssuer } }),
          },
          takeTurn,
        ),
      frameAncestors: ["'self'"],
      proxies: 0,
      requestsPerMinute: config.REQUESTS_PER_MINUTE,
      teamsAppId: undefined,
      firstSecretariat: undefined,
    });
    const serviceUrl = `${origin}/local/connector/`;
    const teams = teamsStandIn({
      pool,
      serviceUrl: () => serviceUrl,
      botEndpoint: () => `${origin}/api/messages`,
      botToken: () => issuer.connectorToken(serviceUrl),
      acceptsBot: async (bearer) => anonymous || typeof (await issuer.read(bearer ?? '', [audiences.connector])) === 'object',
      bot: { id: `28:${appId}`, name: 'Veven' },
      tenantId,
      team,
      channels,
      people: samplePeople,
      now: () => new Date(clock.now()),
      graphUrl: () => `${graph.origin}/v1.0`,
    });
    await teams.start();
    opened.push(teams.stop);
    await provision(site, lists, { more: samplePeopleRows(), log });
    await directory.moveTo(serviceUrl, /^http:\/\/127\.0\.0\.1:\d+\/local\/connector\/$/);
    await veven.seed((world) => [...sampleChannels(world.snapshot)]);
    await onlyOnce(pool, 'sample agendas', () => veven.seed((world) => sampleAgendas(world)));
    const routes = localRoutes({ veven, issuer, clock, outbox, graphPool, origin: () => origin });
    routes.use('/local/connector', teams.connector);
    routes.use(teams.pages);
    // Nothing is sent before this: the channels and chats are reached at this very server.
    handle = app({ guard: localGuard(() => port), routes });
    if (config.VEVEN_PLAYGROUND === undefined) await teams.install();
    else for (const conversation of playgroundConversations(config.VEVEN_PLAYGROUND)) await directory.learn(conversation);
    opened.push(stop);
    await veven.start();
    return { origin, graph, issuer, teams, veven, clock, outbox, inviter, close };
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
