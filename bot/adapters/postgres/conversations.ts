import type { Pool } from 'pg';
import { z } from 'zod';
import type { Conversations } from '../../delivery/courier.ts';
import type { Conversation } from '../../ports.ts';

const Row = z
  .object({
    id: z.string(),
    service_url: z.string(),
    tenant_id: z.string().nullable(),
    kind: z.enum(['channel', 'personal']),
    identity: z.string().nullable(),
  })
  .transform(
    (row): Conversation => ({
      id: row.id,
      serviceUrl: row.service_url,
      tenantId: row.tenant_id ?? undefined,
      kind: row.kind,
      identity: row.identity ?? undefined,
    }),
  );

/** Where Veven may write, in PostgreSQL. What is lost comes again with the next activity. */
export class PostgresConversations implements Conversations {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  channel(id: string): Promise<Conversation | undefined> {
    return this.#first("SELECT * FROM veven.conversation WHERE id = $1 AND kind = 'channel'", id);
  }

  personal(identity: string): Promise<Conversation | undefined> {
    return this.#first("SELECT * FROM veven.conversation WHERE identity = $1 AND kind = 'personal'", identity);
  }

  /** True when it was not known, or is reached at another address than before. */
  async learn(conversation: Conversation): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `INSERT INTO veven.conversation AS known (id, service_url, tenant_id, kind, identity) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET service_url = $2, tenant_id = coalesce($3, known.tenant_id), identity = coalesce($5, known.identity)
       WHERE (known.service_url, known.identity) IS DISTINCT FROM ($2, coalesce($5, known.identity))`,
      [conversation.id, conversation.serviceUrl, conversation.tenantId ?? null, conversation.kind, conversation.identity ?? null],
    );
    return rowCount === 1;
  }

  /** What stands at addresses like this is reached at another from now on: local mode has started on another port. */
  async moveTo(serviceUrl: string, known: RegExp): Promise<void> {
    for (const table of ['conversation', 'delivered']) {
      await this.#pool.query(`UPDATE veven.${table} SET service_url = $1 WHERE service_url ~ $2 AND service_url <> $1`, [
        serviceUrl,
        known.source,
      ]);
    }
  }

  /** The app has been removed there: nothing is sent any more. */
  async forget(id: string): Promise<void> {
    await this.#pool.query('DELETE FROM veven.conversation WHERE id = $1', [id]);
  }

  async #first(sql: string, value: string): Promise<Conversation | undefined> {
    const { rows } = await this.#pool.query(sql, [value]);
    return z.array(Row).parse(rows)[0];
  }
}
