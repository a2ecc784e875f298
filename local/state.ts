import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock, Mail, MailResult } from '../bot/ports.ts';
import { type Instant, instant } from '../shared/day.ts';

/** The region's clock: real time and an offset that survives a restart. It runs on after it has been moved. */
export interface LocalClock extends Clock {
  /** Moves it forward; false when that would be backwards in a region where something has happened. */
  moveTo(to: Instant): Promise<boolean>;
  offsetMinutes(): number;
}

/** A sent e-mail, as the outbox page shows it. */
export interface SentMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: Instant;
}

export async function prepareState(pool: Pool): Promise<void> {
  await pool.query(`
    CREATE SCHEMA IF NOT EXISTS local;
    CREATE TABLE IF NOT EXISTS local.clock (one boolean PRIMARY KEY DEFAULT true CHECK (one), offset_ms bigint NOT NULL);
    CREATE TABLE IF NOT EXISTS local.done (what text PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS local.link_secret (one boolean PRIMARY KEY DEFAULT true CHECK (one), secret text NOT NULL);
    CREATE TABLE IF NOT EXISTS local.mail (id bigserial PRIMARY KEY, recipient text NOT NULL, subject text NOT NULL, body text NOT NULL, sent_at timestamptz NOT NULL);
  `);
}

/** Does something once in the life of a region: what is put there then belongs to its people. Killed in the middle, it is done again. */
export async function onlyOnce(pool: Pool, what: string, act: () => Promise<unknown>): Promise<void> {
  const { rowCount } = await pool.query('SELECT 1 FROM local.done WHERE what = $1', [what]);
  if (rowCount) return;
  await act();
  await pool.query('INSERT INTO local.done (what) VALUES ($1) ON CONFLICT DO NOTHING', [what]);
}

/** What signs the links in this region's e-mails: made the first time, the same for all who share the region. */
export async function openLinkSecret(pool: Pool): Promise<string> {
  await pool.query('INSERT INTO local.link_secret (secret) VALUES ($1) ON CONFLICT (one) DO NOTHING', [randomBytes(32).toString('hex')]);
  const { rows } = await pool.query<{ secret: string }>('SELECT secret FROM local.link_secret');
  const { secret } = rows[0] ?? {};
  if (secret === undefined) throw new Error('the secret of the links was not kept');
  return secret;
}

/** `isFresh` says whether nothing has been sent yet: only then may the clock go back. */
export async function openClock(pool: Pool, isFresh: () => Promise<boolean>): Promise<LocalClock> {
  const { rows } = await pool.query<{ offset_ms: string }>('SELECT offset_ms FROM local.clock');
  let offset = Number(rows[0]?.offset_ms ?? 0);
  const now = () => instant(new Date(Date.now() + offset));
  return {
    now,
    offsetMinutes: () => Math.round(offset / 60_000),
    moveTo: async (to) => {
      if (to < now() && !(await isFresh())) return false;
      offset = Date.parse(to) - Date.now();
      await pool.query('INSERT INTO local.clock (offset_ms) VALUES ($1) ON CONFLICT (one) DO UPDATE SET offset_ms = $1', [
        Math.round(offset),
      ]);
      return true;
    },
  };
}

/** E-mail that goes nowhere but to the outbox page. */
export class Outbox implements Mail {
  readonly #pool: Pool;
  readonly #clock: Clock;

  constructor(pool: Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async send({ to, subject, text }: { to: string; subject: string; text: string }): Promise<MailResult> {
    await this.#pool.query('INSERT INTO local.mail (recipient, subject, body, sent_at) VALUES ($1, $2, $3, $4)', [
      to,
      subject,
      text,
      this.#clock.now(),
    ]);
    return { ok: true };
  }

  async sent(): Promise<readonly SentMail[]> {
    const { rows } = await this.#pool.query<{ id: string; recipient: string; subject: string; body: string; sent_at: Date }>(
      'SELECT * FROM local.mail ORDER BY id DESC LIMIT 500',
    );
    return rows.map((row) => ({ id: row.id, to: row.recipient, subject: row.subject, text: row.body, sentAt: instant(row.sent_at) }));
  }
}
