import type { Pool, QueryResult } from 'pg';
import { z } from 'zod';
import { type Instant, instant } from '../../../shared/day.ts';
import { languages } from '../../../shared/text.ts';
import type { Delivered, DeliveredStore, Word } from '../../delivery/delivered.ts';
import { type Address, occasionKinds } from '../../post.ts';

const Row = z
  .object({
    id: z.coerce.number(),
    key: z.string(),
    address: z.union([z.object({ network: z.string() }), z.object({ person: z.string() })]),
    language: z.enum(languages),
    occasion: z.enum(occasionKinds).nullable(),
    under: z.string().nullable(),
    conversation: z.string(),
    service_url: z.string(),
    activity_id: z.string().nullable(),
    hash: z.string(),
    state: z.enum(['sending', 'standing', 'uncertain', 'closed', 'finished', 'failed']),
    sent_at: z.date(),
    attempts: z.number(),
    error: z.string().nullable(),
    opened: z.boolean(),
  })
  .transform(
    ({ address, service_url, activity_id, sent_at, occasion, under, error, ...row }): Delivered => ({
      ...row,
      to: address,
      serviceUrl: service_url,
      activityId: activity_id ?? undefined,
      sentAt: instant(sent_at),
      occasion: occasion ?? undefined,
      under: under ?? undefined,
      error: error ?? undefined,
    }),
  );

const WordRow = z.object({ key: z.string(), word: z.enum(['stop', 'send']) });

const columns = {
  state: 'state',
  activityId: 'activity_id',
  conversation: 'conversation',
  hash: 'hash',
  error: 'error',
  attempts: 'attempts',
} as const;

/** One of a key, or the latest of every key, and those that stand in Teams although a newer one has come. */
const latestAndStanding = (which: string) => `
  SELECT * FROM veven.delivered post
  WHERE ${which} AND ((state = 'standing' AND activity_id IS NOT NULL) OR NOT EXISTS (SELECT FROM veven.delivered newer WHERE newer.key = post.key AND newer.id > post.id))
  ORDER BY id`;

/** In the channel or chat that is given third: one message has the same id in the channel and in its thread. */
const inPlace = (row: string) => `split_part(${row}.conversation, ';messageid=', 1) = split_part($3, ';messageid=', 1)`;

/** A connection that only the process that leads has: what is written through it, nobody else writes. */
export interface Fence {
  query(sql: string, values: readonly unknown[]): Promise<QueryResult>;
}

/** What has been delivered, in PostgreSQL. */
export class PostgresDelivered implements DeliveredStore {
  readonly #pool: Pool;
  readonly #fence: Fence;

  /** `fence`: what is being sent is said through it, so that a process that no longer leads sends nothing more. */
  constructor(pool: Pool, fence: Fence = { query: (sql, values) => pool.query(sql, [...values]) }) {
    this.#pool = pool;
    this.#fence = fence;
  }

  current(): Promise<readonly Delivered[]> {
    return this.#read(latestAndStanding('true'), []);
  }

  of(key: string): Promise<readonly Delivered[]> {
    return this.#read(latestAndStanding('key = $1'), [key]);
  }

  sentSince(moment: Instant, to?: Address): Promise<readonly Delivered[]> {
    return to
      ? this.#read('SELECT * FROM veven.delivered WHERE sent_at >= $1 AND address = $2 ORDER BY id', [moment, JSON.stringify(to)])
      : this.#read('SELECT * FROM veven.delivered WHERE sent_at >= $1 ORDER BY id', [moment]);
  }

  async begin(post: Parameters<DeliveredStore['begin']>[0]): Promise<number> {
    const { rows } = await this.#fence.query(
      `INSERT INTO veven.delivered (key, address, language, occasion, under, conversation, service_url, hash, state, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'sending', $9) RETURNING id`,
      [
        post.key,
        JSON.stringify(post.to),
        post.language,
        post.occasion ?? null,
        post.under ?? null,
        post.conversation,
        post.serviceUrl,
        post.hash,
        post.sentAt,
      ],
    );
    return z.tuple([z.object({ id: z.coerce.number() })]).parse(rows)[0].id;
  }

  async change(id: number, change: Parameters<DeliveredStore['change']>[1]): Promise<void> {
    const named = Object.entries(change) as [keyof typeof columns, string | number | undefined][];
    const sets = named.map(([property], index) => `${columns[property]} = $${index + 2}`);
    await this.#pool.query(`UPDATE veven.delivered SET ${sets.join(', ')} WHERE id = $1`, [id, ...named.map(([, value]) => value ?? null)]);
  }

  async forget(id: number): Promise<void> {
    await this.#pool.query('DELETE FROM veven.delivered WHERE id = $1', [id]);
  }

  async markUncertain(): Promise<number> {
    const { rowCount } = await this.#fence.query("UPDATE veven.delivered SET state = 'uncertain' WHERE state = 'sending'", []);
    return rowCount ?? 0;
  }

  async standingAs({ activityId, conversation }: { activityId: string; conversation: string }): Promise<Delivered | undefined> {
    const found = await this.#read(
      "SELECT * FROM veven.delivered WHERE activity_id = $1 AND split_part(conversation, ';messageid=', 1) = split_part($2, ';messageid=', 1) ORDER BY id DESC LIMIT 1",
      [activityId, conversation],
    );
    return found[0];
  }

  async adopt(key: string, { activityId, conversation }: { activityId: string; conversation: string }): Promise<void> {
    await this.#pool.query(
      `UPDATE veven.delivered post SET state = 'standing', activity_id = $2, conversation = $3, hash = ''
       WHERE key = $1 AND state = 'uncertain' AND ${inPlace('post')}
         AND NOT EXISTS (SELECT FROM veven.delivered newer WHERE newer.key = $1 AND newer.id > post.id)
         AND NOT EXISTS (SELECT FROM veven.delivered other WHERE other.activity_id = $2 AND ${inPlace('other')})`,
      [key, activityId, conversation],
    );
  }

  async markOpened(person: string): Promise<void> {
    await this.#pool.query(
      `UPDATE veven.delivered SET opened = true WHERE id = (
         SELECT id FROM veven.delivered WHERE address = $1 AND occasion IS NOT NULL ORDER BY id DESC LIMIT 1) AND NOT opened`,
      [JSON.stringify({ person })],
    );
  }

  async unsay(key: string): Promise<void> {
    await this.#pool.query('DELETE FROM veven.word WHERE key = $1', [key]);
  }

  async clear(before: Instant): Promise<void> {
    await this.#pool.query(
      "DELETE FROM veven.delivered WHERE sent_at < $1 AND (state NOT IN ('standing', 'sending') OR activity_id IS NULL)",
      [before],
    );
  }

  async words(): Promise<ReadonlyMap<string, Word>> {
    const { rows } = await this.#pool.query('SELECT key, word FROM veven.word');
    return new Map(
      z
        .array(WordRow)
        .parse(rows)
        .map(({ key, word }) => [key, word]),
    );
  }

  async say(key: string, word: Word): Promise<void> {
    await this.#pool.query('INSERT INTO veven.word (key, word) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET word = excluded.word', [
      key,
      word,
    ]);
  }

  async #read(sql: string, values: readonly unknown[]): Promise<readonly Delivered[]> {
    return z.array(Row).parse((await this.#pool.query(sql, [...values])).rows);
  }
}
