import type { Logger } from 'pino';
import type { List } from '../../shared/list.ts';
import type { Gap, Lists, Provisioner } from '../ports.ts';
import { Mirror } from '../snapshot/mirror.ts';
import type { Write } from '../write.ts';
import { catalogueRows } from './catalogue.rows.ts';

/** What a site lacks: gaps in its lists, and rows of the region's catalogue. */
export interface Lacking {
  readonly gaps: readonly Gap[];
  readonly rows: readonly Write[];
}

interface Wishes {
  /** Rows beside the catalogue. */
  readonly more: readonly Write[];
  readonly log: Logger;
}

/** What provisioning would make. Changes nothing; *read* is enough. Rows of a list that is missing are among them. */
export async function lacking(site: Lists, lists: readonly List[], { more, log }: Wishes): Promise<Lacking> {
  return { gaps: await site.gaps(lists), rows: await missingRows(await readOf(site, lists, log), more) };
}

/** Gaps are looked for again after they have been filled: some SharePoints leave out the columns of a new list. */
const mostRounds = 3;

/**
 * Puts the lists and the region's catalogue in a site: what is missing is made, what is there is left alone, so it can be run
 * at any time. Says what it made. Needs *owner* on the site, or an administrator; running Veven needs *write* only.
 */
export async function provision(site: Lists & Provisioner, lists: readonly List[], { more, log }: Wishes): Promise<Lacking> {
  const filled: Gap[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const gaps = await site.gaps(lists);
    if (gaps.length === 0) break;
    for (const gap of gaps) {
      await site.fill(gap);
      filled.push(gap);
    }
  }
  const mirror = await readOf(site, lists, log);
  const rows = missingRows(mirror, more);
  await mirror.writeMany(rows, { changedBy: 'Veven', changedById: undefined, changedVia: 'veven' });
  return { gaps: filled, rows };
}

async function readOf(port: Lists, lists: readonly List[], log: Logger): Promise<Mirror> {
  const mirror = new Mirror({ lists, port, log });
  await mirror.sync();
  return mirror;
}

const missingRows = ({ snapshot }: Mirror, more: readonly Write[]): readonly Write[] =>
  [...catalogueRows(), ...more].filter((write) => write.do === 'create' && !snapshot.table(write.list).has(write.key));
