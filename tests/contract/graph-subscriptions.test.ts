import { createNotifier } from '../../local/graph/notify.ts';
import { startGraph } from '../../local/graph/server.ts';
import { type Json, startTestGraph, type TestGraph } from '../support/graph-server.ts';
import { agree, aReceiver, type Receiver } from '../support/receiver.ts';

const NOW = new Date('2026-03-03T08:00:00Z');
const LATER = '2026-03-10T08:00:00.000Z';
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000).toISOString();

let graph: TestGraph;
let moment = NOW;
let receiver: Receiver;
beforeAll(async () => {
  graph = await startTestGraph({ now: () => moment, webhookTimes: { validationMs: 200, retriesMs: [0, 0] } });
});
afterAll(async () => {
  await graph.close();
});
beforeEach(async () => {
  moment = NOW;
  // Each test has one of its own: what is still on its way to the one before, or sent to it once more, comes to nobody else.
  receiver = await aReceiver();
});
afterEach(() => receiver.close());

function subscriptionTo(list: { path: string }, more: object = {}): object {
  const base = { changeType: 'updated', notificationUrl: receiver.url, resource: list.path.slice(1), expirationDateTime: LATER };
  return { ...base, clientState: 'hemmelig', ...more };
}

async function subscribed(list: { path: string }, more: object = {}): Promise<Json> {
  const { status, body } = await graph.raw('POST', '/subscriptions', { body: subscriptionTo(list, more) });
  expect({ status, error: body.error }).toEqual({ status: 201, error: undefined });
  return body;
}

