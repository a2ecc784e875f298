import { Client, type QueryResult } from 'pg';
import type { Logger } from 'pino';
import type { Leadership } from '../../ports.ts';
import type { Fence } from './delivered.ts';

/** One number for all of Veven: who holds it plans and sends. */
const lock = 2_035_031;

/** Milliseconds after which a look that has not been answered means that the connection is lost. */
const patience = 4_000;

/** A host that vanishes without a word is given up by the server after six seconds, so that another takes over within ten. */
const keepalives = 'SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3';

type Parts = Parameters<Leadership['start']>[0];

/**
 * One process at a time plans and sends: two would post everything twice. The lock is PostgreSQL's own and goes with its connection,
 * so a killed process leaves none behind; what is being sent is written through that very connection (`query`).
 */
export class PostgresLeadership implements Leadership, Fence {
  readonly #url: string;
  readonly #log: Logger;
  readonly #every: number;
  #client: Client | undefined;
  #leads = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  /** What is done about having won or lost, one after the other. */
  #told: Promise<void> = Promise.resolve();

  /** `every`: milliseconds between two attempts at the lock, and between two looks at whether the connection that holds it lives. */
  constructor(url: string, log: Logger, every = 1_000) {
    this.#url = url;
    this.#log = log;
    this.#every = every;
  }

  async start(parts: Parts): Promise<void> {
    await this.#look(parts);
  }

  leads(): boolean {
    return this.#leads;
  }

  /** Fails when this process does not lead. */
  async query(sql: string, values: readonly unknown[]): Promise<QueryResult> {
    if (!this.#leads || !this.#client) throw new Error('this process does not lead');
    return this.#client.query(sql, [...values]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#told;
    this.#leads = false;
    await this.#client?.end().catch(() => {});
  }

  async #look(parts: Parts): Promise<void> {
    this.#looking = this.#leads ? this.#check(parts) : this.#try(parts);
    await this.#looking;
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#look(parts), this.#every);
  }

  async #check(parts: Parts): Promise<void> {
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, patience, 'late').unref());
    const answer = await Promise.race([this.#client?.query('SELECT 1').catch(() => 'lost'), late]);
    if (typeof answer === 'string') this.#lose(parts);
  }

  async #try(parts: Parts): Promise<void> {
    // Who has lost it stops sending before it may win again.
    await this.#told;
    try {
      const client = await this.#connected(parts);
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lock]);
      if (!rows[0]?.held || this.#stopped || this.#client !== client) return;
      this.#leads = true;
    } catch (error) {
      this.#log.warn({ err: error }, 'the database does not answer, so nobody knows who leads');
      this.#lose(parts);
      return;
    }
    this.#told = parts.won().catch((error: unknown) => {
      this.#log.error({ err: error }, 'this process cannot lead: it gives the lock back, and tries again');
      this.#lose(parts);
    });
    await this.#told;
  }

  async #connected(parts: Parts): Promise<Client> {
    if (this.#client) return this.#client;
    const client = new Client({
      connectionString: this.#url,
      application_name: 'veven-leader',
      keepAlive: true,
      connectionTimeoutMillis: patience,
    });
    client.on('error', () => {
      if (this.#client === client) this.#lose(parts);
    });
    await client.connect();
    this.#client = client;
    // Over a local socket there is nothing to keep alive.
    await client.query(keepalives).catch(() => {});
    return client;
  }

  #lose(parts: Parts): void {
    const client = this.#client;
    const led = this.#leads;
    this.#client = undefined;
    this.#leads = false;
    client?.end().catch(() => {});
    if (!led || this.#stopped) return;
    this.#log.error('this process no longer leads: another may lead now');
    const stopped = this.#told.then(() => parts.lost());
    this.#told = stopped.catch((error: unknown) => this.#log.error({ err: error }, 'sending could not be stopped'));
  }
}
