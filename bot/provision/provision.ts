import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { List, Stamp } from '../../shared/list.ts';
import { toFields } from '../../shared/row.ts';
import { VevenError } from '../error.ts';
import type { Gap, Lists, Provisioner, WriteResult } from '../ports.ts';
import type { Write } from '../write.ts';
import { catalogueRows } from './catalogue.rows.ts';
import { readLists } from './reading.ts';
import { words } from './report.ts';

/** What a site lacks: gaps in its lists, and rows of the region's catalogue. */
export interface Lacking {
  readonly gaps: readonly Gap[];
  readonly rows: readonly Write[];
}

interface Wishes {
  /** Rows beside the catalogue. */
  readonly more: readonly Write[];
  readonly log: Logger;
  /** Told of everything that has been made, as soon as it has: what stands there if the rest fails. */
  made?(part: Lacking): void;
}

/** What provisioning would make. Changes nothing; *read* is enough. Rows of a list that is missing are among them. */
export async function lacking(site: Lists, lists: readonly List[], { more }: Pick<Wishes, 'more'>): Promise<Lacking> {
  const gaps = await site.gaps(lists);
  const there = lists.filter((list) => !gaps.some((gap) => gap.missing === 'list' && gap.list === list));
  const reading = await readLists(site, there);
  const [unread] = reading.failed;
  if (unread) throw new VevenError('not-connected', `${unread.list.displayName} (${unread.list.name}) cannot be read: ${unread.failed}`);
  const wanted = [...catalogueRows(), ...more].filter((write) => write.do === 'create');
  return { gaps, rows: wanted.filter(({ list, key }) => !reading.has(list, key)) };
}

/** Gaps are looked for again after they have been filled: some SharePoints leave out the columns of a new list. */
const mostRounds = 3;

/**
 * Puts the lists and the region's catalogue in a site: what is missing is made, what is there is left alone, so it can be run
 * at any time, also after it broke off. Says what it made. Lists and columns need *owner* on the site or an administrator, rows
 * need *write*. Throws `not-allowed` when that is missing, `not-connected` for everything else that keeps it from its end.
 */
export async function provision(site: Lists & Provisioner, lists: readonly List[], { more, log, made }: Wishes): Promise<Lacking> {
  const filled: Gap[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const gaps = (await site.gaps(lists)).filter(({ missing }) => missing !== 'unknown');
    if (gaps.length === 0) break;
    for (const gap of gaps) {
      await site.fill(gap);
      filled.push(gap);
      made?.({ gaps: [gap], rows: [] });
      log.debug({ list: gap.list.name, missing: gap.missing }, 'made in the site');
    }
  }
  const { gaps, rows } = await lacking(site, lists, { more });
  const [left] = gaps;
  if (left)
    throw new VevenError(
      'not-connected',
      `${left.list.displayName} (${left.list.name}) is not complete, as far as can be seen: ${words(left)}. Run it again.`,
    );
  for (const [list, writes] of Map.groupBy(rows, (write) => write.list)) {
    refuseAny(
      list,
      await site.writeMany(writes.map(({ values }) => ({ do: 'create', list, fields: toFields(list, { ...values, ...stamp() }) }))),
    );
    made?.({ gaps: [], rows: writes });
  }
  return { gaps: filled, rows };
}

const stamp = (): Stamp => ({ changedBy: 'Veven', changedById: undefined, changedVia: 'veven', changeId: randomUUID() });

/** A row that somebody else has just made under the same key is there, which is what was wanted. */
function refuseAny({ displayName, name }: List, results: readonly WriteResult[]): void {
  const refused = results.find((result) => !result.ok && result.reason !== 'exists');
  if (!refused || refused.ok) return;
  const detail = refused.reason === 'refused' ? refused.detail : refused.reason === 'throttled' ? busy(refused) : refused.reason;
  throw new VevenError(
    detail.startsWith('403') ? 'not-allowed' : 'not-connected',
    `${displayName} (${name}): not every row could be made: ${detail}`,
  );
}

const busy = ({ afterSeconds }: { afterSeconds: number | undefined }) =>
  `Graph is too busy: run it again in ${afterSeconds === undefined ? 'a while' : `${afterSeconds} seconds`}`;
