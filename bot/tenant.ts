import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { instant } from '../shared/day.ts';
import { documents } from './adapters/documents/documents.ts';
import { GraphEventCalendar } from './adapters/graph/event-calendar.ts';
import { GraphSites } from './adapters/graph/sites.ts';
import { GraphSubscriptions } from './adapters/graph/subscriptions.ts';
import { appTokens, resources } from './adapters/graph/token.ts';
import { mailOf } from './adapters/mail/tenant-mail.ts';
import { PostgresDelivered } from './adapters/postgres/delivered.ts';
import { PostgresDirectory } from './adapters/postgres/directory.ts';
import { openDatabase } from './adapters/postgres/embedded.ts';
import { PostgresInvitations } from './adapters/postgres/invitations.ts';
import { PostgresKeptLists } from './adapters/postgres/kept.ts';
import { PostgresLeadership } from './adapters/postgres/leadership.ts';
import { PostgresQueue } from './adapters/postgres/queue.ts';
import { prepareSchema } from './adapters/postgres/schema.ts';
import { PostgresSubscriptions } from './adapters/postgres/subscriptions.ts';
import { PostgresWhispers } from './adapters/postgres/whispers.ts';
import { botRoute } from './adapters/teams/bot-framework.ts';
import { Connector } from './adapters/teams/connector.ts';
import { InboundOnly } from './adapters/teams/credentials.ts';
import { norway } from './calendar.ts';
import { compose } from './compose.ts';
import type { TenantConfig } from './config.ts';
import { entra, tokenVerifier } from './identity/token.ts';
import type { Clock } from './ports.ts';
import { paceOfTenant } from './snapshot/pace.ts';

/** Teams frames the tab from these. Source: Microsoft's list for tabs. */
const teams = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'];

/** Between two looks at the lists people work in, when SYNC_SECONDS does not say otherwise. */
const syncSeconds = 30;

const clock: Clock = { now: () => instant(new Date()) };

/** The lists of a tenant's region, for a command of its own. */
export async function tenantLists(config: TenantConfig): Promise<{ site: GraphSites; clock: Clock; close(): Promise<void> }> {
  return { site: await sitesOf(config, await tokensOf(config)), clock, close: async () => {} };
}

type Tokens = Awaited<ReturnType<typeof appTokens>>;

const tokensOf = ({ TENANT_ID, CLIENT_ID, credential }: TenantConfig): Promise<Tokens> =>
  appTokens({ tenantId: TENANT_ID, clientId: CLIENT_ID, credential });

const sitesOf = ({ SITE_HOSTNAME: hostname, SITE_PATH: path, RESTRICTED_SITE_PATH: restricted }: TenantConfig, tokens: Tokens) =>
  GraphSites.at({ origin: resources.graph, token: () => tokens(resources.graph) }, { hostname, path, restricted });

/** Veven in a tenant: the lists in SharePoint, Teams' connector, Entra's tokens. */
export async function startTenant(config: TenantConfig, log: Logger): Promise<{ origin: string; close(): Promise<void> }> {
  const database = await openDatabase({ dataDir: config.DATA_DIR, databaseUrl: config.DATABASE_URL });
  await prepareSchema(database.pool);
  const tokens = await tokensOf(config);
  const lists = await sitesOf(config, tokens);
  const leadership = new PostgresLeadership(database.url, log);
  const { veven, notified, app, stop } = await compose({
    lists,
    kept: new PostgresKeptLists(database.pool),
    listsHavePages: true,
    pace: paceOfTenant(config.SYNC_SECONDS ?? syncSeconds),
    ...(config.NOTIFICATIONS === 'on' && {
      notifications: {
        subscriptions: new GraphSubscriptions(lists.region.site, config.PUBLIC_URL),
        kept: new PostgresSubscriptions(database.pool),
      },
    }),
    clock,
    calendar: norway(),
    messenger: new Connector({ botId: `28:${config.CLIENT_ID}`, token: () => tokens(resources.connector) }),
    mail: mailOf(config, { tokens, log }),
    ...(config.CALENDAR_MAILBOX !== undefined && {
      invitations: {
        calendar: new GraphEventCalendar({ origin: resources.graph, token: () => tokens(resources.graph) }, config.CALENDAR_MAILBOX),
        kept: new PostgresInvitations(database.pool),
      },
    }),
    store: new PostgresDelivered(database.pool, leadership),
    directory: new PostgresDirectory(database.pool),
    queue: new PostgresQueue(database.pool, log),
    leadership,
    whispers: new PostgresWhispers(database, log),
    documents,
    log,
    link: (path) => deepLink(config, path),
    verify: tokenVerifier({ ...entra, audience: config.CLIENT_ID, tenants: [config.TENANT_ID, ...config.ALLOWED_TENANTS] }),
    bot: (takeTurn) => botRoute({ credentials: new InboundOnly(config.CLIENT_ID) }, takeTurn),
    frameAncestors: teams,
    // App Service stands in front.
    proxies: 1,
    requestsPerMinute: config.REQUESTS_PER_MINUTE,
    teamsAppId: config.TEAMS_APP_ID,
    firstSecretariat: config.SECRETARIAT,
  });
  await veven.start();
  const server = createServer(app());
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, resolve));
  notified?.subscriber.start();
  return {
    origin: `${config.PUBLIC_URL} (port ${(server.address() as AddressInfo).port})`,
    close: async () => {
      await stop();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

/** Opens the tab's page inside Teams; the tenant is named, since people come from several. */
function deepLink({ TEAMS_APP_ID, TENANT_ID, PUBLIC_URL }: TenantConfig, path: string): string {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: path }));
  return `https://teams.microsoft.com/l/entity/${TEAMS_APP_ID}/veven?webUrl=${encodeURIComponent(`${PUBLIC_URL}/tab${path}`)}&context=${context}&tenantId=${TENANT_ID}`;
}
