import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@microsoft/microsoft-graph-client';
import { pino } from 'pino';
import { graphClient } from '../../bot/adapters/graph/client.ts';
import { readConfig } from '../../bot/config.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import { audiences } from '../../local/issuer.ts';
import { channels, samplePeople } from '../../local/sample/directory.ts';
import { type LocalVeven, startLocal } from '../../local/start.ts';
import { day, instant, osloInstant } from '../../shared/day.ts';
import type { Settings } from '../../shared/setting/setting.rules.ts';
import { listsOf, type SharePointLists } from './lists.ts';
import { freshDatabase } from './postgres.ts';
import { type Teams, teamsOf, type Who } from './teams.ts';

/** The whole of Veven on one machine, driven from outside: activities, Graph and requests over HTTP. */
export interface RunningVeven extends LocalVeven {
  readonly people: Teams;
  /** Microsoft's client as an administrator's, on the lists. */
  readonly sharePoint: Client;
  /** The site's path for that client. */
  readonly site: string;
  /** The lists as a person's own hands reach them in SharePoint: with their own token. */
  byHand(who: Who): Promise<SharePointLists>;
  /** Microsoft's client with a person's own token. */
  clientOf(who: Who): Client;
  /** Moves the region's clock to a day and time in Oslo, and waits until everything is done. */
  moveTo(on: string, time: string): Promise<void>;
  /** Waits until nothing is left to do. */
  settle(): Promise<void>;
  /** A request of the tab, as someone. */
  tab(who: Who): {
    get<T>(path: string): Promise<T>;
    post(verb: string, input: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
  };
}

/**
 * Starts Veven with the sample region at a moment in Oslo, `2026-11-23T08:00`, on free ports and a database of its own. Channel
 * posts go at once, unless the settings say for how long they can be stopped.
 */
export async function startVeven({ at, settings }: { at: string; settings?: Partial<Settings> }): Promise<RunningVeven> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'veven-'));
  const read = readConfig({
    PORT: '0',
    GRAPH_PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    SYNC_SECONDS: '3600',
    REQUESTS_PER_MINUTE: '100000',
  });
  if ('mistakes' in read || read.config.VEVEN_MODE !== 'local') throw new Error('the settings of the test are wrong');
  const [on = '', time = '08:00'] = at.split('T');
  const local = await startLocal(read.config, pino({ level: read.config.LOG_LEVEL }), { at: osloInstant(day(on), time) });
  const teams = teamsOf(local.teams, { people: samplePeople, channels });
  const sharePoint = graphClient({ origin: local.graph.origin, token: () => local.issuer.appToken(audiences.graph) });
  const { id } = (await sharePoint.api(`/sites/${HOSTNAME}:${REGION_PATH}`).get()) as { id: string };
  const clientOf = (who: Who) => graphClient({ origin: local.graph.origin, token: () => local.issuer.tabToken(teams.person(who)) });
  const running: RunningVeven = {
    ...local,
    clientOf,
    byHand: (who) => listsOf(clientOf(who), `/sites/${id}`),
    people: teams,
    sharePoint,
    site: `/sites/${id}`,
    settle: () => local.veven.settle(),
    moveTo: async (to, clock) => {
      await local.clock.moveTo(instant(osloInstant(day(to), clock)));
      await local.veven.settle();
    },
    tab: (who) => {
      const request = async (path: string, options: RequestInit = {}) =>
        fetch(`${local.origin}/api${path}`, {
          ...options,
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await local.issuer.tabToken(teams.person(who))}` },
        });
      return {
        get: async <T>(path: string) => (await (await request(path)).json()) as T,
        post: async (verb, input) => {
          const response = await request(`/commands/${verb}`, { method: 'POST', body: JSON.stringify(input) });
          return { status: response.status, body: (await response.json()) as Record<string, unknown> };
        },
      };
    },
    close: async () => {
      await local.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  for (const [name, value] of Object.entries({ undoMinutes: 0, ...settings })) {
    const { status, body } = await running.tab({ role: 'secretariat' }).post('setting/change', { name, value });
    if (status !== 200) throw new Error(`the setting of the test was refused: ${JSON.stringify(body)}`);
  }
  await running.settle();
  return running;
}
