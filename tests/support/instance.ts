import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { z } from 'zod';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { connectTo } from '../../bot/adapters/postgres/database.ts';
import { PostgresDelivered } from '../../bot/adapters/postgres/delivered.ts';
import { PostgresDirectory } from '../../bot/adapters/postgres/directory.ts';
import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import { PostgresLeadership } from '../../bot/adapters/postgres/leadership.ts';
import { PostgresQueue } from '../../bot/adapters/postgres/queue.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { PostgresWhispers } from '../../bot/adapters/postgres/whispers.ts';
import { Connector } from '../../bot/adapters/teams/connector.ts';
import { norway } from '../../bot/calendar.ts';
import { compose } from '../../bot/compose.ts';
import type { Leadership } from '../../bot/ports.ts';
import { always } from '../../bot/snapshot/pace.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { instant } from '../../shared/day.ts';

/**
 * `node tests/support/instance.ts '<options>'`: Veven as a tenant composes it, on the servers of a crowd, without the routes for
 * people. Says `leads`, `lost` and `ready`, each on a line of its own.
 */
const Options = z.object({
  databaseUrl: z.string(),
  graphOrigin: z.string(),
  /** A file with the milliseconds by which the region's time is ahead of this machine's: the same for every instance. */
  clock: z.string(),
  botId: z.string(),
});
export type InstanceOptions = z.infer<typeof Options>;

const { databaseUrl, graphOrigin, clock, botId } = Options.parse(JSON.parse(process.argv[2] ?? '{}'));
const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' }, pino.destination(2));
const offset = () => Number(readFileSync(clock, 'utf8'));
const say = (word: 'leads' | 'lost' | 'ready') => process.stdout.write(`${word}\n`);

const database = await connectTo(databaseUrl);
await prepareSchema(database.pool);
const leader = new PostgresLeadership(database.url, log);
const leadership: Leadership = {
  start: ({ won, lost }) =>
    leader.start({
      won: () => {
        say('leads');
        return won();
      },
      lost: () => {
        say('lost');
        return lost();
      },
    }),
  leads: () => leader.leads(),
  stop: () => leader.stop(),
};
const access = { origin: graphOrigin, token: async () => 'writer' };
const { veven } = await compose({
  lists: await GraphSite.at(access, { hostname: HOSTNAME, path: REGION_PATH }),
  kept: new PostgresKeptLists(database.pool),
  listsHavePages: true,
  pace: always(3600),
  clock: { now: () => instant(new Date(Date.now() + offset())) },
  calendar: norway(),
  messenger: new Connector({ botId, token: async () => 'bot' }),
  mail: undefined,
  store: new PostgresDelivered(database.pool, leader),
  directory: new PostgresDirectory(database.pool),
  queue: new PostgresQueue(database.pool, log),
  leadership,
  whispers: new PostgresWhispers(database, log),
  log,
  link: (path) => `https://veven.example/tab${path}`,
  verify: async () => '',
  bot: () => (_request, response) => response.status(404).end(),
  frameAncestors: [],
  proxies: 0,
  requestsPerMinute: 1200,
  teamsAppId: undefined,
  firstSecretariat: undefined,
});

/** The region's clock is moved by the test: time that has passed at once is looked at at once. */
let last = offset();
setInterval(() => {
  if (offset() === last) return;
  last = offset();
  veven.poke();
}, 50);

process.once('SIGTERM', () => void veven.stop().then(() => process.exit(0)));
await veven.start();
say('ready');
