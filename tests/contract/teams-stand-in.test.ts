import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Database } from '../../bot/adapters/postgres/database.ts';
import { appId, channels, samplePeople, samplePerson, team, tenantId } from '../../local/sample/directory.ts';
import { type Refusal, refusals } from '../../local/teams/connector-error.ts';
import type { Operation } from '../../local/teams/faults.ts';
import { type Limits, noLimits, publishedLimits } from '../../local/teams/limits.ts';
import type { JsonObject } from '../../local/teams/posts.ts';
import { type TeamsStandIn, teamsStandIn } from '../../local/teams/stand-in.ts';
import { freshDatabase } from '../support/postgres.ts';
import { type Teams, teamsOf } from '../support/teams.ts';

const hr = channels.find(({ network }) => network === 'HR')!;
const rollag = samplePerson({ seat: 'HR/Rollag' })!;
const sigdal = samplePerson({ seat: 'HR/Sigdal' })!;
const text = (words: string) => ({ type: 'message', text: words });
const card = (words: string): JsonObject => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: `**${words}**`, wrap: true },
    { type: 'TextBlock', text: 'hidden', isVisible: false },
    { type: 'Input.Text', id: 'in.comment', label: 'Kommentar', value: 'som sist' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Svar', verb: 'follow-up/answer', data: { v: 1, key: 'a' } },
    { type: 'Action.Submit', title: 'Send', data: { v: 1, key: 'a' } },
  ],
});
const withCard = (words: string) => ({
  type: 'message',
  summary: words,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(words) }],
});
const toChannel = (activity: object, id = hr.id) => ({ isGroup: true, channelData: { channel: { id } }, activity });
const toPerson = (id: string) => ({ bot: { id: `28:${appId}` }, members: [{ id }], channelData: { tenant: { id: tenantId } } });

interface Heard {
  readonly headers: Record<string, unknown>;
  readonly activity: JsonObject;
}

let database: Database;
let server: Server;
let base: string;
let standIn: TeamsStandIn;
let teams: Teams;
let heard: Heard[];
let answer: { status: number; body: unknown };

/** A bot that notes what it is sent, and answers what the test wants. */
function aStandIn(): TeamsStandIn {
  return teamsStandIn({
    pool: database.pool,
    serviceUrl: () => `${base}/connector/`,
    botEndpoint: () => `${base}/api/messages`,
    botToken: async () => 'from-teams',
    acceptsBot: async (bearer) => bearer === 'from-the-bot',
    bot: { id: `28:${appId}`, name: 'Veven' },
    tenantId,
    team,
    channels,
    people: samplePeople,
    now: () => new Date('2026-11-03T09:00:00Z'),
  });
}

