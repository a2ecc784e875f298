import type { Pool } from 'pg';
import { z } from 'zod';
import { type Instant, instant } from '../../../shared/day.ts';
import type { Invited, KeptInvitations } from '../../invitation/invited.ts';

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);

const Row = z
  .object({
    key: z.string(),
    state: z.enum(['making', 'standing', 'cancelled', 'failed']),
    round: z.number(),
    event_id: text,
    join_url: text,
    row_url: text,
    told: text,
    tried: text,
    starts_at: z.date(),
    error: text,
    attempts: z.number(),
    not_before: z.coerce.number().nullable(),
    read_at: z.date().nullable(),
    answers: z.array(z.object({ email: z.string(), answer: z.enum(['accepted', 'declined', 'tentative', 'none']) })),
  })
  .transform(
    ({ event_id, join_url, row_url, starts_at, not_before, read_at, ...row }): Invited => ({
      ...row,
      eventId: event_id,
      joinUrl: join_url,
      rowUrl: row_url,
      startsAt: instant(starts_at),
      notBefore: not_before ?? undefined,
      readAt: read_at ? instant(read_at) : undefined,
    }),
  );

const columns = [
  ...['key', 'state', 'round', 'event_id', 'join_url', 'row_url', 'told', 'tried'],
  ...['starts_at', 'error', 'attempts', 'not_before', 'read_at', 'answers'],
];
const put = `INSERT INTO veven.invitation (${columns.join(', ')}) VALUES (${columns.map((_name, index) => `$${index + 1}`).join(', ')})
  ON CONFLICT (key) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/** The meetings' events in the calendar, in PostgreSQL: which process leads may change. */
export class PostgresInvitations implements KeptInvitations {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async all(): Promise<readonly Invited[]> {
    return z.array(Row).parse((await this.#pool.query('SELECT * FROM veven.invitation')).rows);
  }

  async keep(invited: Invited): Promise<void> {
    const { key, state, round, eventId, joinUrl, rowUrl, told, tried, startsAt, error, attempts, notBefore, readAt, answers } = invited;
    await this.#pool.query(put, [
      ...[key, state, round, eventId, joinUrl, rowUrl, told, tried],
      ...[startsAt, error, attempts, notBefore, readAt, JSON.stringify(answers)],
    ]);
  }

  async forgetBefore(moment: Instant): Promise<void> {
    await this.#pool.query('DELETE FROM veven.invitation WHERE starts_at < $1', [moment]);
  }
}
