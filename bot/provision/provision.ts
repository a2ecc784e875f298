import type { Logger } from 'pino';
import type { List } from '../../shared/list.ts';
import type { Lists, Provisioner } from '../ports.ts';
import { Mirror } from '../snapshot/mirror.ts';
import type { Write } from '../write.ts';
import { catalogueRows } from './catalogue.rows.ts';

/**
 * Puts the lists and the region's catalogue in a site: what is missing is made, what is there is left alone, so it can be run
 * at any time. Says what it made. Needs *manage* on the site; running Veven needs *write* only.
 */
export async function provision(
  site: Lists & Provisioner,
  lists: readonly List[],
  { more, log }: { more: readonly Write[]; log: Logger },
): Promise<readonly string[]> {
  const made = await site.provision(lists);
  const mirror = new Mirror(lists, site, log);
  await mirror.sync();
  const rows = [...catalogueRows(), ...more].filter((write) => write.do === 'create' && !mirror.snapshot.table(write.list).has(write.key));
  await mirror.writeMany(rows, { changedBy: 'Veven', changedById: undefined, changedVia: 'veven' });
  return rows.length > 0 ? [...made, `${rows.length} rows`] : made;
}
