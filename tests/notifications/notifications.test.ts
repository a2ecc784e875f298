import { pino } from 'pino';
import { GraphSite } from '../../bot/adapters/graph/lists.ts';
import { GraphSubscriptions } from '../../bot/adapters/graph/subscriptions.ts';
import { lists } from '../../bot/features.ts';
import { provision } from '../../bot/provision/provision.ts';
import { type Pace, paceOfTenant } from '../../bot/snapshot/pace.ts';
import { Poller } from '../../bot/snapshot/poller.ts';
import { HOSTNAME, REGION_PATH } from '../../local/graph/sites.ts';
import type { List } from '../../shared/list.ts';
import { measures } from '../../shared/measure/measure.list.ts';
import { municipalities } from '../../shared/seat/seat.list.ts';
import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { listsOf, type SharePointLists } from '../support/lists.ts';
import { type NotifiedVeven, type NotifiedWish, startNotified } from '../support/notified.ts';
import { onlyFirst, unrulyGraph } from '../support/unruly-graph.ts';

const days = 86_400_000;
/** Nobody looks by timer while a test runs. */
const never: Pace = () => 100_000;

let now = Date.parse('2026-03-03T08:00:00Z');
let graph: TestGraph;
let sharePoint: SharePointLists;
let veven: NotifiedVeven;

beforeAll(async () => {
  graph = await startTestGraph({ now: () => new Date(now), webhookTimes: { validationMs: 2000, retriesMs: [] } });
  const access = { origin: graph.server.origin, token: async () => 'admin' };
  const site = await GraphSite.at(access, { hostname: HOSTNAME, path: REGION_PATH });
  await provision(site, lists, { more: [], log: pino({ level: 'silent' }) });
  sharePoint = await listsOf(graph.as('admin'), `/sites/${graph.region}`);
});
afterAll(() => graph.close());
afterEach(() => veven.stop());

const start = async (wish: Partial<NotifiedWish> = {}) => {
  veven = await startNotified({ graph, pace: never, machine: () => now, ...wish });
};

/** Veven's subscriptions as Graph has them. Those of the tests before are left alone. */
const standing = async (): Promise<Json[]> => {
  const { value } = await graph.as('writer').api('/subscriptions').get();
  return value.filter(({ notificationUrl }: Json) => notificationUrl.startsWith(veven.origin));
};
const ids = async () => (await standing()).map(({ id }) => id).toSorted();

/** The subscription that tells of a list. */
async function subscriptionTo({ displayName }: List): Promise<Json> {
  const { id } = await graph.as('admin').api(`/sites/${graph.region}/lists/${displayName}`).get();
  return (await standing()).find(({ resource }) => resource.endsWith(id));
}

const titleOf = (list: List, key: string) => veven.veven.mirror.snapshot.table(list).get(key)?.title;

/** Changes a row straight in SharePoint, as another app. */
async function rename(list: List, key: string, title: string): Promise<void> {
  await sharePoint.change(list.displayName, await sharePoint.row(list.displayName, key), { Title: title });
}

