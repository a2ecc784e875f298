import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphEventCalendar } from '../../bot/adapters/graph/event-calendar.ts';
import type { CalendarEvent } from '../../bot/ports.ts';
import { instant } from '../../shared/day.ts';

const event: CalendarEvent = {
  subject: 'HR-nettverket: møte',
  text: 'Saklista: https://veven.example/meetings/HR%2F1',
  startsAt: instant('2026-10-23T07:00:00Z'),
  endsAt: instant('2026-10-23T09:30:00Z'),
  place: undefined,
  online: true,
  attendees: [
    { name: 'Kari', email: 'kari@rollag.example' },
    { name: 'Sekretariatet', email: 'Sekretariatet@region.example' },
  ],
};

describe('the calendar by Graph', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const asked: { url: string | undefined; method: string | undefined; prefer: unknown; body: unknown }[] = [];
  const graph = (token = async () => 'a token') =>
    new GraphEventCalendar({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token }, 'sekretariatet@region.example');

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        const { url, method, headers } = request;
        asked.push({ url, method, prefer: headers['prefer'], body: body === '' ? undefined : JSON.parse(body) });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked.length = 0;
    answer = (_request, response) => response.writeHead(201).end('{"id":"an/event=","onlineMeeting":{"joinUrl":"https://teams/1"}}');
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('makes an event with one request, in Oslo’s summer time too, and does not invite the one who invites', async () => {
    expect(await graph().create(event, 'HR/1 1')).toEqual({ ok: true, id: 'an/event=', joinUrl: 'https://teams/1' });

    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/v1.0/users/sekretariatet%40region.example/events',
        prefer: 'IdType="ImmutableId"',
        body: {
          subject: event.subject,
          body: { contentType: 'text', content: event.text },
          start: { dateTime: '2026-10-23T09:00:00', timeZone: 'Europe/Oslo' },
          end: { dateTime: '2026-10-23T11:30:00', timeZone: 'Europe/Oslo' },
          attendees: [{ type: 'required', emailAddress: { name: 'Kari', address: 'kari@rollag.example' } }],
          isOnlineMeeting: true,
          onlineMeetingProvider: 'teamsForBusiness',
          responseRequested: true,
          allowNewTimeProposals: false,
          transactionId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
        },
      },
    ]);
  });

  it('names another transaction for another meeting, and for another event of the same', async () => {
    for (const transaction of ['HR/1 1', 'HR/1 1', 'HR/1 2', 'HR/2 1']) await graph().create(event, transaction);

    const [first, again, second, other] = asked.map(({ body }) => (body as { transactionId: string }).transactionId);
    expect(again).toBe(first);
    expect(new Set([first, second, other]).size).toBe(3);
  });

  it('knows that the link may come later', async () => {
    answer = (_request, response) => response.writeHead(201).end('{"id":"1","onlineMeeting":null}');

    expect(await graph().create(event, 'HR/1 1')).toEqual({ ok: true, id: '1', joinUrl: undefined });
  });

  it('takes nobody’s Teams meeting away, and tells a place that is given', async () => {
    answer = (_request, response) => response.writeHead(200).end('{}');
    await graph().update('an/event=', { ...event, online: false, place: 'Rådhuset' });
    await graph().update('an/event=', { ...event, online: false });

    expect(asked[0]).toMatchObject({ method: 'PATCH', url: expect.stringMatching(/\/events\/an%2Fevent%3D$/) });
    expect(asked.map(({ body }) => body)).toEqual([
      expect.objectContaining({ location: { displayName: 'Rådhuset' } }),
      expect.objectContaining({ location: { displayName: '' } }),
    ]);
    for (const { body } of asked) for (const name of ['isOnlineMeeting', 'body', 'transactionId']) expect(body).not.toHaveProperty(name);
  });

  it('reads what was answered in the four words that matter', async () => {
    const response = (word: string) => ({ emailAddress: { address: `${word}@rollag.example` }, status: { response: word } });
    const words = ['accepted', 'declined', 'tentativelyAccepted', 'none', 'notResponded', 'organizer'];
    answer = (_request, answered) => answered.end(JSON.stringify({ onlineMeeting: null, attendees: words.map(response) }));

    const read = await graph().read('1');
    expect(read).toMatchObject({ ok: true, joinUrl: undefined });
    expect('answers' in read ? read.answers.map(({ answer: said }) => said) : []).toEqual([
      ...['accepted', 'declined', 'tentative', 'none', 'none', 'accepted'],
    ]);
  });

  it.each([
    [429, { retry: true }],
    [503, { retry: true }],
    [401, { retry: true, afterSeconds: 3600 }],
    [403, { retry: true, afterSeconds: 3600 }],
    [400, { retry: false }],
    [409, { retry: false }],
    [413, { retry: false }],
  ])('sorts the refusal %i, and asks once', async (status, how) => {
    answer = (_request, response) => response.writeHead(status).end('{"error":{"code":"ErrorOfTheTest","message":"no"}}');

    expect(await graph().update('1', event)).toEqual({ ok: false, code: `Graph ${status} ErrorOfTheTest`, ...how });
    expect(asked).toHaveLength(1);
  });

  it('waits for as long as Graph asks', async () => {
    answer = (_request, response) => response.writeHead(429, { 'Retry-After': '42' }).end();

    expect(await graph().cancel('1', 'Avlyst')).toMatchObject({ retry: true, afterSeconds: 42 });
  });

  it('says that an event is gone, and that there is no mailbox', async () => {
    answer = (_request, response) => response.writeHead(404).end();

    expect(await graph().update('1', event)).toEqual({ ok: false, gone: true });
    expect(await graph().cancel('1', '')).toEqual({ ok: false, gone: true });
    expect(await graph().create(event, 'HR/1 1')).toMatchObject({ ok: false, retry: true, afterSeconds: 3600 });
  });

  it.each([500, 502, 504])('leaves it open when Graph answers %i', async (status) => {
    answer = (_request, response) => response.writeHead(status).end();

    await expect(graph().create(event, 'HR/1 1')).rejects.toThrow(/left it open/);
  });

  it('leaves it open when the answer is lost, and waits when there is no token', async () => {
    answer = (request) => request.socket.destroy();
    await expect(graph().create(event, 'HR/1 1')).rejects.toThrow();
    asked.length = 0;

    const noToken = async () => {
      throw new Error('Entra is away');
    };
    expect(await graph(noToken).create(event, 'HR/1 1')).toMatchObject({ ok: false, retry: true, code: 'no token' });
    expect(asked).toEqual([]);
  });
});
