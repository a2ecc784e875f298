import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { GraphSubscriptions } from '../../bot/adapters/graph/subscriptions.ts';
import { PostgresDelivered } from '../../bot/adapters/postgres/delivered.ts';
import { PostgresDirectory } from '../../bot/adapters/postgres/directory.ts';
import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import { PostgresQueue } from '../../bot/adapters/postgres/queue.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { PostgresSubscriptions } from '../../bot/adapters/postgres/subscriptions.ts';
import type { Veven } from '../../bot/app.ts';
import { norway } from '../../bot/calendar.ts';
import { compose } from '../../bot/compose.ts';
import type { Messenger } from '../../bot/ports.ts';
import type { Pace } from '../../bot/snapshot/pace.ts';
import type { Subscriber } from '../../bot/snapshot/subscriber.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { instant } from '../../shared/day.ts';
import { alone } from './alone.ts';
import type { TestGraph } from './graph-server.ts';

/** Veven with notifications on, its routes on a port of their own. Teams is not there. */
export interface NotifiedVeven {
  readonly veven: Veven;
  readonly subscriber: Subscriber;
  readonly origin: string;
  /** What it has logged as a warning or worse. */
  readonly logged: { readonly msg: string; readonly reason?: string }[];
  /** Notifications get lost on their way. */
  deaf: boolean;
  /** How many of them have got lost. */
  missed: number;
  /** Resolves when that is so, looked at after every plan, every line in the log and every notification that got lost. */
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface NotifiedWish {
  readonly graph: TestGraph;
  /** The token it has for Graph. Default: may write everywhere. */
  readonly bearer?: string;
  readonly pace: Pace;
  readonly machine: () => number;
  /** As that of the process before. Default: any. */
  readonly port?: number;
}

const nobody = () => Promise.reject(new Error('nobody is there'));
const messenger: Messenger = { post: nobody, reply: nobody, say: nobody, update: nobody, members: nobody, channels: nobody };

export async function startNotified({ graph, bearer = 'writer', pace, machine, port = 0 }: NotifiedWish): Promise<NotifiedVeven> {
  const { pool } = graph.database;
  await prepareSchema(pool);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access = { origin: graph.server.origin, token: async () => bearer };
  const lists = await GraphSite.at(access, { hostname: HOSTNAME, path: REGION_PATH });
  const logged: NotifiedVeven['logged'] = [];
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  const write = (line: string) => {
    logged.push(JSON.parse(line));
    wake();
  };
  const log = pino({ level: 'warn' }, { write });
  const { veven, notified, app, stop } = await compose({
    lists,
    kept: new PostgresKeptLists(pool),
    pace,
    listsHavePages: true,
    notifications: {
      subscriptions: new GraphSubscriptions(lists.site, origin),
      kept: new PostgresSubscriptions(pool),
      machine,
      gathers: 0,
    },
    clock: { now: () => instant(new Date(machine())) },
    calendar: norway(),
    messenger,
    mail: undefined,
    store: new PostgresDelivered(pool),
    directory: new PostgresDirectory(pool),
    queue: new PostgresQueue(pool, log),
    ...alone,
    log,
    link: (path) => path,
    verify: nobody,
    bot: () => (_request, response) => void response.status(404).end(),
    frameAncestors: [],
    proxies: 0,
    requestsPerMinute: 1200,
    teamsAppId: undefined,
    firstSecretariat: undefined,
  });
  if (!notified) throw new Error('notifications were asked for');
  veven.afterEachPlan(async () => wake());
  const handle = app();
  const made: NotifiedVeven = {
    veven,
    subscriber: notified.subscriber,
    origin,
    logged,
    deaf: false,
    missed: 0,
    until: async (condition) => {
      while (!condition()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    stop: async () => {
      await stop();
      await closed(server);
    },
  };
  server.on('request', (request, response) => {
    if (!made.deaf) return handle(request, response);
    response.writeHead(202).end();
    made.missed += 1;
    wake();
  });
  await veven.start();
  await notified.subscriber.look();
  return made;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
