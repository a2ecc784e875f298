import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { tenantId } from '../sample/directory.ts';
import { createWebhooks, type WebhookTimes } from './webhook.ts';

/** A subscription to the changes of a list, as kept. */
export type SubscriptionRow = {
  id: string;
  owner: string;
  list_id: string;
  resource: string;
  notification_url: string;
  lifecycle_url: string | null;
  client_state: string | null;
  expires_at: Date;
};

export type NotifyOptions = Partial<WebhookTimes> & {
  pool: Pool;
  now: () => Date;
  /** How long changes are gathered before they are told of, in milliseconds; 1000 unless told otherwise. */
  delayMs?: number | undefined;
};

/** Tells subscribers that lists have changed, never what: they read delta. */
export type Notifier = {
  /** Call it when a write to the list's items has committed. */
  listChanged(listId: string): void;
  /** Throws 400 unless somebody at the address wants notifications. */
  validate(url: string): Promise<void>;
  /** Asks a subscriber to reauthorize; rejects if it did not say where. */
  sendLifecycle(subscriptionId: string): Promise<void>;
  /** Ends everything that is under way. */
  close(): Promise<void>;
};

export function createNotifier({ pool, now, delayMs = 1000, ...times }: NotifyOptions): Notifier {
  const webhooks = createWebhooks(times);
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  let changed = new Set<string>();

  const tell = async () => {
    await wait(delayMs, undefined, { signal: closing.signal });
    const lists = [...changed];
    changed = new Set();
    const { rows } = await pool.query<SubscriptionRow>('select * from graph.subscription where list_id = any($1) and expires_at > $2', [
      lists,
      now(),
    ]);
    const byUrl = Map.groupBy(rows, ({ notification_url }) => notification_url);
    await Promise.all([...byUrl].map(([url, subscriptions]) => webhooks.deliver(url, { value: subscriptions.map(changeNotification) })));
  };

  return {
    listChanged(listId) {
      const first = changed.size === 0;
      changed.add(listId);
      if (!first) return;
      // What fails here fails because the server closes, or the database is gone; a notification may be lost, as Graph's may.
      const telling = tell().catch(() => {});
      running.add(telling);
      telling.finally(() => running.delete(telling));
    },
    validate: webhooks.validate,
    async sendLifecycle(subscriptionId) {
      const { rows } = await pool.query<SubscriptionRow>('select * from graph.subscription where id = $1', [subscriptionId]);
      if (!rows[0]?.lifecycle_url) throw new Error(`Expected subscription ${subscriptionId} to have a lifecycleNotificationUrl.`);
      await webhooks.deliver(rows[0].lifecycle_url, { value: [{ ...common(rows[0]), lifecycleEvent: 'reauthorizationRequired' }] });
    },
    async close() {
      closing.abort();
      webhooks.close();
      await Promise.all(running);
    },
  };
}

function changeNotification(subscription: SubscriptionRow): object {
  return { id: randomUUID(), ...common(subscription), changeType: 'updated', resource: subscription.resource };
}

function common({ id, expires_at, client_state }: SubscriptionRow): object {
  return { subscriptionId: id, subscriptionExpirationDateTime: expires_at.toISOString(), clientState: client_state, tenantId };
}
