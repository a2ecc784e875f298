import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { GraphError } from './errors.ts';

/** How long a receiver may take to answer a notification, in milliseconds. */
const ANSWER_MS = 3000;

export type WebhookTimes = {
  /** How long a receiver may take to prove that it wants notifications, in milliseconds. */
  validationMs: number;
  /** How long to wait before each further attempt to deliver, in milliseconds. */
  retriesMs: number[];
};

/** Speaks to those who receive notifications. */
export type Webhooks = {
  /** Throws Graph's 400 unless the receiver gives back the token that it is sent. */
  validate(url: string): Promise<void>;
  /** Posts until somebody answers 2xx or the attempts are used up; never rejects. */
  deliver(url: string, body: object): Promise<void>;
  /** Ends what is on its way. */
  close(): void;
};

export function createWebhooks({ validationMs = 10_000, retriesMs = [1000, 5000, 30_000] }: Partial<WebhookTimes>): Webhooks {
  const closing = new AbortController();
  const post = (url: string | URL, late: AbortSignal, contentType: string, body: string): Promise<Response> => {
    const signal = AbortSignal.any([closing.signal, late]);
    return fetch(url, { method: 'POST', redirect: 'error', signal, headers: { 'Content-Type': contentType }, body });
  };

  return {
    async validate(notificationUrl) {
      const url = new URL(notificationUrl);
      const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
      url.searchParams.set('validationToken', token);
      const late = AbortSignal.timeout(validationMs);
      try {
        const answer = await post(url, late, 'text/plain; charset=utf-8', '');
        if (answer.status !== 200) throw invalid('failed. Notification endpoint must respond with 200 OK to validation request.');
        const plain = /^text\/plain\b/i.test(answer.headers.get('Content-Type') ?? '');
        if (!plain || (await answer.text()) !== token)
          throw invalid('failed. Response must exactly match validationToken query parameter.');
      } catch (error) {
        if (error instanceof GraphError) throw error;
        throw invalid(late.aborted ? 'timed out.' : 'failed. Notification endpoint must respond with 200 OK to validation request.');
      }
    },
    async deliver(url, body) {
      for (const pause of [0, ...retriesMs]) {
        try {
          await wait(pause, undefined, { signal: closing.signal });
          const answer = await post(url, AbortSignal.timeout(ANSWER_MS), 'application/json', JSON.stringify(body));
          await answer.body?.cancel();
          if (answer.ok) return;
        } catch {
          // Nobody answered: the next attempt may find somebody. A receiver that never does finds out by reading delta.
          if (closing.signal.aborted) return;
        }
      }
    },
    close: () => closing.abort(),
  };
}

function invalid(what: string): GraphError {
  return new GraphError(400, 'ValidationError', `Subscription validation request ${what}`);
}