async function call(method: string, path: string, body?: unknown, bearer = 'from-the-bot', signal?: AbortSignal) {
  const response = await fetch(`${base}/connector/v3/${path}`, {
    method,
    ...(signal && { signal }),
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const words = await response.text();
  return { status: response.status, headers: response.headers, body: words === '' ? undefined : JSON.parse(words) };
}

const conversation = (id: string) => `conversations/${encodeURIComponent(id)}`;
const members = async (id = hr.id) =>
  (await call('GET', `${conversation(id)}/members`)).body as { id: string; aadObjectId: string; name: string }[];
const idOf = async (oid: string) => (await members()).find(({ aadObjectId }) => aadObjectId === oid)!.id;

beforeAll(async () => {
  database = await freshDatabase();
  const app = express();
  app.post('/api/messages', express.json(), (request, response) => {
    heard.push({ headers: request.headers, activity: request.body });
    response.status(answer.status).json(answer.body);
  });
  app.use('/connector', (request, response, next) => standIn.connector(request, response, next));
  app.use((request, response, next) => standIn.pages(request, response, next));
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(async () => {
  heard = [];
  answer = { status: 200, body: {} };
  await database.pool.query('drop schema if exists local_teams cascade');
  standIn = aStandIn();
  await standIn.start();
  teams = teamsOf(standIn, { people: samplePeople, channels });
});

afterEach(() => standIn.stop());

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.close();
});

describe('the connector', () => {
  it('takes a post in a channel and says which thread it begins', async () => {
    const { status, body } = await call('POST', 'conversations', toChannel(withCard('Sakliste')));

    expect(status).toBe(201);
    expect(body).toEqual({ id: `${hr.id};messageid=${body.activityId}`, activityId: expect.stringMatching(/^\d{13}$/) });
    expect((await teams.channel('HR').post('Sakliste')).post).toMatchObject({
      id: body.activityId,
      root: undefined,
      edits: 0,
      createdAt: '2026-11-03T09:00:00.000Z',
    });
  });

  it('gives every message a later id than the last, also within one millisecond', async () => {
    const ids = [];
    for (const words of ['a', 'b', 'c']) ids.push(Number((await call('POST', 'conversations', toChannel(text(words)))).body.activityId));

    expect(ids).toEqual([ids[0], ids[0]! + 1, ids[0]! + 2]);
  });

  it('hangs a reply under the post it answers, by thread and by message', async () => {
    const { id, activityId } = (await call('POST', 'conversations', toChannel(text('root')))).body;
    await call('POST', `${conversation(id)}/activities`, text('by thread'));
    await call('POST', `${conversation(hr.id)}/activities/${activityId}`, text('by message'));

    expect((await standIn.posts(hr.id)).map(({ text, root }) => [text, root])).toEqual([
      ['root', undefined],
      ['by thread', activityId],
      ['by message', activityId],
    ]);
  });

  it('changes a message in place, and counts how often', async () => {
    const { id, activityId } = (await call('POST', 'conversations', toChannel(withCard('Sakliste')))).body;
    const { status, body } = await call('PUT', `${conversation(id)}/activities/${activityId}`, withCard('Sakliste, endret'));

    expect([status, body]).toEqual([200, { id: activityId }]);
    expect(await teams.channel('HR').posts()).toMatchObject([{ text: 'Sakliste, endret\nKommentar\nsom sist\nSvar\nSend', edits: 1 }]);
  });

  it('removes a message, which then can be neither changed nor answered', async () => {
    const { id, activityId } = (await call('POST', 'conversations', toChannel(text('root')))).body;

    expect(await call('DELETE', `${conversation(hr.id)}/activities/${activityId}`)).toMatchObject({ status: 200 });
    expect(await standIn.posts(hr.id)).toEqual([]);
    expect(await call('PUT', `${conversation(hr.id)}/activities/${activityId}`, text('late'))).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
    expect(await call('POST', `${conversation(id)}/activities`, text('late'))).toMatchObject({
      status: 404,
      body: { error: { code: 'ConversationNotFound' } },
    });
  });

  it('opens the same chat with the same person every time', async () => {
    const first = await call('POST', 'conversations', toPerson(await idOf(rollag.oid)));
    const second = await call('POST', 'conversations', toPerson(await idOf(rollag.oid)));

    expect(first).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^a:/) } });
    expect(second.body).toEqual(first.body);
    await call('POST', `${conversation(first.body.id)}/activities`, text('Venter på deg'));
    expect((await teams.chat({ seat: 'HR/Rollag' }).post('Venter på deg')).post.root).toBeUndefined();
  });

  it('refuses a chat with who has not installed the app, and with who is not there', async () => {
    const refused = { status: 403, body: { error: { code: 'ForbiddenOperationException' } } };

    expect(await call('POST', 'conversations', toPerson(await idOf(sigdal.oid)))).toMatchObject(refused);
    expect(await call('POST', 'conversations', toPerson('29:nobody'))).toMatchObject(refused);
  });

  it('tells who is in a channel, all at once, in pages and one by one', async () => {
    const everyone = await members();
    const page = await call('GET', `${conversation(`${hr.id};messageid=1`)}/pagedmembers?pageSize=50`);
    const one = await call('GET', `${conversation(hr.id)}/members/${encodeURIComponent(await idOf(rollag.oid))}`);

    expect(everyone).toHaveLength(samplePeople.filter(({ networks }) => networks.includes('HR')).length);
    expect(page.body).toEqual({ members: everyone });
    expect(one.body).toEqual({
      id: expect.stringMatching(/^29:/),
      name: 'HR, Rollag',
      aadObjectId: rollag.oid,
      tenantId,
      email: rollag.email,
      userPrincipalName: rollag.email,
      userRole: 'user',
    });
    expect(await call('GET', `${conversation(hr.id)}/members/29:nobody`)).toMatchObject({
      status: 404,
      body: { error: { code: 'MemberNotFoundInConversation' } },
    });
  });

  it('gives a large roster page by page', async () => {
    const first = await call('GET', `${conversation(team.id)}/pagedmembers?pageSize=50`);
    const second = await call('GET', `${conversation(team.id)}/pagedmembers?pageSize=50&continuationToken=${first.body.continuationToken}`);

    expect(first.body.members).toHaveLength(50);
    expect(second.body).toEqual({ members: (await members(team.id)).slice(50) });
  });

  it('tells of the team and its channels', async () => {
    expect((await call('GET', `teams/${encodeURIComponent(team.id)}`)).body).toMatchObject({
      id: team.id,
      name: team.name,
      aadGroupId: team.groupId,
    });
    expect((await call('GET', `teams/${encodeURIComponent(team.id)}/conversations`)).body.conversations).toHaveLength(channels.length);
  });

  it('lets typing pass without a trace', async () => {
    expect((await call('POST', `${conversation(hr.id)}/activities`, { type: 'typing' })).status).toBe(201);
    expect(await standIn.posts(hr.id)).toEqual([]);
  });

  it.each([
    ['no token of the bot', 'POST', 'conversations', toChannel(text('a')), 'another', 401, 'BotNotRegistered'],
    [
      'an unknown channel',
      'POST',
      'conversations',
      toChannel(text('a'), '19:nowhere@thread.tacv2'),
      undefined,
      404,
      'ConversationNotFound',
    ],
    ['an unknown conversation', 'POST', 'conversations/a:nobody/activities', text('a'), undefined, 404, 'ConversationNotFound'],
    ['a body that is not JSON', 'POST', 'conversations', '{"isGroup":', undefined, 400, 'BadArgument'],
    ['a body without what is needed', 'POST', 'conversations', { isGroup: true }, undefined, 400, 'BadArgument'],
    ['a message with nothing in it', 'POST', 'conversations', toChannel({ type: 'message' }), undefined, 400, 'BadArgument'],
    ['a message above 100 KB', 'POST', 'conversations', toChannel(text('a'.repeat(52_000))), undefined, 413, 'MessageSizeTooBig'],
    ['a body above any size', 'POST', 'conversations', toChannel(text('a'.repeat(2_000_000))), undefined, 413, 'MessageSizeTooBig'],
    ['an address it does not have', 'GET', 'meetings', undefined, undefined, 404, 'NotFound'],
  ])('refuses %s', async (_what, method, path, body, bearer, status, code) => {
    expect(await call(method, path, body, bearer)).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
    expect(await standIn.posts(hr.id)).toEqual([]);
  });

  it("does not let the bot change a person's message", async () => {
    const { id } = await standIn.write({ as: rollag.key, conversation: hr.id, text: 'mitt' });

    expect(await call('PUT', `${conversation(hr.id)}/activities/${id}`, text('ditt'))).toMatchObject({
      status: 403,
      body: { error: { code: 'NotEnoughPermissions' } },
    });
  });

  it('keeps its messages when it starts anew', async () => {
    const { id, activityId } = (await call('POST', 'conversations', toChannel(withCard('Sakliste')))).body;
    standIn = aStandIn();
    await standIn.start();

    expect(await call('PUT', `${conversation(id)}/activities/${activityId}`, withCard('Sakliste'))).toMatchObject({ status: 200 });
    expect(await standIn.posts(hr.id)).toMatchObject([{ id: activityId, edits: 1, card: card('Sakliste') }]);
  });
});

