import type { StandInOptions } from './options.ts';
import type { JsonObject } from './posts.ts';

/** What the bot answered to an activity: for an invoke, the body is its invoke response. */
export interface BotAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type BotClient = ReturnType<typeof botClient>;

/** Sends activities to the bot the way the Bot Framework does: one POST with its token. */
export function botClient({ botEndpoint, botToken, tenantId }: Pick<StandInOptions, 'botEndpoint' | 'botToken' | 'tenantId'>) {
  return async function send(activity: JsonObject & { conversation: { id: string } }): Promise<BotAnswer> {
    const response = await fetch(botEndpoint(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${await botToken()}`,
        'x-ms-conversation-id': activity.conversation.id,
        'x-ms-tenant-id': tenantId,
      },
      body: JSON.stringify(activity),
      // Teams gives up on an answer after 15 seconds.
      signal: AbortSignal.timeout(15_000),
    });
    return { status: response.status, body: parsed(await response.text()) };
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
