import { z } from 'zod';
import type { AdaptiveCard } from '../../card.ts';
import type { Conversation, Messenger, SendResult } from '../../ports.ts';

export interface ConnectorOptions {
  /** A token for a service address; `undefined` without an app id (only the Playground). */
  token(serviceUrl: string): Promise<string | undefined>;
  readonly botId: string;
}

const Created = z.object({ id: z.string().optional(), activityId: z.string().optional() });
const Refused = z.object({ error: z.object({ code: z.string() }) });

/** Answers that time heals; everything else is final. Source: Teams' table of connector status codes. */
const passing = new Set([412, 429, 502, 503, 504]);

/**
 * Teams' connector through one request a call. Botbuilder's own client repeats a POST up to four times on a server error,
 * which doubles posts below any queue; so sending is ours.
 */
export class Connector implements Messenger {
  readonly #options: ConnectorOptions;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  post(to: Conversation, card: AdaptiveCard, summary: string): Promise<SendResult> {
    const activity = cardActivity(card, summary);
    if (to.kind === 'personal') return this.#send('POST', to, `v3/conversations/${encodeURIComponent(to.id)}/activities`, activity);
    return this.#send('POST', to, 'v3/conversations', {
      isGroup: true,
      bot: { id: this.#options.botId },
      channelData: { channel: { id: to.id }, ...(to.tenantId && { tenant: { id: to.tenantId } }) },
      activity,
    });
  }

  say(to: { id: string; serviceUrl: string }, text: string, replyTo: string | undefined): Promise<SendResult> {
    const path = `v3/conversations/${encodeURIComponent(to.id)}/activities${replyTo ? `/${encodeURIComponent(replyTo)}` : ''}`;
    return this.#send('POST', to, path, { type: 'message', text, textFormat: 'markdown', ...(replyTo && { replyToId: replyTo }) });
  }

  update(conversation: { id: string; serviceUrl: string }, activityId: string, card: AdaptiveCard, summary: string): Promise<SendResult> {
    const path = `v3/conversations/${encodeURIComponent(conversation.id)}/activities/${encodeURIComponent(activityId)}`;
    return this.#send('PUT', conversation, path, { id: activityId, ...cardActivity(card, summary) });
  }

  async #send(
    method: 'POST' | 'PUT',
    { id, serviceUrl }: { id: string; serviceUrl: string },
    path: string,
    body: unknown,
  ): Promise<SendResult> {
    let response: Response;
    try {
      const token = await this.#options.token(serviceUrl).catch((cause: unknown) => {
        throw new NotSent('no token for the connector', { cause });
      });
      response = await fetch(new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`), {
        method,
        headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
    } catch (error) {
      // Nobody was there to take the message: that is known, unlike an answer that was lost.
      if (neverArrived(error)) return { ok: false, retry: true, afterSeconds: undefined, code: 'unreachable' };
      throw error;
    }
    const answer: unknown = await response.json().catch(() => ({}));
    if (response.ok) {
      const created = Created.parse(answer ?? {});
      const root = /;messageid=(\d+)/.exec(created.id ?? '')?.[1];
      return { ok: true, activityId: created.activityId ?? root ?? created.id ?? '', conversation: root ? (created.id ?? id) : id };
    }
    const refused = Refused.safeParse(answer);
    const after = Number(response.headers.get('Retry-After'));
    return {
      ok: false,
      retry: passing.has(response.status),
      afterSeconds: Number.isFinite(after) && after > 0 ? after : undefined,
      code: `${response.status} ${refused.success ? refused.data.error.code : ''}`.trim(),
    };
  }
}

/** Nothing left this machine. */
class NotSent extends Error {}

/** Whether a request failed before anything was sent. */
function neverArrived(error: unknown): boolean {
  if (error instanceof NotSent) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}

/** A card alone: text beside a card is split in two, and the id of neither is reliable. */
const cardActivity = (card: AdaptiveCard, summary: string) => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