describe('a call that is to fail', () => {
  it('fails as often as asked, with the wait it is told', async () => {
    standIn.control.failNext({ match: 'create', times: 2, status: 429, retryAfter: 7 });
    const answers = [];
    for (const words of ['a', 'b', 'c']) answers.push(await call('POST', 'conversations', toChannel(text(words))));

    expect(answers.map(({ status }) => status)).toEqual([429, 429, 201]);
    expect(answers[0]!.headers.get('retry-after')).toBe('7');
    expect(answers[0]!.body).toMatchObject({ error: { code: 'Throttled' } });
    expect(standIn.control.count('create')).toBe(3);
    expect(await standIn.posts(hr.id)).toMatchObject([{ text: 'c' }]);
  });

  it('is chosen by what it is about', async () => {
    standIn.control.failNext({ match: ({ operation, conversation: where }) => operation === 'create' && where === hr.id, status: 412 });

    expect((await call('POST', 'conversations', toChannel(text('a'), channels[0]!.id))).status).toBe(201);
    expect((await call('POST', 'conversations', toChannel(text('a')))).status).toBe(412);
  });

  it('can take the message and then lose the connection', async () => {
    standIn.control.failNext({ dropAfter: true });

    await expect(call('POST', 'conversations', toChannel(text('uncertain')))).rejects.toThrow();
    expect(await standIn.posts(hr.id)).toMatchObject([{ text: 'uncertain' }]);
  });

  it('can lose the connection before anything is taken', async () => {
    standIn.control.failNext({ dropBefore: true });

    await expect(call('POST', 'conversations', toChannel(text('lost')))).rejects.toThrow();
    expect(await standIn.posts(hr.id)).toEqual([]);
  });
});