describe('a subscription', () => {
  it('is made when the receiver gives back its token, and is there until it is deleted', async () => {
    const list = await graph.aList();
    receiver.requests.length = 0;

    const made = await subscribed(list);

    expect(made).toMatchObject({ ...subscriptionTo(list), id: expect.any(String), applicationId: expect.any(String) });
    expect(receiver.requests).toMatchObject([{ method: 'POST', type: expect.stringContaining('text/plain'), body: '' }]);
    expect(receiver.requests[0]?.url).toMatch(/\/hook\?validationToken=Validation%3A/);
    const client = graph.as('manager');
    expect(await client.api(`/subscriptions/${made.id}`).get()).toMatchObject({ id: made.id, expirationDateTime: LATER });
    expect((await client.api('/subscriptions').get()).value).toContainEqual(expect.objectContaining({ id: made.id }));
    expect(await client.api(`/subscriptions/${made.id}`).patch({ expirationDateTime: minutes(60) })).toMatchObject({
      expirationDateTime: minutes(60),
    });
    expect((await graph.raw('POST', `/subscriptions/${made.id}/reauthorize`)).status).toBe(204);
    expect((await graph.raw('DELETE', `/subscriptions/${made.id}`)).status).toBe(204);
    expect((await graph.raw('GET', `/subscriptions/${made.id}`)).status).toBe(404);
    expect((await graph.raw('PATCH', `/subscriptions/${made.id}`, { body: { expirationDateTime: LATER } })).status).toBe(404);
  });

  it('belongs to the application that made it', async () => {
    const { id } = await subscribed(await graph.aList());

    const { body } = await graph.raw('GET', '/subscriptions', { bearer: 'writer' });

    expect(body.value).toEqual([]);
    for (const method of ['GET', 'DELETE'])
      expect((await graph.raw(method, `/subscriptions/${id}`, { bearer: 'writer' })).status).toBe(404);
  });

  it.each([
    ['created items, which lists do not offer', { changeType: 'created' }],
    ['several kinds of change', { changeType: 'created,updated' }],
    ['an absolute resource', { resource: 'https://graph.microsoft.com/v1.0/sites/root/lists/x' }],
    ['another kind of resource', { resource: 'me/messages' }],
    ['no resource', { resource: undefined }],
    ['no end', { expirationDateTime: undefined }],
    ['an end that is no time', { expirationDateTime: 'i morgen' }],
    ['an end that is past', { expirationDateTime: minutes(-1) }],
    ['a state of more than 128 characters', { clientState: 'x'.repeat(129) }],
    ['plain http elsewhere than on this machine', { notificationUrl: 'http://veven.example/hook' }],
    ['no address', { notificationUrl: undefined }],
    ['a relative address', { notificationUrl: '/hook' }],
    ['a lifecycle address over plain http', { lifecycleNotificationUrl: 'http://veven.example/life' }],
    ['a misspelt member', { expirationDatetime: LATER }],
  ])('is refused with %s', async (_, more) => {
    const list = await graph.aList();
    receiver.requests.length = 0;

    expect((await graph.raw('POST', '/subscriptions', { body: subscriptionTo(list, more) })).status).toBe(400);
    expect(receiver.requests).toEqual([]);
  });

  it('lives 42,300 minutes at most, when it is made and when it is renewed', async () => {
    const list = await graph.aList();
    const { id } = await subscribed(list, { expirationDateTime: minutes(42_300) });
    const tooLong = { expirationDateTime: minutes(42_301) };

    expect((await graph.raw('PATCH', `/subscriptions/${id}`, { body: tooLong })).status).toBe(400);
    expect((await graph.raw('POST', '/subscriptions', { body: subscriptionTo(list, tooLong) })).status).toBe(400);
  });

  it('cannot be given a lifecycle address later', async () => {
    const { id } = await subscribed(await graph.aList());
    const body = { expirationDateTime: LATER, lifecycleNotificationUrl: receiver.url };

    expect((await graph.raw('PATCH', `/subscriptions/${id}`, { body })).status).toBe(400);
  });

  it('to a list that is not there is a 404', async () => {
    const { path } = await graph.aList();
    const body = subscriptionTo({ path: path.replace(/[^/]+$/, 'Ingen') });

    expect((await graph.raw('POST', '/subscriptions', { body })).status).toBe(404);
  });

  it('names the list as a path does: by site path and title too', async () => {
    await graph.aList([], 'Saker');
    const resource = '/sites/kongsbergregionen.sharepoint.example:/sites/veven:/lists/Saker';

    expect(await subscribed({ path: '' }, { resource })).toMatchObject({ resource });
  });

  it.each(['reader', 'stranger', 'region-only'])('is not for %s: it takes writing to every site', async (bearer) => {
    const list = await graph.aList();

    const { status, body } = await graph.raw('POST', '/subscriptions', { body: subscriptionTo(list), bearer });

    expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'accessDenied' });
    expect((await graph.raw('GET', '/subscriptions', { bearer })).status).toBe(403);
  });

  it('is not for an app with selected sites, though it may write to every one of them', async () => {
    const list = await graph.aList();
    const application = { id: 'a0000000-0000-4000-8000-0e0ec0ed0000', displayName: 'Valgt' };
    for (const site of ['root', graph.region, graph.restricted]) {
      const body = { roles: ['write'], grantedToIdentities: [{ application }] };
      expect((await graph.raw('POST', `/sites/${site}/permissions`, { body, bearer: 'admin' })).status).toBe(201);
    }

    expect((await graph.raw('POST', `${list.path}/items`, { body: { fields: {} }, bearer: 'selected' })).status).toBe(201);
    expect((await graph.raw('POST', '/subscriptions', { body: subscriptionTo(list), bearer: 'selected' })).status).toBe(403);
  });
});

