import { type Logger, pino } from 'pino';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { PostgresDelivered } from '../../bot/adapters/postgres/delivered.ts';
import { PostgresDirectory } from '../../bot/adapters/postgres/directory.ts';
import { PostgresKeptLists } from '../../bot/adapters/postgres/kept.ts';
import { prepareSchema } from '../../bot/adapters/postgres/schema.ts';
import { Veven } from '../../bot/app.ts';
import { norway } from '../../bot/calendar.ts';
import { features, lists } from '../../bot/features.ts';
import { provision } from '../../bot/provision/provision.ts';
import { always } from '../../bot/snapshot/pace.ts';
import { create } from '../../bot/write.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { sampleAgendas } from '../../local/sample/agendas.ts';
import { samplePeople, tenantId } from '../../local/sample/directory.ts';
import { samplePeopleRows } from '../../local/sample/people.rows.ts';
import type { Actor } from '../../shared/access.ts';
import { day, instant, osloInstant } from '../../shared/day.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { alone, silentDispatcher } from './alone.ts';
import { kari, startTestGraph, type TestGraph } from './graph-server.ts';
import { listsOf, type SharePointLists } from './lists.ts';
import { type UnrulyGraph, unrulyGraph } from './unruly-graph.ts';

/** Veven with its real features, the real adapter and what it keeps in PostgreSQL, on a Graph that is unruly when told to be. It posts nothing. */
export interface UnrulyVeven {
  readonly graph: TestGraph;
  readonly unruly: UnrulyGraph;
  readonly log: Logger;
  /** The lists as Kari of the secretariat changes them by hand, past the unruliness. */
  readonly byHand: SharePointLists;
  /** A process: from how the one before it left the lists. Through an unruly Graph of its own, if it is to die alone. */
  process(through?: UnrulyGraph): Promise<Veven>;
  /** A representative or deputy of a seat, or the secretariat. */
  actor(who: { seat: string; part?: 'representative' | 'deputy' } | 'secretariat'): Actor;
  /** Machine time in milliseconds: what Veven puts off is due as soon as it waits for it. */
  machine(): number;
  /** Moves the region's clock to a day and time in Oslo; it runs on from there. */
  moveTo(on: string, time: string): void;
  close(): Promise<void>;
}

const address = { hostname: HOSTNAME, path: REGION_PATH };
const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** A region with the sample's people and agendas, on pages so small that most lists take several. */
export async function startUnrulyVeven(at: { on: string; time: string }): Promise<UnrulyVeven> {
  let offset = 0;
  let waited = 0;
  const machine = () => Date.now() + waited;
  const wait = async (milliseconds: number) => {
    waited += milliseconds;
  };
  const now = () => instant(new Date(Date.now() + offset));
  const moveTo = (on: string, time: string) => {
    offset = Date.parse(osloInstant(day(on), time)) - Date.now();
  };
  moveTo(at.on, at.time);
  const graph = await startTestGraph({ now: () => new Date(now()), switches: { maxTop: 40 } });
  const unruly = await unrulyGraph(graph.server);
  const { pool } = graph.database;
  await prepareSchema(pool);
  const access = (origin: string) => ({ origin, token: async () => 'manager' });
  const secretary = create(people, {
    key: kari.id,
    title: kari.name,
    identity: `${tenantId}/${kari.id}`,
    roles: ['secretariat'],
    language: 'nb',
    contact: 'chat',
    rhythm: 'weekly',
  });
  await provision(await GraphSite.at(access(graph.server.origin), address), lists, { more: [...samplePeopleRows(), secretary], log });

  const store = new PostgresDelivered(pool);
  const running: Veven[] = [];
  async function process(through = unruly): Promise<Veven> {
    const veven = new Veven({
      features,
      lists: await GraphSite.at(access(through.origin), address),
      kept: new PostgresKeptLists(pool),
      pace: always(3600),
      clock: { now },
      calendar: norway(),
      dispatcher: silentDispatcher({ store, directory: new PostgresDirectory(pool), log }),
      ...alone,
      log,
      firstSecretariat: undefined,
      link: (path) => path,
      machine,
      wait,
    });
    running.push(veven);
    return veven;
  }
  const first = await process();
  await first.seed((world) => sampleAgendas(world));
  await first.settle();
  const actors = new Map(samplePeople.map((person) => [person, first.actor(`${tenantId}/${person.oid}`)]));
  await first.stop();
  return {
    graph,
    unruly,
    log,
    byHand: await listsOf(graph.as('kari'), `/sites/${graph.region}`),
    process,
    actor: (who) => {
      const found = [...actors].find(([{ seat, role }]) =>
        who === 'secretariat' ? role === who : seat?.key === who.seat && seat.part === (who.part ?? 'representative'),
      )?.[1];
      if (!found) throw new Error(`Nobody is ${JSON.stringify(who)}.`);
      return found;
    },
    machine,
    moveTo,
    close: async () => {
      unruly.befall = () => 'cut';
      for (const veven of running) await veven.stop();
      await unruly.close();
      await graph.close();
    },
  };
}