describe('a refusal that Teams documents', () => {
  it.each(Object.entries(refusals))('can be asked for by its name: %s', async (code, status) => {
    standIn.control.failNext({ match: 'create', answer: code as Refusal });

    expect(await call('POST', 'conversations', toChannel(text('a')))).toMatchObject({ status, body: { error: { code } } });
    expect(await standIn.posts(hr.id)).toEqual([]);
    expect(standIn.control.throttled()).toBe(0);
  });

  it('may carry the reason that Teams sometimes adds', async () => {
    standIn.control.failNext({ answer: 'ConversationBlockedByUser', subCode: 'MessageWritesBlocked' });

    const { body } = await call('POST', 'conversations', toChannel(text('a')));
    expect(JSON.parse(body.error.message)).toMatchObject({ subCode: 'MessageWritesBlocked' });
  });

  it('holds in one chat for as long as it is wanted, and nowhere else', async () => {
    const chat = standIn.chatOf(rollag.key);
    const send = () => call('POST', `${conversation(chat)}/activities`, text('a'));
    const unblock = standIn.control.refuse(chat, 'ConversationBlockedByUser');

    expect([await send(), await send()].map(({ status }) => status)).toEqual([403, 403]);
    expect((await call('POST', 'conversations', toPerson(await idOf(rollag.oid)))).status).toBe(403);
    expect((await call('POST', 'conversations', toChannel(text('a')))).status).toBe(201);
    unblock();
    expect((await send()).status).toBe(201);
  });
});

