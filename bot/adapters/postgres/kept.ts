import type { Pool } from 'pg';
import { z } from 'zod';
import type { List } from '../../../shared/list.ts';
import { GraphItem } from '../../../shared/row.ts';
import type { KeptChange, KeptItem, KeptList, KeptLists } from '../../snapshot/kept.ts';

const Link = z.object({ list: z.string(), next: z.string() });
const Item = z
  .object({ list: z.string(), item: z.string(), good: GraphItem.nullable(), aside: GraphItem.nullable() })
  .transform(({ list, item, good, aside }) => ({ list, kept: { id: item, good: good ?? undefined, aside: aside ?? undefined } }));

/** Rows in one statement: a list may be longer than one value can be. */
const atOnce = 5000;

/** The lists as they were last read, in PostgreSQL. A row that cannot be understood any more makes its list be read anew. */
export class PostgresKeptLists implements KeptLists {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async load(lists: readonly List[]): Promise<readonly KeptList[]> {
    const links = z.array(Link).parse((await this.#pool.query('SELECT list, next FROM veven.list_link')).rows);
    const { rows } = await this.#pool.query<{ list: string }>(
      'SELECT list, item, good, aside FROM veven.list_item ORDER BY list, item::bigint',
    );
    const byList = Map.groupBy(rows, ({ list }) => list);
    return lists.flatMap((list) => {
      const link = links.find((candidate) => candidate.list === list.name);
      const items = z.array(Item).safeParse(byList.get(list.name) ?? []);
      return link && items.success ? [{ list, next: link.next, items: items.data.map(({ kept }) => kept) }] : [];
    });
  }

  async keep({ list, items, removed, whole, previous, next }: KeptChange): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      if (whole) await client.query('DELETE FROM veven.list_item WHERE list = $1', [list.name]);
      else if (removed.length > 0)
        await client.query('DELETE FROM veven.list_item WHERE list = $1 AND item = ANY($2)', [list.name, removed]);
      for (let from = 0; from < items.length; from += atOnce) {
        await client.query(
          `INSERT INTO veven.list_item (list, item, good, aside)
           SELECT $1, item, good, aside FROM jsonb_to_recordset($2) AS kept (item text, good jsonb, aside jsonb)
           ON CONFLICT (list, item) DO UPDATE SET good = excluded.good, aside = excluded.aside`,
          [list.name, JSON.stringify(items.slice(from, from + atOnce).map(recordOf))],
        );
      }
      if (whole) {
        await client.query(
          'INSERT INTO veven.list_link (list, next) VALUES ($1, $2) ON CONFLICT (list) DO UPDATE SET next = excluded.next',
          [list.name, next],
        );
      } else {
        const follows = 'UPDATE veven.list_link SET next = $3 WHERE list = $1 AND next = $2';
        const { rowCount } = await client.query(follows, [list.name, previous, next]);
        if (rowCount === 0) await client.query('DELETE FROM veven.list_link WHERE list = $1', [list.name]);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }
}

const recordOf = ({ id, good, aside }: KeptItem) => ({ item: id, good, aside });
