import { z } from 'zod';
import type { AdaptiveCard } from '../../card.ts';
import type { Conversation, LearntConversation, Member, Messenger, SendResult, Turn } from '../../ports.ts';
import { neverArrived } from '../never-arrived.ts';

export interface ConnectorOptions {
  /** A token for a service address; `undefined` without an app id (only the Playground). */
  token(serviceUrl: string): Promise<string | undefined>;
  readonly botId: string;
}

const Created = z.object({ id: z.string().optional(), activityId: z.string().optional() });
const Refused = z.object({ error: z.object({ code: z.string() }) });

/** Somebody as a roster has them: the object id has two names, and of people from elsewhere little may be said. */
const Account = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  email: z.string().nullish(),
});
const Page = z.object({ members: z.array(Account), continuationToken: z.string().nullish() });

/** General has the team's own id and no name. A private or shared channel has to let the app in by itself. */
const Channels = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() })),
});

/** Members a page, and the most pages that are read: more than a team may have. */
const pageSize = 200;
const mostPages = 150;

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

  reply(thread: { id: string; serviceUrl: string }, card: AdaptiveCard, summary: string): Promise<SendResult> {
    return this.#send('POST', thread, `v3/conversations/${encodeURIComponent(thread.id)}/activities`, cardActivity(card, summary));
  }

  say(to: { id: string; serviceUrl: string }, text: string, replyTo: string | undefined): Promise<SendResult> {
    const path = `v3/conversations/${encodeURIComponent(to.id)}/activities${replyTo ? `/${encodeURIComponent(replyTo)}` : ''}`;
    return this.#send('POST', to, path, { type: 'message', text, textFormat: 'markdown', ...(replyTo && { replyToId: replyTo }) });
  }

  update(conversation: { id: string; serviceUrl: string }, activityId: string, card: AdaptiveCard, summary: string): Promise<SendResult> {
    const path = `v3/conversations/${encodeURIComponent(conversation.id)}/activities/${encodeURIComponent(activityId)}`;
    return this.#send('PUT', conversation, path, { id: activityId, ...cardActivity(card, summary) });
  }

  async members({ id, serviceUrl, tenantId }: Conversation, turn: Turn = (act) => act()): Promise<readonly Member[] | undefined> {
    const members: Member[] = [];
    let token: string | undefined;
    for (let count = 0; count < mostPages; count += 1) {
      const query = new URLSearchParams({ pageSize: String(pageSize), ...(token !== undefined && { continuationToken: token }) });
      const path = `v3/conversations/${encodeURIComponent(id)}/pagedmembers?${query}`;
      const page = await turn(() =>
        this.#call('GET', serviceUrl, path)
          .then(readPage)
          .catch(() => undefined),
      );
      if (!page) return undefined;
      members.push(...page.members.map((account) => memberOf(account, tenantId)));
      token = page.continuationToken || undefined;
      if (token === undefined) return members;
    }
    return undefined;
  }

  async channels({ teamId, serviceUrl, tenantId }: Parameters<Messenger['channels']>[0]): Promise<readonly LearntConversation[]> {
    if (teamId === undefined) return [];
    const answer = await this.#call('GET', serviceUrl, `v3/teams/${encodeURIComponent(teamId)}/conversations`)
      .then((response) => response.json())
      .catch(() => undefined);
    const read = Channels.safeParse(answer);
    return (read.data?.conversations ?? [])
      .filter(({ type }) => (type ?? 'standard') === 'standard')
      .map(({ id, name }) => ({ id, serviceUrl, tenantId, kind: 'channel', identity: undefined, teamId, name: name ?? undefined }));
  }

  async #send(
    method: 'POST' | 'PUT',
    { id, serviceUrl }: { id: string; serviceUrl: string },
    path: string,
    body: unknown,
  ): Promise<SendResult> {
    let response: Response;
    try {
      response = await this.#call(method, serviceUrl, path, body);
    } catch (error) {
      // Nobody was there to take the message: that is known, unlike an answer that was lost.
      if (error instanceof NotSent || neverArrived(error)) return { ok: false, retry: true, afterSeconds: undefined, code: 'unreachable' };
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

  /** One request. Throws `NotSent` when nothing left this machine. */
  async #call(method: 'GET' | 'POST' | 'PUT', serviceUrl: string, path: string, body?: unknown): Promise<Response> {
    const token = await this.#options.token(serviceUrl).catch((cause: unknown) => {
      throw new NotSent('no token for the connector', { cause });
    });
    return fetch(new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`), {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
  }
}

async function readPage(response: Response): Promise<z.infer<typeof Page> | undefined> {
  return response.ok ? Page.safeParse(await response.json()).data : undefined;
}

/** Who is from elsewhere has a tenant of their own; of whom nothing is said, that of the conversation. */
function memberOf({ id, name, aadObjectId, objectId, tenantId, email }: z.infer<typeof Account>, host: string | undefined): Member {
  const [tid, oid] = [tenantId || host, aadObjectId || objectId];
  return { id, identity: tid && oid ? `${tid}/${oid}`.toLowerCase() : undefined, name: name ?? '', email: email || undefined };
}

/** Nothing left this machine. */
class NotSent extends Error {}

/** A card alone: text beside a card is split in two, and the id of neither is reliable. */
const cardActivity = (card: AdaptiveCard, summary: string) => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