describe('what the connector counts', () => {
  it('is calls by what they do and where, failed ones too', async () => {
    standIn.control.failNext({ match: 'create' });
    for (const words of ['a', 'b']) await call('POST', 'conversations', toChannel(text(words)));
    await call('POST', 'conversations', toChannel(text('c'), channels[0]!.id));
    await members();

    const { count } = standIn.control;
    expect([count(), count('create'), count('create', hr.id), count(undefined, hr.id)]).toEqual([4, 3, 2, 3]);
  });

  it('is every message taken, by the mark that its buttons carry: one that was sent twice shows twice', async () => {
    const marked = withCard('Sakliste');
    marked.attachments[0]!.content['actions'] = [{ type: 'Action.Execute', title: 'Svar', verb: 'a/b', data: { post: 'notice/HR' } }];
    standIn.control.failNext({ dropAfter: true });
    await expect(call('POST', 'conversations', toChannel(marked))).rejects.toThrow();
    const { activityId } = (await call('POST', 'conversations', toChannel(marked))).body;
    await call('PUT', `${conversation(hr.id)}/activities/${activityId}`, marked);
    await call('POST', 'conversations', toPerson(await idOf(rollag.oid)));
    await call('POST', `${conversation(hr.id)}/activities`, { type: 'typing' });
    await call('POST', `${conversation(standIn.chatOf(rollag.key))}/activities`, text('a'));

    expect(standIn.control.taken()).toEqual([
      { conversation: hr.id, mark: 'notice/HR' },
      { conversation: hr.id, mark: 'notice/HR' },
      { conversation: standIn.chatOf(rollag.key), mark: undefined },
    ]);
  });
});

describe("Teams' limits", () => {
  let at: number;
  let limits: Limits;
  const another = channels.find(({ id }) => id !== hr.id)!;

  beforeEach(() => {
    at = 0;
    limits = publishedLimits(() => at);
    standIn.control.limit(limits);
  });

  const enter = (operation: Operation, where: string) => limits.enter({ operation, conversation: where, method: '', path: '', body: {} })();
  const posting = [
    { every: 0, most: 7, again: 1 },
    { every: 200, most: 8, again: 1 },
    { every: 300, most: 60, again: 12 },
    { every: 600, most: 1800, again: 2520 },
  ];
  const reading = [
    { every: 0, most: 14, again: 1 },
    { every: 100, most: 16, again: 1 },
    { every: 150, most: 120, again: 12 },
    { every: 300, most: 3600, again: 2520 },
  ];
  const cases = (['send', 'create', 'update', 'delete', 'members', 'team'] as const).flatMap((operation) =>
    (operation === 'members' || operation === 'team' ? reading : posting).map((line) => ({ operation, ...line })),
  );

  it.each(cases)('let in $most of $operation, one every $every ms, and the next after $again s', ({ operation, every, most, again }) => {
    for (let count = 0; count < most; count += 1) {
      enter(operation, 'a');
      at += every;
    }
    expect(() => enter(operation, 'a')).toThrow(expect.objectContaining({ status: 429, code: 'Throttled', retryAfter: again }));
    expect(() => enter(operation, 'b')).not.toThrow();
    at += again * 1000;
    expect(() => enter(operation, 'a')).not.toThrow();
  });

  it('let in fifty requests a second of a tenant, whatever they are about', () => {
    for (let count = 0; count < 50; count += 1) enter(count % 2 ? 'members' : 'send', `chat ${count}`);
    at = 999;
    expect(() => enter('team', 'team')).toThrow(expect.objectContaining({ status: 429, retryAfter: 1 }));
    at = 1000;
    expect(() => enter('team', 'team')).not.toThrow();
  });

  it('are answered with the time to wait and counted, and nothing is taken', async () => {
    const post = () => call('POST', 'conversations', toChannel(text('a')));
    for (let count = 0; count < 7; count += 1) expect((await post()).status).toBe(201);
    const eighth = await post();

    expect(eighth).toMatchObject({ status: 429, body: { error: { code: 'Throttled' } } });
    expect(eighth.headers.get('retry-after')).toBe('1');
    expect((await call('POST', 'conversations', toChannel(text('a'), another.id))).status).toBe(201);
    expect([standIn.control.throttled(), (await standIn.posts(hr.id)).length]).toEqual([1, 7]);
    at = 1000;
    expect((await post()).status).toBe(201);
  });

  it('let one write at a time into a conversation: another meanwhile is to come again', async () => {
    const { id, activityId } = (await call('POST', 'conversations', toChannel(text('root')))).body;
    standIn.control.failNext({ delayMs: 60_000 });
    const left = new AbortController();
    const stands = teams.channel('HR').sees('slow');
    const slow = call('PUT', `${conversation(id)}/activities/${activityId}`, text('slow'), undefined, left.signal);
    await stands;

    expect(await call('POST', 'conversations', toChannel(text('a')))).toMatchObject({
      status: 412,
      body: { error: { code: 'PreconditionFailed' } },
    });
    expect((await call('POST', 'conversations', toChannel(text('a'), another.id))).status).toBe(201);
    expect(await members()).not.toEqual([]);
    left.abort();
    await expect(slow).rejects.toThrow();
  });

  it('can be done without', async () => {
    standIn.control.limit(noLimits);
    const answers = await Promise.all(Array.from({ length: 60 }, () => call('POST', 'conversations', toChannel(text('a')))));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });
});

