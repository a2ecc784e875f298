import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphMail } from '../../bot/adapters/mail/graph-mail.ts';

const mail = { to: 'hr.sigdal@veven.example', subject: 'Venter på deg: én sak', text: 'Hvordan ligger Sigdal an?' };

describe('e-mail by Graph', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const asked: { url: string | undefined; method: string | undefined; authorization: string | undefined; body: unknown }[] = [];
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const graph = (token = async () => 'a token') => new GraphMail({ origin: origin(), token }, 'veven@region.example');

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        const { url, method, headers } = request;
        asked.push({ url, method, authorization: headers.authorization, body: JSON.parse(body) });
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked.length = 0;
    answer = (_request, response) => response.writeHead(202).end();
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  it('is one request for a text from the one mailbox, which keeps no copy', async () => {
    expect(await graph().send(mail)).toEqual({ ok: true });

    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/v1.0/users/veven%40region.example/sendMail',
        authorization: 'Bearer a token',
        body: {
          message: {
            subject: mail.subject,
            body: { contentType: 'Text', content: mail.text },
            toRecipients: [{ emailAddress: { address: mail.to } }],
            internetMessageHeaders: [{ name: 'X-Auto-Response-Suppress', value: 'All' }],
          },
          saveToSentItems: false,
        },
      },
    ]);
  });

  it.each([
    [429, true],
    [503, true],
    [504, true],
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [413, false],
  ])('is not sent when Graph answers %i, and asked for once', async (status, retry) => {
    answer = (_request, response) => response.writeHead(status).end('{"error":{"code":"ErrorOfTheTest","message":"no"}}');

    expect(await graph().send(mail)).toEqual({ ok: false, retry, code: `Graph ${status} ErrorOfTheTest` });
    expect(asked).toHaveLength(1);
  });

  it('waits for as long as Graph asks', async () => {
    answer = (_request, response) => response.writeHead(429, { 'Retry-After': '42' }).end();

    expect(await graph().send(mail)).toMatchObject({ ok: false, retry: true, afterSeconds: 42 });
  });

  it.each([500, 502])('is uncertain when Graph answers %i', async (status) => {
    answer = (_request, response) => response.writeHead(status).end();

    await expect(graph().send(mail)).rejects.toThrow(/left it open/);
    expect(asked).toHaveLength(1);
  });

  it('is uncertain when the answer is lost', async () => {
    answer = (request) => request.socket.destroy();

    await expect(graph().send(mail)).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });

  it('waits when there is no token, or nobody is there', async () => {
    const noToken = async () => {
      throw new Error('Entra is away');
    };
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const nobody = new GraphMail({ origin: `http://127.0.0.1:${port}`, token: async () => 'a token' }, 'veven@region.example');

    expect(await graph(noToken).send(mail)).toEqual({ ok: false, retry: true, code: 'no token' });
    expect(asked).toEqual([]);
    expect(await nobody.send(mail)).toEqual({ ok: false, retry: true, code: 'unreachable' });
  });
});
