import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** What the server says at a step instead of yes: a reply, or nothing more (`drop`). */
export type SmtpFault = Readonly<Partial<Record<SmtpStep, string>>>;
export type SmtpStep = 'connected' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'taken';

export interface SmtpServer {
  readonly port: number;
  /** The messages taken, as they came: envelope, headers and body. */
  readonly taken: { readonly from: string; readonly to: readonly string[]; readonly message: string }[];
  readonly connections: number;
  close(): Promise<void>;
}

const drop = 'drop';

/** An SMTP server on loopback that takes every message, but for what it is told to do wrong. `offers`: what it can beside the least. */
export async function startSmtp(
  fault: SmtpFault = {},
  { offers = [], host = '127.0.0.1' }: { offers?: readonly string[]; host?: string } = {},
): Promise<SmtpServer> {
  const taken: SmtpServer['taken'] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let envelope = { from: '', to: [] as string[] };
    let inData = false;
    let buffered = '';
    const reply = (step: SmtpStep, usual: string) => {
      const said = fault[step] ?? usual;
      if (said === drop) socket.destroy();
      else socket.write(`${said}\r\n`);
    };
    reply('connected', '220 test ESMTP');
    const hear = (line: string) => {
      const [word = ''] = line.split(' ');
      switch (word.toUpperCase()) {
        case 'EHLO':
          return reply('EHLO', [...offers.map((offer) => `250-${offer}`), '250 8BITMIME'].join('\r\n'));
        case 'AUTH':
          return reply('AUTH', '235 welcome');
        case 'MAIL':
          envelope = { from: /<(.*)>/.exec(line)?.[1] ?? '', to: [] };
          return reply('MAIL', '250 ok');
        case 'RCPT':
          envelope.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
          return reply('RCPT', '250 ok');
        case 'DATA':
          inData = fault.DATA === undefined;
          return reply('DATA', '354 go on');
        case 'QUIT':
          socket.end('221 bye\r\n');
          return;
        default:
          socket.write('502 what?\r\n');
      }
    };
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      buffered += chunk;
      for (;;) {
        const mark = inData ? '\r\n.\r\n' : '\r\n';
        const end = buffered.indexOf(mark);
        if (end < 0) return;
        const piece = buffered.slice(0, end);
        buffered = buffered.slice(end + mark.length);
        if (!inData) {
          hear(piece);
          continue;
        }
        inData = false;
        if (fault.taken === undefined || fault.taken === drop) taken.push({ ...envelope, message: piece });
        reply('taken', '250 taken');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    get connections() {
      return connections;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
