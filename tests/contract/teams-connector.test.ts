import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connector } from '../../bot/adapters/teams/connector.ts';
import type { AdaptiveCard } from '../../bot/card.ts';
import type { Conversation } from '../../bot/ports.ts';

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

let server: Server;
let serviceUrl: string;
let heard: Heard[];
let answers: ({ status: number; body: unknown; headers?: Record<string, string> } | 'drop')[];

/** A connector that answers as the test says. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      heard.push({
        method: request.method ?? '',
        path: decodeURIComponent(request.url ?? ''),
        token: request.headers.authorization,
        body: text === '' ? undefined : JSON.parse(text),
      });
      const answer = answers.shift();
      if (answer === undefined || answer === 'drop') return void request.socket.destroy();
      response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`;
});
beforeEach(() => {
  heard = [];
  answers = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const connector = new Connector({ botId: '28:veven', token: async () => 'token' });
const hr = (): Conversation => ({ id: '19:hr', serviceUrl, tenantId: 'Host', kind: 'channel', identity: undefined });
const thread = () => ({ id: '19:hr;messageid=1700', serviceUrl });
const aCard = { type: 'AdaptiveCard' } as unknown as AdaptiveCard;

describe('the members of a channel', () => {
  const first = '/emea/v3/conversations/19:hr/pagedmembers?pageSize=200';

  it('are read page by page, each with their own tenant', async () => {
    answers = [
      {
        status: 200,
        body: {
          continuationToken: 'more',
          members: [{ id: '29:1', name: 'Kari', aadObjectId: 'OID1', tenantId: 'Host', email: 'kari@host.example' }],
        },
      },
      {
        status: 200,
        body: {
          members: [
            { id: '29:2', name: 'Anne', objectId: 'oid2', tenantId: 'other' },
            { id: '29:3', aadObjectId: 'oid3', email: null },
            { id: '28:bot', name: 'Bot' },
          ],
        },
      },
    ];

    expect(await connector.members(hr())).toEqual([
      { id: '29:1', identity: 'host/oid1', name: 'Kari', email: 'kari@host.example' },
      { id: '29:2', identity: 'other/oid2', name: 'Anne', email: undefined },
      { id: '29:3', identity: 'host/oid3', name: '', email: undefined },
      { id: '28:bot', identity: undefined, name: 'Bot', email: undefined },
    ]);
    expect(heard.map(({ method, path, token }) => [method, path, token])).toEqual([
      ['GET', first, 'Bearer token'],
      ['GET', `${first}&continuationToken=more`, 'Bearer token'],
    ]);
  });

  const page = { status: 200, body: { continuationToken: 'more', members: [] } };

  it('are read with a turn for each page, and not known when one has to wait', async () => {
    let turns = 0;
    const twice = async <T>(read: () => Promise<T>) => {
      turns += 1;
      return turns > 2 ? undefined : read();
    };
    answers = [page, page, page];

    expect(await connector.members(hr(), twice)).toBeUndefined();
    expect([turns, heard.length]).toEqual([3, 2]);
  });

  it.each([
    ['refused', [{ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }]],
    ['refused on the second page', [page, { status: 429, body: {} }]],
    ['not what was asked for', [{ status: 200, body: { people: [] } }]],
    ['no JSON', [{ status: 200, body: '<html>' }]],
    ['lost', ['drop' as const]],
  ])('are not known when the answer is %s, and are asked for once', async (_what, given) => {
    answers = [...given];

    expect(await connector.members(hr())).toBeUndefined();
    expect(heard).toHaveLength(given.length);
  });
});

describe('an answer in a thread', () => {
  it('is one POST to the thread itself', async () => {
    answers = [{ status: 201, body: { id: '1701' } }];

    expect(await connector.reply(thread(), aCard, 'Referat')).toEqual({
      ok: true,
      activityId: '1701',
      conversation: '19:hr;messageid=1700',
    });
    expect(heard).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/emea/v3/conversations/19:hr;messageid=1700/activities',
        body: expect.objectContaining({ type: 'message', summary: 'Referat' }),
      }),
    ]);
  });

  it.each([
    [400, 'BadArgument', false],
    [401, 'BotNotRegistered', false],
    [403, 'BotNotInConversationRoster', false],
    [404, 'ConversationNotFound', false],
    [408, 'RequestTimeout', false],
    [412, 'PreconditionFailed', true],
    [413, 'MessageSizeTooBig', false],
    [429, 'Throttled', true],
    [500, 'ServiceError', false],
    [502, 'BadGateway', true],
    [503, 'ServiceUnavailable', true],
    [504, 'GatewayTimeout', true],
  ])('that is refused with %d %s may be tried again: %p, but not by itself', async (status, code, retry) => {
    answers = [{ status, body: { error: { code, message: '' } }, headers: { 'Retry-After': '7' } }];

    expect(await connector.reply(thread(), aCard, 'x')).toEqual({ ok: false, retry, afterSeconds: 7, code: `${status} ${code}` });
    expect(heard).toHaveLength(1);
  });

  it('that is lost is thrown: it is not known whether it stands', async () => {
    answers = ['drop'];

    await expect(connector.reply(thread(), aCard, 'x')).rejects.toThrow();
    expect(heard).toHaveLength(1);
  });

  it('that nobody was there to take is known not to stand', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => closed.once('listening', listening));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));

    expect(await connector.reply({ id: 'x', serviceUrl: `http://127.0.0.1:${port}/` }, aCard, 'x')).toMatchObject({
      ok: false,
      retry: true,
      code: 'unreachable',
    });
  });
});

describe('the channels of a team', () => {
  const team = { teamId: '19:team', tenantId: 'host' };

  it('are those that the app need not be let into by themselves', async () => {
    const conversations = [
      { id: '19:team', name: null },
      { id: '19:hr', name: 'HR', type: 'standard' },
      { id: '19:shared', name: 'Delt', type: 'shared' },
    ];
    answers = [{ status: 200, body: { conversations } }];

    const found = await connector.channels({ ...team, serviceUrl });

    expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /emea/v3/teams/19:team/conversations']);
    const channel = { ...team, serviceUrl, kind: 'channel', identity: undefined };
    expect(found).toEqual([
      { ...channel, id: '19:team', name: undefined },
      { ...channel, id: '19:hr', name: 'HR' },
    ]);
  });

  it.each<[string, (typeof answers)[number]]>([
    ['refuses', { status: 403, body: { error: { code: 'NotEnoughPermissions' } } }],
    ['says something else', { status: 200, body: '<html>' }],
    ['is cut off', 'drop'],
  ])('are none when Teams %s', async (_what, answer) => {
    answers = [answer];
    expect(await connector.channels({ ...team, serviceUrl })).toEqual([]);
  });
});
