import type { Pool } from 'pg';
import { z } from 'zod';
import { type Instant, instant } from '../../../shared/day.ts';
import type { Closed, Directory, KnownConversation, LearntConversation, Member, Stranger } from '../../ports.ts';

const Row = z
  .object({
    id: z.string(),
    service_url: z.string(),
    tenant_id: z.string().nullable(),
    kind: z.enum(['channel', 'personal']),
    identity: z.string().nullable(),
    name: z.string().nullable(),
    team_id: z.string().nullable(),
    closed: z.enum(['shut-out', 'deleted', 'archived']).nullable(),
    shared: z.boolean(),
  })
  .transform(
    (row): KnownConversation => ({
      id: row.id,
      serviceUrl: row.service_url,
      tenantId: row.tenant_id ?? undefined,
      kind: row.kind,
      identity: row.identity ?? undefined,
      name: row.name ?? undefined,
      teamId: row.team_id ?? undefined,
      closed: row.closed ?? undefined,
      shared: row.shared,
    }),
  );

const Members = z.array(
  z
    .object({ id: z.string(), identity: z.string().optional(), name: z.string(), email: z.string().optional() })
    .transform((member): Member => ({ ...member, identity: member.identity, email: member.email })),
);

const RosterRow = z.object({ channel: z.string(), members: Members });

const StrangerRow = z
  .object({ identity: z.string(), name: z.string().nullable(), wrote_at: z.date() })
  .transform((row): Stranger => ({ identity: row.identity, name: row.name ?? undefined, wroteAt: instant(row.wrote_at) }));

/** Where Veven may write and who is there, in PostgreSQL. What is lost comes again with the next activity. */
export class PostgresDirectory implements Directory {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async all(): Promise<readonly KnownConversation[]> {
    const { rows } = await this.#pool.query('SELECT * FROM veven.conversation ORDER BY name, id');
    return z.array(Row).parse(rows);
  }

  async learn(conversation: LearntConversation): Promise<'new' | 'changed' | 'known'> {
    const { id, serviceUrl, tenantId, kind, identity, name, teamId, shared } = conversation;
    // A row that was made by this very statement has never been updated: its xmax is 0.
    const { rows } = await this.#pool.query(
      `INSERT INTO veven.conversation AS known (id, service_url, tenant_id, kind, identity, name, team_id, shared)
       VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce($8, false))
       ON CONFLICT (id) DO UPDATE SET
         service_url = $2, tenant_id = coalesce($3, known.tenant_id), identity = coalesce($5, known.identity), name = coalesce($6, known.name),
         team_id = coalesce($7, known.team_id), shared = coalesce($8, known.shared), closed = NULL
       WHERE (known.service_url, known.tenant_id, known.identity, known.name, known.team_id, known.shared, known.closed) IS DISTINCT FROM
         ($2, coalesce($3, known.tenant_id), coalesce($5, known.identity), coalesce($6, known.name), coalesce($7, known.team_id),
          coalesce($8, known.shared), NULL)
       RETURNING xmax = 0 AS made`,
      [id, serviceUrl, tenantId ?? null, kind, identity ?? null, name ?? null, teamId ?? null, shared ?? null],
    );
    const [learnt] = z.array(z.object({ made: z.boolean() })).parse(rows);
    return learnt ? (learnt.made ? 'new' : 'changed') : 'known';
  }

  async close(id: string, why: Closed): Promise<void> {
    await this.#pool.query('UPDATE veven.conversation SET closed = $2 WHERE id = $1', [id, why]);
    if (why !== 'archived') await this.#pool.query('DELETE FROM veven.roster WHERE channel = $1', [id]);
  }

  async open(id: string): Promise<void> {
    await this.#pool.query('UPDATE veven.conversation SET closed = NULL WHERE id = $1', [id]);
  }

  async roster(channel: string): Promise<readonly Member[] | undefined> {
    const { rows } = await this.#pool.query('SELECT * FROM veven.roster WHERE channel = $1', [channel]);
    return z.array(RosterRow).parse(rows)[0]?.members;
  }

  async rosters(): Promise<ReadonlyMap<string, readonly Member[]>> {
    const { rows } = await this.#pool.query('SELECT * FROM veven.roster');
    return new Map(
      z
        .array(RosterRow)
        .parse(rows)
        .map(({ channel, members }) => [channel, members]),
    );
  }

  async keepRoster(channel: string, members: readonly Member[]): Promise<void> {
    await this.#pool.query(
      'INSERT INTO veven.roster (channel, members) VALUES ($1, $2) ON CONFLICT (channel) DO UPDATE SET members = excluded.members',
      [channel, JSON.stringify(members)],
    );
  }

  async strangers(since: Instant): Promise<readonly Stranger[]> {
    await this.#pool.query('DELETE FROM veven.stranger WHERE wrote_at < $1', [since]);
    const { rows } = await this.#pool.query('SELECT * FROM veven.stranger ORDER BY wrote_at DESC, identity');
    return z.array(StrangerRow).parse(rows);
  }

  async meet({ identity, name, wroteAt }: Stranger): Promise<void> {
    await this.#pool.query(
      `INSERT INTO veven.stranger AS known (identity, name, wrote_at) VALUES ($1, $2, $3)
       ON CONFLICT (identity) DO UPDATE SET name = coalesce($2, known.name), wrote_at = greatest(known.wrote_at, $3)`,
      [identity, name ?? null, wroteAt],
    );
  }

  async dismiss(identity: string): Promise<void> {
    await this.#pool.query('DELETE FROM veven.stranger WHERE identity = $1', [identity]);
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
}
