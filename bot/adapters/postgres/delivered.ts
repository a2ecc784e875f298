import type { Pool } from 'pg';
import { z } from 'zod';
import { instant } from '../../../shared/day.ts';
import { languages } from '../../../shared/text.ts';
import type { Delivered, DeliveredStore } from '../../delivery/delivered.ts';

const Row = z
  .object({
    id: z.coerce.number(),
    key: z.string(),
    address: z.union([z.object({ network: z.string() }), z.object({ person: z.string() })]),
    language: z.enum(languages),
    conversation: z.string(),
    service_url: z.string(),
    activity_id: z.string().nullable(),
    hash: z.string(),
    state: z.enum(['sending', 'standing', 'uncertain', 'closed', 'finished', 'failed']),
    sent_at: z.date(),
    error: z.string().nullable(),
  })
  .transform(
    (row): Delivered => ({
      id: row.id,
      key: row.key,
      to: row.address,
      language: row.language,
      conversation: row.conversation,
      serviceUrl: row.service_url,
      activityId: row.activity_id ?? undefined,
      hash: row.hash,
      state: row.state,
      sentAt: instant(row.sent_at),
      error: row.error ?? undefined,
    }),
  );

const columns = { state: 'state', activityId: 'activity_id', conversation: 'conversation', hash: 'hash', error: 'error' } as const;

/** What has been delivered, in PostgreSQL. */
export class PostgresDelivered implements DeliveredStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async current(): Promise<readonly Delivered[]> {
    const { rows } = await this.#pool.query('SELECT DISTINCT ON (key) * FROM veven.delivered ORDER BY key, id DESC');
    return z.array(Row).parse(rows);
  }

  async begin(post: Parameters<DeliveredStore['begin']>[0]): Promise<number> {
    const { rows } = await this.#pool.query(
      `INSERT INTO veven.delivered (key, address, language, conversation, service_url, hash, state, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'sending', $7) RETURNING id`,
      [post.key, JSON.stringify(post.to), post.language, post.conversation, post.serviceUrl, post.hash, post.sentAt],
    );
    return z.tuple([z.object({ id: z.coerce.number() })]).parse(rows)[0].id;
  }

  async change(id: number, change: Parameters<DeliveredStore['change']>[1]): Promise<void> {
    const named = Object.entries(change) as [keyof typeof columns, string | undefined][];
    const sets = named.map(([property], index) => `${columns[property]} = $${index + 2}`);
    await this.#pool.query(`UPDATE veven.delivered SET ${sets.join(', ')} WHERE id = $1`, [id, ...named.map(([, value]) => value ?? null)]);
  }

  async forget(id: number): Promise<void> {
    await this.#pool.query('DELETE FROM veven.delivered WHERE id = $1', [id]);
  }

  async markUncertain(): Promise<number> {
    const { rowCount } = await this.#pool.query("UPDATE veven.delivered SET state = 'uncertain' WHERE state = 'sending'");
    return rowCount ?? 0;
  }

  async standingAs({ activityId, conversation }: { activityId: string; conversation: string }): Promise<Delivered | undefined> {
    const { rows } = await this.#pool.query(
      "SELECT * FROM veven.delivered WHERE activity_id = $1 AND split_part(conversation, ';messageid=', 1) = split_part($2, ';messageid=', 1) ORDER BY id DESC LIMIT 1",
      [activityId, conversation],
    );
    return z.array(Row).parse(rows)[0];
  }

  async adopt(key: string, { activityId, conversation }: { activityId: string; conversation: string }): Promise<void> {
    await this.#pool.query(
      "UPDATE veven.delivered SET state = 'standing', activity_id = $2, conversation = $3, hash = '' WHERE key = $1 AND state = 'uncertain'",
      [key, activityId, conversation],
    );
  }
}
