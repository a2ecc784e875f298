import { SmtpMail } from '../../bot/adapters/mail/smtp.ts';
import { type SmtpFault, type SmtpServer, startSmtp } from '../support/smtp-server.ts';

const mail = {
  to: 'hr.sigdal@veven.example',
  subject: 'Venter på deg: én sak',
  text: 'Hvordan ligger Sigdal an?\nhttps://veven.example/answer/x',
};
const from = 'veven@region.example';

describe('e-mail by SMTP', () => {
  let server: SmtpServer | undefined;
  const start = async (fault?: SmtpFault) => {
    server = await startSmtp(fault);
    return new SmtpMail({ from, url: `smtp://127.0.0.1:${server.port}` });
  };
  afterEach(() => server?.close());

  it('is plain text in UTF-8 to one person, says that it was made by a machine, and follows nobody', async () => {
    const smtp = await start();

    expect(await smtp.send(mail)).toEqual({ ok: true });

    expect(server!.taken).toHaveLength(1);
    const { message, ...envelope } = server!.taken[0]!;
    expect(envelope).toEqual({ from, to: [mail.to] });
    expect(message).toMatch(/^From: Veven <veven@region\.example>\r$/m);
    expect(message).toMatch(/^To: hr\.sigdal@veven\.example\r$/m);
    expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(message).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(message).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(message).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    expect(message).toContain('https://veven.example/answer/x');
    expect(message).not.toMatch(/html|Disposition-Notification|Return-Receipt|X-Mailer/i);
  });

  it('keeps a long link whole', async () => {
    const smtp = await start();
    const link = `https://veven.example/answer/${'abcdefghij'.repeat(40)}`;

    await smtp.send({ ...mail, text: `Svar her: ${link}` });

    const body = server!.taken[0]!.message.split('\r\n\r\n')[1] ?? '';
    expect(body.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(link);
  });

  it('goes to one address, whatever else stands in it', async () => {
    const smtp = await start();

    await smtp.send({ ...mail, to: 'a@veven.example, b@veven.example', subject: 'x\r\nBcc: c@veven.example' });

    expect(server!.taken.map(({ to }) => to)).toEqual([['a@veven.example, b@veven.example']]);
    expect(server!.taken[0]!.message).not.toMatch(/^Bcc:|^To:.*[ ,]b@/m);
  });

  it('is given up for an address that is none', async () => {
    const smtp = await start();

    expect(await smtp.send({ ...mail, to: 'Kari <kari@veven.example>' })).toEqual({ ok: false, retry: false, code: 'EENVELOPE' });
  });

  it.each<readonly [string, SmtpFault, object]>([
    ['greets with «not now»', { connected: '421 busy' }, { ok: false, retry: true, code: 'SMTP 421' }],
    ['hangs up at once', { connected: 'drop' }, { ok: false, retry: true, code: 'ECONNECTION' }],
    ['puts the sender off', { MAIL: '451 later' }, { ok: false, retry: true, code: 'SMTP 451' }],
    ['puts the person off', { RCPT: '450 greylisted' }, { ok: false, retry: true, code: 'SMTP 450' }],
    ['does not know the person', { RCPT: '550 no such mailbox' }, { ok: false, retry: false, code: 'SMTP 550' }],
    ['does not let us send', { MAIL: '553 not yours' }, { ok: false, retry: false, code: 'SMTP 553' }],
    ['hangs up before the message', { DATA: 'drop' }, { ok: false, retry: true, code: 'ECONNECTION' }],
    ['has no room', { taken: '452 full' }, { ok: false, retry: true, code: 'SMTP 452' }],
    ['will not have the message', { taken: '554 spam' }, { ok: false, retry: false, code: 'SMTP 554' }],
  ])('is known not to have gone when the server %s', async (_what, fault, result) => {
    const smtp = await start(fault);

    expect(await smtp.send(mail)).toEqual(result);
    expect(server).toMatchObject({ taken: [], connections: 1 });
  });

  it('is uncertain when the server hangs up after the message', async () => {
    const smtp = await start({ taken: 'drop' });

    await expect(smtp.send(mail)).rejects.toThrow();
    expect(server).toMatchObject({ connections: 1, taken: [expect.anything()] });
  });

  it('waits for a server that is not there', async () => {
    const smtp = await start();
    await server!.close();

    expect(await smtp.send(mail)).toEqual({ ok: false, retry: true, code: 'ESOCKET' });
  });

  it('says who we are where the server asks', async () => {
    server = await startSmtp({ AUTH: '535 no' }, { offers: ['AUTH PLAIN'] });
    const smtp = new SmtpMail({ from, url: `smtp://veven:p%40ss@127.0.0.1:${server.port}` });

    expect(await smtp.send(mail)).toEqual({ ok: false, retry: false, code: 'SMTP 535' });
  });

  it('is not sent in the clear to a server on another machine', async () => {
    server = await startSmtp({}, { host: '127.0.0.2' });
    // All of 127/8 is this machine; only its usual names are taken for it.
    const smtp = new SmtpMail({ from, url: `smtp://127.0.0.2:${server.port}` });

    // It does not know STARTTLS.
    expect(await smtp.send(mail)).toEqual({ ok: false, retry: false, code: 'SMTP 502' });
    expect(server.taken).toEqual([]);
  });
});
