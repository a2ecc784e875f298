import { randomUUID } from 'node:crypto';
import { Client, type Pool } from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Whisper, Whispers } from '../../ports.ts';

const channel = 'veven';

/** Milliseconds until a lost connection is made anew. */
const pause = 1_000;

/** Milliseconds after which a connection that has not been made is given up. */
const patience = 10_000;

const Told = z.object({
  by: z.string(),
  what: z.union([
    z.object({ lists: z.array(z.string()) }),
    z.object({ delivered: z.literal(true) }),
    z.object({ directory: z.literal(true) }),
  ]),
});

/** Anybody with the database may say something on the channel, and a newer Veven something that this one does not know. */
const Payload = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(Told);

/** What one process tells the others, by PostgreSQL's NOTIFY. Losing some of it costs time only: the lists are looked at by timer as well. */
export class PostgresWhispers implements Whispers {
  readonly #pool: Pool;
  readonly #url: string;
  readonly #log: Logger;
  readonly #me = randomUUID();
  #client: Client | undefined;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ pool, url }: { pool: Pool; url: string }, log: Logger) {
    this.#pool = pool;
    this.#url = url;
    this.#log = log;
  }

  async tell(what: Whisper): Promise<void> {
    try {
      await this.#pool.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify({ by: this.#me, what })]);
    } catch (error) {
      this.#log.warn({ err: error }, 'the other processes could not be told');
    }
  }

  async listen(hear: (what: Whisper) => void): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'veven-whispers',
      keepAlive: true,
      connectionTimeoutMillis: patience,
    });
    this.#client = client;
    const again = () => {
      if (this.#client !== client || this.#stopped) return;
      this.#client = undefined;
      client.end().catch(() => {});
      this.#timer = setTimeout(() => void this.listen(hear), pause);
    };
    client.on('error', again);
    client.on('notification', ({ payload }) => {
      const told = Payload.safeParse(payload);
      if (told.success && told.data.by !== this.#me) hear(told.data.what);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.#log.warn({ err: error }, 'the other processes cannot be heard just now');
      again();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }
}
