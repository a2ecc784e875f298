import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { GraphSubscriptions } from '../../bot/adapters/graph/subscriptions.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { PostgresSubscriptions } from '../../bot/adapters/postgres/subscriptions.ts';
import { norway } from '../../bot/calendar.ts';
import { features, lists } from '../../bot/features.ts';
import { notificationRoutes } from '../../bot/http/notifications.ts';
import { provision } from '../../bot/provision/provision.ts';
import { Ear } from '../../bot/snapshot/ear.ts';
import { Mirror } from '../../bot/snapshot/mirror.ts';
import { Subscriber } from '../../bot/snapshot/subscriber.ts';
import type { World } from '../../bot/world.ts';
import { create, type Write } from '../../bot/write.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { samplePeopleRows } from '../../local/sample/people.rows.ts';
import { dayOf, type Instant, instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { List } from '../../shared/list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { startTestGraph, type TestGraph } from '../support/graph-server.ts';

const log = pino({ level: 'silent' });
const calendar = norway();
/** As in `Veven`. */
const mostRounds = 12;
const byRule = { changedBy: 'Veven', changedById: undefined, changedVia: 'veven' } as const;

/** A site with the region's lists, and a machine whose time the bench moves. */
export interface Region {
  readonly graph: TestGraph;
  readonly site: GraphSite;
  readonly time: { at: number };
  close(): Promise<void>;
}

/** A region at a moment: catalogue, seats and people, a meeting from ten to twelve that day, and thirty decisions that all municipalities follow up. */
export async function aRegion(at: Instant): Promise<Region> {
  const time = { at: Date.parse(at) };
  const graph = await startTestGraph({ now: () => new Date(time.at) });
  await prepareSchema(graph.database.pool);
  const site = await siteOf(graph, 'admin');
  await provision(site, lists, { more: [...samplePeopleRows(), ...agenda(at)], log });
  return { graph, site: await siteOf(graph, 'writer'), time, close: graph.close };
}

const siteOf = ({ server }: TestGraph, bearer: string) =>
  GraphSite.at({ origin: server.origin, token: async () => bearer }, { hostname: HOSTNAME, path: REGION_PATH });

const agenda = (at: Instant): Write[] => [
  create(meetings, {
    key: 'HR/møte',
    title: 'HR',
    network: 'HR',
    kind: 'meeting',
    startsAt: hours(at, 2),
    endsAt: hours(at, 4),
    state: 'noticed',
    noticeAt: hours(at, -300),
  }),
  ...Array.from({ length: 30 }, (_, index) =>
    create(decisions, {
      key: `HR/møte/${index}/1`,
      title: `Beslutning ${index}`,
      caseKey: `HR/møte/${index}`,
      meeting: 'HR/møte',
      network: 'HR',
      decidedAt: hours(at, -1000),
      followUpBy: 'municipalities',
      state: 'open',
    }),
  ),
];

const hours = (from: Instant, count: number): Instant => instant(new Date(Date.parse(from) + count * 3_600_000));

/** The snapshot of a region and what follows from it by rule, told of changes by Graph or not, as `compose` and `Veven` put them together. */
export interface Followed {
  readonly mirror: Mirror;
  readonly subscriber: Subscriber | undefined;
  /** Milliseconds; two readings within one moment are two, so that it moves on a little whenever it is asked. */
  machine(): number;
  world(): World;
  /** Makes the rows that must exist. */
  makeRows(): Promise<void>;
  /** Resolves when these lists have been read since then; at once where nobody tells of changes. */
  told(lists: Iterable<List>, since: number): Promise<void>;
  close(): Promise<void>;
}

export async function follow({ graph, site, time }: Region, { notified }: { notified: boolean }): Promise<Followed> {
  let moments = 0;
  const machine = () => {
    moments += 1;
    return time.at + moments / 1e4;
  };
  const mirror = new Mirror({ lists, port: site, log, machine });
  await mirror.sync();
  const waiting: (() => void)[] = [];
  const hear = async (changed: readonly List[]) => {
    await mirror.sync(changed);
    for (const resolve of waiting.splice(0)) resolve();
  };
  const server = notified ? await listenTo({ graph, site, machine, mirror, hear }) : undefined;
  const world = (): World => {
    const now = instant(new Date(time.at));
    return { snapshot: mirror.snapshot, now, today: dayOf(now), calendar, link: (path) => path };
  };
  const told = async (changed: Iterable<List>, since: number) => {
    const behind = [...changed];
    while (server && behind.some((list) => (mirror.readAt(list) ?? 0) < since)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const makeRows = async () => {
    for (let round = 0; round < mostRounds; round += 1) {
      const writes = features.flatMap((feature) => feature.rows?.(world()) ?? []);
      const since = machine();
      if (!(await mirror.writer.many(writes, byRule))) return;
      await told(new Set(writes.map(({ list }) => list)), since);
    }
  };
  await makeRows();
  return { mirror, subscriber: server?.subscriber, machine, world, makeRows, told, close: async () => server?.close() };
}

type Listening = Pick<Region, 'graph' | 'site'> & Pick<Followed, 'mirror' | 'machine'> & { hear(lists: readonly List[]): Promise<void> };

/** Where Graph tells of changes: our routes on a port of their own, and a subscription to every list. */
async function listenTo({ graph, site, machine, mirror, hear }: Listening) {
  const app = express();
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kept = new PostgresSubscriptions(graph.database.pool);
  const subscriber = new Subscriber({ lists, subscriptions: new GraphSubscriptions(site.site, origin), kept, log, machine });
  const ear = new Ear({ mirror, hear, log, gathers: 0 });
  app.use('/graph', notificationRoutes({ subscriber, ear, log }));
  await subscriber.look();
  if (!subscriber.works()) throw new Error('the region has no subscriptions');
  return {
    subscriber,
    close: async () => {
      await subscriber.stop();
      await ear.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
