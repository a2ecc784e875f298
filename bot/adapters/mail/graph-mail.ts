import type { Mail, MailResult } from '../../ports.ts';
import { type GraphAccess, secondsIn } from '../graph/client.ts';
import { neverArrived } from '../never-arrived.ts';

/** Milliseconds to wait for Graph. */
const patience = 15_000;

/** Answers that say that nothing was sent, and that time heals. */
const passing = new Set([429, 503, 504]);

/**
 * E-mail from one mailbox of the tenant through Graph, nothing kept in it. Least permission: `Mail.Send` for that mailbox alone
 * (docs/tenant.md). One request a call: the queue above decides on repetition, which Microsoft's client would do by itself.
 */
export class GraphMail implements Mail {
  readonly #access: GraphAccess;
  readonly #from: string;

  constructor(access: GraphAccess, from: string) {
    this.#access = access;
    this.#from = from;
  }

  async send({ to, subject, text }: { to: string; subject: string; text: string }): Promise<MailResult> {
    const token = await this.#access.token().catch(() => undefined);
    if (token === undefined) return { ok: false, retry: true, afterSeconds: undefined, code: 'no token' };
    let response: Response;
    try {
      response = await fetch(`${this.#access.origin}/v1.0/users/${encodeURIComponent(this.#from)}/sendMail`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({
          message: {
            subject,
            body: { contentType: 'Text', content: text },
            toRecipients: [{ emailAddress: { address: to } }],
            // Graph takes names with x- alone, and so no Auto-Submitted; Exchange's own word for the same keeps absence replies away.
            internetMessageHeaders: [{ name: 'X-Auto-Response-Suppress', value: 'All' }],
          },
          saveToSentItems: false,
        }),
        signal: AbortSignal.timeout(patience),
      });
    } catch (error) {
      if (neverArrived(error)) return { ok: false, retry: true, afterSeconds: undefined, code: 'unreachable' };
      throw error;
    }
    const answer = await response.text().catch(() => '');
    if (response.ok) return { ok: true };
    if (response.status >= 500 && !passing.has(response.status)) throw new Error(`Graph answered ${response.status} and left it open`);
    return {
      ok: false,
      retry: passing.has(response.status),
      afterSeconds: secondsIn(response.headers.get('Retry-After')),
      code: `Graph ${response.status} ${codeIn(answer)}`.trim(),
    };
  }
}

const codeIn = (answer: string): string => /"code"\s*:\s*"(\w+)"/.exec(answer)?.[1] ?? '';
