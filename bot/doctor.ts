import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { GraphEventCalendar } from './adapters/graph/event-calendar.ts';
import { siteGrants } from './adapters/graph/grants.ts';
import { siteProbe } from './adapters/graph/probe.ts';
import { personTokens } from './adapters/graph/sign-in.ts';
import { Site } from './adapters/graph/site.ts';
import { GraphSites } from './adapters/graph/sites.ts';
import { appTokens, resources } from './adapters/graph/token.ts';
import { connectTo } from './adapters/postgres/database.ts';
import { type AdministrationConfig, administrationConfigOfProcess, configOfProcess, type LocalConfig } from './config.ts';
import { calendarFinding } from './doctor/calendar.ts';
import { type Examined, examine } from './doctor/examine.ts';
import { doubtful, type Finding, lineOf, right, wrong } from './doctor/finding.ts';
import { answersAt } from './doctor/server.ts';
import { VevenError } from './error.ts';
import { features } from './features.ts';
import { reasonToStop } from './stop.ts';

/** `npm run doctor [-- --sign-in]`: looks whether everything is as Veven needs it, a line a finding, and changes nothing. Exit code 1 if something is wrong. */
try {
  const { values } = parseArgs({ options: { 'sign-in': { type: 'boolean', default: false } } });
  let failed = false;
  for await (const finding of findings(values['sign-in'])) {
    console.log(lineOf(finding));
    failed ||= finding.mark === '✗';
  }
  // Not process.exit: what has been said may not have reached the pipe yet.
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  console.error(reasonToStop(error));
  process.exitCode = 1;
}

async function* findings(signIn: boolean): AsyncGenerator<Finding> {
  const read = configOfProcess();
  if ('mistakes' in read) yield* read.mistakes.map((mistake) => wrong(`Settings: ${mistake}.`));
  else yield right('Settings: all that is needed is there.');
  const config = 'config' in read ? read.config : undefined;
  if (config?.VEVEN_MODE === 'local') return yield* onThisMachine(config);
  const administration = administrationConfigOfProcess();
  if ('mistakes' in administration) return yield doubtful('Everything else: cannot be looked at before these settings are right.');
  yield* examine(inTenant(administration.config, { signIn, notified: config?.NOTIFICATIONS === 'on' }));
  if (!config) return yield doubtful('Database and server: cannot be looked at before the settings are right.');
  const mailbox = config.CALENDAR_MAILBOX;
  if (mailbox !== undefined) {
    const access = { origin: resources.graph, token: tokenOfApp(administration.config) };
    yield await calendarFinding(mailbox, () => new GraphEventCalendar(access, mailbox).look());
  }
  yield await databaseFinding(config.DATABASE_URL);
  yield await answersAt(config.PUBLIC_URL);
}

async function* onThisMachine(config: LocalConfig): AsyncGenerator<Finding> {
  const open = (await import('../local/lists.ts')).openLocalLists;
  const { site, close } = await open(config, pino({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }));
  try {
    yield right('Database: it answers.');
    const probe = siteProbe(site.region.site);
    yield* examine({
      features,
      address: 'this machine’s site',
      provisionsItself: true,
      notified: false,
      site: async () => ({ lists: site, probe }),
      grants: [],
    });
  } finally {
    await close();
  }
}

function inTenant(config: AdministrationConfig, { signIn, notified }: { signIn: boolean; notified: boolean }): Examined {
  const { SITE_HOSTNAME: hostname, SITE_PATH: path, RESTRICTED_SITE_PATH: restrictedPath, CLIENT_ID: clientId } = config;
  const appToken = tokenOfApp(config);
  const app = { origin: resources.graph, token: appToken };
  const person = { origin: resources.graph, token: tokenOfPerson(config) };
  const paths = [path, ...(restrictedPath === undefined ? [] : [restrictedPath])];
  return {
    features,
    address: `${hostname}${path}`,
    provisionsItself: false,
    notified,
    token: appToken,
    site: async () => {
      const lists = await GraphSites.at(app, { hostname, path, restricted: restrictedPath });
      return { lists, probe: siteProbe(lists.region.site) };
    },
    ...(restrictedPath !== undefined && {
      restricted: {
        address: `${hostname}${restrictedPath}`,
        probe: async () => siteProbe(await Site.at(app, { hostname, path: restrictedPath })),
      },
    }),
    ...(signIn &&
      clientId !== undefined && {
        grants: paths.map((one) => ({
          site: `${hostname}${one}`,
          clientId,
          read: async () => siteGrants(await Site.at(person, { hostname, path: one })),
        })),
      }),
  };
}

function tokenOfApp({ TENANT_ID: tenantId, CLIENT_ID: clientId, credential }: AdministrationConfig): () => Promise<string> {
  let tokens: ReturnType<typeof appTokens> | undefined;
  return async () => {
    if (clientId === undefined || credential === undefined)
      throw new VevenError('not-connected', 'there is none without CLIENT_ID and a way for the app to prove who it is.');
    tokens ??= appTokens({ tenantId, clientId, credential });
    return (await tokens)(resources.graph);
  };
}

function tokenOfPerson({
  GRAPH_TOKEN: given,
  TENANT_ID: tenantId,
  ADMIN_CLIENT_ID: clientId,
}: AdministrationConfig): () => Promise<string> {
  if (given !== undefined) return async () => given;
  return personTokens({ tenantId, clientId, scope: 'Sites.FullControl.All', say: console.log });
}

async function databaseFinding(url: string | undefined): Promise<Finding> {
  if (url === undefined)
    return doubtful('Database: one of npm’s own in DATA_DIR, which only the server itself opens. For more than a trial set DATABASE_URL.');
  try {
    await (await connectTo(url)).close();
    return right('Database: it answers.');
  } catch (error) {
    return wrong(`Database: ${reasonToStop(error)}`);
  }
}