describe('the handshake', () => {
  const failed = 'Subscription validation request failed.';
  const unanswered = `${failed} Notification endpoint must respond with 200 OK to validation request.`;
  const unequal = `${failed} Response must exactly match validationToken query parameter.`;
  it.each<[string, Receiver['answerTo'], string]>([
    ['another status', (token, response) => response.writeHead(202, { 'Content-Type': 'text/plain' }).end(token), unanswered],
    ['another type', (token, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(token), unequal],
    [
      'something beside the token',
      (token, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`${token}\n`),
      unequal,
    ],
    [
      'the token as it was encoded',
      (token, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(encodeURIComponent(token ?? '')),
      unequal,
    ],
    ['a detour', (_, response) => response.writeHead(302, { Location: '/hook' }).end(), unanswered],
    ['a broken connection', (_, response) => response.destroy(), unanswered],
    ['silence', () => {}, 'Subscription validation request timed out.'],
  ])('fails on %s, and there is no subscription', async (_, answerTo, message) => {
    const list = await graph.aList();
    receiver.answerTo = answerTo;

    const { status, body } = await graph.raw('POST', '/subscriptions', { body: subscriptionTo(list) });

    expect({ status, message: body.error.message }).toEqual({ status: 400, message });
    expect((await graph.raw('GET', '/subscriptions')).body.value).not.toContainEqual(
      expect.objectContaining({ resource: list.path.slice(1) }),
    );
  });

  it('keeps what the address already asks, and is made with the lifecycle address too', async () => {
    const list = await graph.aList();
    receiver.requests.length = 0;

    await subscribed(list, { notificationUrl: `${receiver.url}?code=1`, lifecycleNotificationUrl: `${receiver.url}/life` });

    expect(receiver.requests.map(({ url }) => url)).toEqual([
      expect.stringContaining('/hook?code=1&validationToken='),
      expect.stringContaining('/hook/life?validationToken='),
    ]);
  });
});

describe('a notification', () => {
  it('comes after each kind of write, alone or in a batch, and says nothing of the items', async () => {
    const list = await graph.aList();
    const { id: subscriptionId } = await subscribed(list);
    const told = {
      ...{ id: expect.any(String), subscriptionId, subscriptionExpirationDateTime: LATER, clientState: 'hemmelig' },
      ...{ changeType: 'updated', resource: list.path.slice(1), tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    };
    const headers = { 'Content-Type': 'application/json' };
    const inBatch = { id: '1', method: 'POST', url: `${list.path}/items`, headers, body: { fields: {} } };

    for (const [method, path, body] of [
      ['POST', `${list.path}/items`, { fields: { Title: 'a' } }],
      ['PATCH', `${list.path}/items/1`, { fields: { Title: 'b' } }],
      ['PATCH', `${list.path}/items/1/fields`, { Title: 'c' }],
      ['POST', `${list.path}/items/1/versions/1.0/restoreVersion`, undefined],
      ['DELETE', `${list.path}/items/1`, undefined],
      ['POST', '/$batch', { requests: [inBatch] }],
    ] as const) {
      expect((await graph.raw(method, path, { body, bearer: 'writer' })).status).toBeLessThan(300);
      expect(await receiver.next()).toEqual({ value: [told] });
    }
  });

  it('comes of nothing but what was written', async () => {
    const [list, other] = [await graph.aList(), await graph.aList()];
    await graph.raw('POST', `${list.path}/items`, { body: { fields: {} } });
    const stays = `
      create function refuse() returns trigger language plpgsql as $$ begin raise 'not committed'; end $$;
      create constraint trigger refuse after insert on graph.item deferrable initially deferred
        for each row when (new.fields ->> 'Title' = 'aldri') execute function refuse();`;
    await graph.database.pool.query(stays);
    await subscribed(list);
    const { id } = await subscribed(other);

    expect((await graph.raw('GET', `${list.path}/items`)).status).toBe(200);
    expect((await graph.raw('PATCH', `${list.path}/items/1`, { body: { fields: { Nope: 1 } } })).status).toBe(400);
    expect((await graph.raw('DELETE', `${list.path}/items/1`, { headers: { 'If-Match': '"x,1"' } })).status).toBe(412);
    expect((await graph.raw('POST', `${list.path}/items`, { body: { fields: { Title: 'aldri' } } })).status).toBe(500);
    await graph.raw('POST', `${other.path}/items`, { body: { fields: {} } });

    expect(await receiver.next()).toMatchObject({ value: [{ subscriptionId: id }] });
  });

  it('is one for all that changed meanwhile, to each address', async () => {
    const [one, two] = [await graph.aList(), await graph.aList()];
    const ids = [(await subscribed(one)).id, (await subscribed(two)).id];
    const other = await aReceiver();
    const elsewhere = await subscribed(two, { notificationUrl: other.url });
    const notifier = createNotifier({ pool: graph.database.pool, now: () => moment, delayMs: 0 });

    for (const { id } of [one, two, one]) notifier.listChanged(id);

    const { value } = await receiver.next();
    expect(value.map(({ subscriptionId }: Json) => subscriptionId).sort()).toEqual(ids.sort());
    expect(await other.next()).toMatchObject({ value: [{ subscriptionId: elsewhere.id }] });
    await notifier.close();
    await other.close();
  });

  it('is sent again until it is taken, and then no more', async () => {
    const list = await graph.aList();
    await subscribed(list);
    let refusals = 2;
    receiver.answerTo = (token, response) => (refusals-- > 0 ? response.writeHead(503).end() : agree(token, response));

    await graph.raw('POST', `${list.path}/items`, { body: { fields: {} } });

    const first = await receiver.next();
    expect([await receiver.next(), await receiver.next()]).toEqual([first, first]);
    await graph.raw('PATCH', `${list.path}/items/1`, { body: { fields: {} } });
    expect((await receiver.next()).value[0].id).not.toBe(first.value[0].id);
  });

  it('is given up in the end', async () => {
    const list = await graph.aList();
    await subscribed(list);
    receiver.answerTo = (_, response) => response.writeHead(500).end();

    await graph.raw('POST', `${list.path}/items`, { body: { fields: {} } });

    const ids = [await receiver.next(), await receiver.next(), await receiver.next()].map(({ value }) => value[0].id);
    receiver.answerTo = agree;
    await graph.raw('PATCH', `${list.path}/items/1`, { body: { fields: {} } });
    expect(new Set(ids).size).toBe(1);
    expect(ids).not.toContain((await receiver.next()).value[0].id);
  });

  it('no longer comes when the subscription has ended or is deleted', async () => {
    const list = await graph.aList();
    const ended = await subscribed(list, { expirationDateTime: minutes(10) });
    const deleted = await subscribed(list);
    const { id } = await subscribed(list);
    await graph.raw('DELETE', `/subscriptions/${deleted.id}`);
    moment = new Date(minutes(10));

    await graph.raw('POST', `${list.path}/items`, { body: { fields: {} } });

    expect((await receiver.next()).value).toMatchObject([{ subscriptionId: id }]);
    expect((await graph.raw('GET', `/subscriptions/${ended.id}`)).status).toBe(404);
  });

  it('comes from a server that was started later', async () => {
    const list = await graph.aList();
    const { id } = await subscribed(list);
    const identify = async () => ({ kind: 'app', id: 'x', name: 'x', access: 'write' }) as const;
    const other = await startGraph({ pool: graph.database.pool, port: 0, identify, now: () => moment, notificationDelayMs: 0 });

    const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' };
    await fetch(`${other.origin}/v1.0${list.path}/items`, { method: 'POST', headers, body: '{"fields":{}}' });

    expect(await receiver.next()).toMatchObject({ value: [{ subscriptionId: id }] });
    await other.close();
  });

  it('does not keep a server from closing while changes are gathered', async () => {
    const notifier = createNotifier({ pool: graph.database.pool, now: () => moment, delayMs: 600_000 });

    notifier.listChanged((await graph.aList()).id);

    await expect(notifier.close()).resolves.toBeUndefined();
  });

  it('does not keep a server from closing, however long it would go on trying', async () => {
    const list = await graph.aList();
    await subscribed(list);
    const times = { delayMs: 0, retriesMs: [600_000] };
    const notifier = createNotifier({ pool: graph.database.pool, now: () => moment, ...times });
    receiver.answerTo = (_, response) => response.writeHead(500).end();

    notifier.listChanged(list.id);
    await receiver.next();
    // When this has gone there and back, so has the refusal, and the notifier waits before it tries again.
    await fetch(`${receiver.url}?validationToken=x`);
    await notifier.close();
    notifier.listChanged(list.id);

    receiver.answerTo = agree;
    await graph.raw('POST', `${list.path}/items`, { body: { fields: {} } });
    await receiver.next();
    expect(receiver.requests.filter(({ body }) => body.includes(list.id))).toHaveLength(2);
  });
});

describe('a lifecycle notification', () => {
  it('asks the receiver that was named for it to reauthorize', async () => {
    const list = await graph.aList();
    const { id } = await subscribed(list, { lifecycleNotificationUrl: `${receiver.url}/life` });

    await graph.server.control.sendLifecycle(id);

    expect(await receiver.next()).toEqual({
      value: [
        {
          ...{ subscriptionId: id, subscriptionExpirationDateTime: LATER, clientState: 'hemmelig' },
          ...{ lifecycleEvent: 'reauthorizationRequired', tenantId: expect.any(String) },
        },
      ],
    });
    expect(receiver.requests.at(-1)?.url).toContain('/hook/life');
    await expect(graph.server.control.sendLifecycle((await subscribed(list)).id)).rejects.toThrow('lifecycleNotificationUrl');
  });
});
