import type { Pool } from 'pg';
import { z } from 'zod';
import type { KeptSubscriptions, Subscription } from '../../snapshot/subscriber.ts';

const Row = z
  .object({ list: z.string(), id: z.string(), aim: z.string(), client_state: z.string() })
  .transform(({ client_state: clientState, ...row }): Subscription => ({ ...row, clientState }));

/** Our subscriptions to the lists, in PostgreSQL: whichever instance is told can check by whom. */
export class PostgresSubscriptions implements KeptSubscriptions {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async all(): Promise<readonly Subscription[]> {
    return z.array(Row).parse((await this.#pool.query('SELECT list, id, aim, client_state FROM veven.subscription')).rows);
  }

  async keep({ list, id, aim, clientState }: Subscription): Promise<void> {
    await this.#pool.query(
      `INSERT INTO veven.subscription (list, id, aim, client_state) VALUES ($1, $2, $3, $4)
       ON CONFLICT (list) DO UPDATE SET id = $2, aim = $3, client_state = $4`,
      [list, id, aim, clientState],
    );
  }
}
