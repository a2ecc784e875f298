import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { siteGrants } from './adapters/graph/grants.ts';
import { type DelegatedScope, personTokens } from './adapters/graph/sign-in.ts';
import { Site } from './adapters/graph/site.ts';
import { GraphSites } from './adapters/graph/sites.ts';
import { appTokens, resources } from './adapters/graph/token.ts';
import { type AdministrationConfig, administrationConfigOfProcess } from './config.ts';
import { lists } from './features.ts';
import { type GrantedApp, letIn } from './provision/grant.ts';
import { runProvision } from './provision/run.ts';
import { reasonToStop } from './stop.ts';

/**
 * `npm run provision [-- --dry-run] [-- --as-app] [-- --grant]`: makes the lists and the region's catalogue in the tenant's site, as
 * the person who signs in, and lets the app into it. Veven itself needs *write* there only.
 */
const options = {
  'dry-run': { type: 'boolean', default: false },
  'as-app': { type: 'boolean', default: false },
  grant: { type: 'boolean', default: false },
} as const;

try {
  await provisionTenant();
} catch (error) {
  console.error(reasonToStop(error));
  process.exitCode = 1;
}

async function provisionTenant(): Promise<void> {
  const { 'dry-run': dryRun, 'as-app': asApp, grant } = parseArgs({ options }).values;
  const read = administrationConfigOfProcess();
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  const { config } = read;
  const app = grant ? appToLetIn(config) : undefined;
  const scope = grant ? 'Sites.FullControl.All' : dryRun ? 'Sites.Read.All' : 'Sites.Manage.All';
  const token = asApp ? await appToken(config) : personToken(config, scope);
  const access = { origin: resources.graph, token };
  const { SITE_HOSTNAME: hostname, SITE_PATH: path, RESTRICTED_SITE_PATH: restricted } = config;
  const site = await GraphSites.at(access, { hostname, path, restricted });
  if (restricted === undefined)
    console.log('RESTRICTED_SITE_PATH is not set: what is exempt from disclosure has nowhere to lie, and is turned off.');
  await runProvision({
    site,
    lists: restricted === undefined ? lists.filter((list) => list.site === 'region') : lists,
    dryRun,
    log: pino({ level: config.LOG_LEVEL }),
    say: console.log,
  });
  if (!app) return;
  for (const one of [path, restricted])
    if (one !== undefined)
      console.log(`${one}: ${await letIn(siteGrants(await Site.at(access, { hostname, path: one })), app, { dryRun })}`);
}

function personToken(config: AdministrationConfig, scope: DelegatedScope): () => Promise<string> {
  const { GRAPH_TOKEN: given, TENANT_ID: tenantId, ADMIN_CLIENT_ID: clientId } = config;
  return given === undefined ? personTokens({ tenantId, clientId, scope, say: console.log }) : async () => given;
}

async function appToken({ TENANT_ID: tenantId, CLIENT_ID: clientId, credential }: AdministrationConfig): Promise<() => Promise<string>> {
  if (clientId === undefined || credential === undefined)
    throw new Error('--as-app needs CLIENT_ID, and CLIENT_SECRET or another way for the app to prove who it is.');
  const tokens = await appTokens({ tenantId, clientId, credential });
  return () => tokens(resources.graph);
}

function appToLetIn({ CLIENT_ID }: AdministrationConfig): GrantedApp {
  if (CLIENT_ID === undefined) throw new Error('--grant needs CLIENT_ID: the app that is to be let in.');
  return { id: CLIENT_ID, name: 'Veven' };
}
