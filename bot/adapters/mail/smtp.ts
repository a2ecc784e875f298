import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Mail, MailResult } from '../../ports.ts';

/** Milliseconds for connecting, and for each answer of the server. */
const patience = 15_000;

/** What nodemailer calls a server that is not there just now. Anything else, an address that is none or TLS that fails, stays. */
const passing = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS']);

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * E-mail through an SMTP server: text alone, in UTF-8. Over TLS, unless the server is on this very machine. One message a
 * connection, no repetition: the queue above decides.
 */
export class SmtpMail implements Mail {
  readonly #from: string;
  readonly #server: SMTPConnectionOptions;
  readonly #login: { readonly user: string; readonly pass: string } | undefined;

  /** `url`: `smtp://` or `smtps://`, with user and password where the server asks for them, percent-encoded. */
  constructor({ from, url }: { from: string; url: string }) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const here = loopback.has(hostname);
    const secure = protocol === 'smtps:';
    this.#from = from;
    this.#login = username === '' ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    this.#server = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: !secure && !here,
      ignoreTLS: here,
      connectionTimeout: patience,
      greetingTimeout: patience,
      dnsTimeout: patience,
      socketTimeout: patience,
      socketCloseTimeout: 0,
    };
  }

  async send({ to, subject, text }: { to: string; subject: string; text: string }): Promise<MailResult> {
    const written = await new MailComposer({
      // As objects, so that nothing in them is taken for a second address.
      from: { name: 'Veven', address: this.#from },
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
    let begun = false;
    const message = new Readable({
      // Read only when the server has said that it wants the message: what breaks before that has sent nothing.
      read() {
        begun = true;
        this.push(written);
        this.push(null);
      },
    });
    try {
      await this.#hand(to, message);
      return { ok: true };
    } catch (error) {
      const { status, code } = saidIn(error);
      if (status !== undefined) return { ok: false, retry: status < 500, afterSeconds: undefined, code: `SMTP ${status}` };
      if (begun) throw error;
      return { ok: false, retry: passing.has(code), afterSeconds: undefined, code };
    }
  }

  #hand(to: string, message: Readable): Promise<void> {
    const connection = new SMTPConnection(this.#server);
    const handed = new Promise<void>((resolve, reject) => {
      const send = (error?: Error | null) => {
        if (error) return reject(error);
        connection.send({ from: this.#from, to: [to] }, message, (refused) => (refused ? reject(refused) : resolve()));
      };
      connection.on('error', reject);
      connection.connect((error) => (error ? reject(error) : this.#login ? connection.login(this.#login, send) : send()));
    });
    return handed.finally(() => connection.close());
  }
}

/** What the server said to refuse something, as far as it said anything. */
function saidIn(error: unknown): { status: number | undefined; code: string } {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return { status: typeof responseCode === 'number' ? responseCode : undefined, code: typeof code === 'string' ? code : 'unknown' };
}