describe('what people do', () => {
  it('is told to the bot with the token, service address, tenant and locale that Teams gives', async () => {
    await teams.channel('HR').write('sakliste', { as: { seat: 'HR/Rollag' } });
    const [post] = await standIn.posts(hr.id);

    expect(post).toMatchObject({ text: '@Veven sakliste', author: rollag.key });
    expect(heard).toHaveLength(1);
    expect(heard[0]!.headers).toMatchObject({ authorization: 'Bearer from-teams', 'x-ms-tenant-id': tenantId });
    expect(heard[0]!.activity).toMatchObject({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: `${base}/connector/`,
      locale: 'nb-NO',
      text: '<at>Veven</at> sakliste',
      from: { id: await idOf(rollag.oid), name: 'HR, Rollag', aadObjectId: rollag.oid },
      recipient: { id: `28:${appId}` },
      conversation: { id: `${hr.id};messageid=${post!.id}`, conversationType: 'channel', tenantId },
      channelData: { channel: { id: hr.id }, team: { id: team.id }, tenant: { id: tenantId } },
      entities: expect.arrayContaining([{ type: 'mention', text: '<at>Veven</at>', mentioned: { id: `28:${appId}`, name: 'Veven' } }]),
    });
  });

  it('stays between people in a channel where the bot is not mentioned', async () => {
    await teams.channel('HR').write('til dere andre', { as: { role: 'member' }, mention: false });

    expect(heard).toEqual([]);
    expect(await standIn.posts(hr.id)).toMatchObject([{ text: 'til dere andre' }]);
  });

  it('reaches the bot from a chat without a mention', async () => {
    await teams.chat({ seat: 'HR/Rollag' }).write('hjelp', { as: { seat: 'HR/Rollag' } });

    expect(heard[0]!.activity).toMatchObject({
      text: 'hjelp',
      conversation: { id: standIn.chatOf(rollag.key), conversationType: 'personal' },
    });
  });

  it('is refused where they are not', async () => {
    const kdu = channels.find(({ network }) => network === 'KDU')!;

    await expect(standIn.write({ as: rollag.key, conversation: kdu.id, text: 'a' })).rejects.toMatchObject({ status: 403 });
    await expect(standIn.write({ as: sigdal.key, conversation: 'personal', text: 'a' })).rejects.toMatchObject({ status: 403 });
    await expect(standIn.write({ as: rollag.key, conversation: standIn.chatOf(sigdal.key), text: 'a' })).rejects.toMatchObject({
      status: 404,
    });
    expect(heard).toEqual([]);
  });

  it('includes pressing, and the answer card is for the one who pressed until the common card changes', async () => {
    const { id, activityId } = (await call('POST', 'conversations', toChannel(withCard('Sakliste')))).body;
    answer.body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('Hvordan ligger Rollag an?') };
    const seenBy = async (key: string) => {
      const query = new URLSearchParams({ as: key, conversation: hr.id });
      return ((await (await fetch(`${base}/local/api/teams/posts?${query}`)).json()) as { mine?: JsonObject }[])[0]!.mine;
    };

    const post = await teams.channel('HR').post('Sakliste');
    const pressed = await post.press('Svar', { as: { seat: 'HR/Rollag' }, inputs: { 'in.comment': 'i rute' } });

    expect(heard[0]!.activity).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId,
      conversation: { id },
      value: {
        action: { type: 'Action.Execute', verb: 'follow-up/answer', data: { v: 1, key: 'a', 'in.comment': 'i rute' } },
        trigger: 'manual',
      },
    });
    expect(pressed.card).toMatchObject({ text: expect.stringContaining('Hvordan ligger Rollag an?'), buttons: ['Svar', 'Send'] });
    expect(await seenBy(rollag.key)).toEqual(card('Hvordan ligger Rollag an?'));
    expect(await seenBy(sigdal.key)).toBeUndefined();

    await call('PUT', `${conversation(id)}/activities/${activityId}`, withCard('Sakliste'));
    expect(await seenBy(rollag.key)).toBeUndefined();
  });

  it('includes pressing the older kind of button, which is a message with a value', async () => {
    await call('POST', 'conversations', toChannel(withCard('Sakliste')));
    await (await teams.channel('HR').post('Sakliste')).press('Send', { as: { role: 'secretariat' } });

    expect(heard[0]!.activity).toMatchObject({ type: 'message', value: { v: 1, key: 'a', 'in.comment': 'som sist' } });
  });

  it('says what there is when a test presses what is not there', async () => {
    await call('POST', 'conversations', toChannel(withCard('Sakliste')));
    const post = await teams.channel('HR').post('Sakliste');

    await expect(post.press('Slett', { as: { role: 'secretariat' } })).rejects.toThrow('No button "Slett" to press, only "Svar", "Send".');
    await expect(post.press('Svar', { as: { role: 'secretariat' }, inputs: { comment: '' } })).rejects.toThrow(
      'No input "comment" on the card, only "in.comment".',
    );
    await expect(teams.channel('HR').post('Referat')).rejects.toThrow('No post with Referat');
  });

  it('can be waited for', async () => {
    const seen = teams.channel('HR').sees(/Sakliste/);
    await call('POST', 'conversations', toChannel(withCard('Sakliste')));

    expect((await seen).buttons).toEqual(['Svar', 'Send']);
  });
});

describe('installing', () => {
  it('tells the bot of the team, each channel and each person who has the app, once', async () => {
    await standIn.install();
    await standIn.install();

    const told = heard.map(({ activity }) => activity as { type: string; conversation: { id: string; conversationType: string } });
    const arrivals = told.filter(({ type }) => type === 'conversationUpdate').map(({ conversation }) => conversation.id);
    const personal = told.filter(({ type, conversation }) => type === 'installationUpdate' && conversation.conversationType === 'personal');
    expect(arrivals.toSorted()).toEqual(channels.map(({ id }) => id).toSorted());
    expect(personal).toHaveLength(samplePeople.filter(({ contact }) => contact === 'chat').length);
    expect(told).toHaveLength(1 + arrivals.length + personal.length);
  });

  it('goes on where it was stopped', async () => {
    answer.status = 500;
    await expect(standIn.install()).rejects.toThrow('The bot answered 500');
    answer.status = 200;
    heard = [];
    await standIn.install();

    expect(new Set(heard.map(({ activity }) => (activity['conversation'] as JsonObject)['id'])).size).toBe(
      channels.length + samplePeople.filter(({ contact }) => contact === 'chat').length,
    );
  });
});