const post = (path: string, body?: unknown) =>
  fetch(`${veven.origin}/graph/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

describe('notifications of changes', () => {
  it('come by one subscription a list, each with a secret of its own', async () => {
    await start();

    const found = await standing();

    expect(found).toHaveLength(lists.length);
    expect(new Set(found.map(({ resource }) => resource)).size).toBe(lists.length);
    expect(new Set(found.map(({ clientState }) => clientState)).size).toBe(lists.length);
    for (const { notificationUrl, lifecycleNotificationUrl, clientState } of found) {
      expect(notificationUrl).toBe(`${veven.origin}/graph/notifications`);
      expect(lifecycleNotificationUrl).toBe(`${veven.origin}/graph/lifecycle`);
      expect(clientState).toMatch(/^[\w-]{40,128}$/);
    }
    expect(veven.subscriber.works()).toBe(true);
  });

  it('bring a row that another app has changed, with no look by timer', async () => {
    await start();

    await rename(measures, 'HR4', 'Et annet navn');

    await veven.until(() => titleOf(measures, 'HR4') === 'Et annet navn');
  });

  it('are dropped when they are forged, and answered all the same', async () => {
    await start();
    const { id, clientState } = await subscriptionTo(municipalities);
    const other = await subscriptionTo(measures);
    veven.deaf = true;
    await rename(municipalities, 'Rollag', 'Rollag herad');
    await veven.until(() => veven.missed > 0);
    veven.deaf = false;
    const forged = [
      { value: [{ subscriptionId: id, clientState: 'gjettet' }] },
      { value: [{ subscriptionId: id, clientState: null }] },
      { value: [{ subscriptionId: id, clientState: other.clientState }] },
      { value: [{ subscriptionId: other.id, clientState }] },
      { value: [{ subscriptionId: '5b1c7c34-0000-4000-8000-000000000009', clientState }] },
      { value: [{ subscriptionId: { $ne: '' }, clientState }] },
      { value: 'alt' },
      [],
      'ikke JSON',
      JSON.stringify({ value: [{ subscriptionId: id, clientState, more: 'x'.repeat(300_000) }] }),
    ];

    const answers = await Promise.all(forged.map((body) => post('notifications', body)));

    expect(answers.map(({ status }) => status)).toEqual(forged.map(() => 202));
    await rename(measures, 'HR4', 'Etter');
    await veven.until(() => titleOf(measures, 'HR4') === 'Etter');
    expect(titleOf(municipalities, 'Rollag')).toBe('Rollag');
    await post('notifications', { value: [{ subscriptionId: id, clientState }] });
    await veven.until(() => titleOf(municipalities, 'Rollag') === 'Rollag herad');
  });

  it('may be lost: the timer still looks, though less often', async () => {
    await start();
    veven.deaf = true;
    await rename(measures, 'HR3', 'Fulgt med på');
    let ahead = 0;
    const poller = new Poller({
      lists,
      mirror: veven.veven.mirror,
      pace: paceOfTenant(30),
      moment: () => ({ meetingRuns: false, night: false, notified: veven.subscriber.works() }),
      machine: () => Date.now() + ahead,
    });
    ahead = 20 * 60_000;
    await poller.look();
    expect(titleOf(measures, 'HR3')).not.toBe('Fulgt med på');

    ahead = 31 * 60_000;
    await poller.look();

    expect(titleOf(measures, 'HR3')).toBe('Fulgt med på');
  });
});

describe('the address for notifications', () => {
  const validate = (token: string, init: RequestInit = { method: 'POST' }) =>
    fetch(`${veven.origin}/graph/notifications?validationToken=${token}`, init);

  it('gives back the token as it is, as plain text', async () => {
    await start();

    const answer = await validate('Validation%3A+Testing%20%3Cscript%3E%C3%A6%26');

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('Validation: Testing <script>æ&');
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('gives back nothing that is no token', async () => {
    await start();

    expect((await validate('x'.repeat(3000))).status).toBe(400);
    expect((await validate('a&validationToken=b')).status).toBe(400);
    expect((await validate('a', { method: 'GET' })).status).toBe(404);
  });
});

describe('a subscription', () => {
  it('is renewed when less than half of its time is left', async () => {
    await start();
    const before = await standing();
    now += 10 * days;
    await veven.subscriber.look();
    expect(await standing()).toEqual(before);

    now += 5 * days;
    await veven.subscriber.look();

    const after = await standing();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    for (const { expirationDateTime } of after) expect(Date.parse(expirationDateTime)).toBe(now + 28 * days);
    expect(veven.subscriber.works()).toBe(true);
  });

  it('is taken over by the process that comes after', async () => {
    await start();
    const before = await ids();
    const { port } = new URL(veven.origin);
    await veven.stop();

    await start({ port: Number(port) });

    expect(await ids()).toEqual(before);
    expect(veven.subscriber.works()).toBe(true);
    await rename(measures, 'HR1', 'Etter omstart');
    await veven.until(() => titleOf(measures, 'HR1') === 'Etter omstart');
  });

  it('is made anew when it is gone', async () => {
    await start();
    const [first, ...rest] = await standing();
    await graph.as('writer').api(`/subscriptions/${first.id}`).delete();
    await veven.subscriber.look();
    const own = await standing();
    expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(rest.map(({ id }) => id)));
    expect(own.find(({ resource }) => resource === first.resource)?.id).not.toBe(first.id);

    // One that is found gone only when it is renewed.
    graph.server.control.failNext({ match: 'PATCH .*/subscriptions/', status: 404 });
    now += 15 * days;
    await veven.subscriber.look();

    expect(veven.subscriber.works()).toBe(true);
    expect(await standing()).toHaveLength(lists.length + 1);
  });

  it('that cannot be made now is made later, and meanwhile the timer looks as usual', async () => {
    graph.server.control.failNext({ match: 'POST .*/subscriptions$', status: 400 });
    await start();
    expect(veven.subscriber.works()).toBe(false);
    expect(veven.logged.map(({ msg }) => msg)).toEqual(['notifications of changes could not be looked after; tried again in a while']);

    await veven.subscriber.look();

    expect(veven.subscriber.works()).toBe(true);
  });

  it('is not asked for twice when the answer is lost', async () => {
    await start();
    const unruly = await unrulyGraph(graph.server);
    try {
      const { site } = await GraphSite.at(
        { origin: unruly.origin, token: async () => 'writer' },
        { hostname: HOSTNAME, path: REGION_PATH },
      );
      unruly.befall = onlyFirst(({ method }) => method === 'POST', 'lost');
      const wish = { clientState: 'x'.repeat(40), expires: now + days };

      await expect(new GraphSubscriptions(site, veven.origin).make(measures, wish)).rejects.toMatchObject({ code: 'not-connected' });
      expect(unruly.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
    } finally {
      await unruly.close();
    }
  });

  it('is no longer relied on when it has expired', async () => {
    await start();
    now += 29 * days;
    expect(veven.subscriber.works()).toBe(false);
  });

  it('is reauthorized when Graph asks for it', async () => {
    await start();
    const { id } = await subscriptionTo(measures);
    graph.server.control.failNext({ match: `POST .*/${id}/reauthorize`, status: 403 });

    await graph.server.control.sendLifecycle(id);

    await veven.until(() => veven.logged.length > 0);
    expect(veven.logged[0]?.reason).toContain('403');
  });
});

describe('without the permission', () => {
  it('nothing more is asked for after the first refusal', async () => {
    graph.server.control.failNext({ match: 'POST .*/subscriptions$', status: 403 });
    await start();

    expect(await standing()).toEqual([]);
    expect(veven.logged.map(({ msg }) => msg)).toEqual([expect.stringContaining('Sites.ReadWrite.All')]);
  });

  it('notifications are off until the next start, with one line in the log, and lists are looked at by timer', async () => {
    const moments: boolean[] = [];
    await start({
      bearer: 'region-only',
      pace: (list, { notified }) => {
        if (list === measures) moments.push(notified);
        return 0;
      },
    });
    expect(veven.subscriber.works()).toBe(false);
    const before = await ids();

    await veven.subscriber.look();
    await rename(measures, 'HR2', 'Funnet av en klokke');
    await veven.until(() => titleOf(measures, 'HR2') === 'Funnet av en klokke');

    expect(moments).toContain(false);
    expect(moments).not.toContain(true);
    expect(await ids()).toEqual(before);
    expect(veven.logged).toHaveLength(1);
    expect(veven.logged[0]?.msg).toContain('Sites.ReadWrite.All');
  });
});
