import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { List } from '../../../shared/list.ts';
import { GraphItem } from '../../../shared/row.ts';
import type { ListChanges, ListFailure } from '../../ports.ts';
import { type BatchAnswer, codeIn, noAnswer, saidIn, sendBatch, unanswered } from './batch.ts';
import { relative } from './pages.ts';
import { reasonOf, type Site } from './site.ts';

const Page = z.object({
  value: z.array(z.looseObject({ id: z.string() })),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const Deleted = z.looseObject({ id: z.string(), deleted: z.looseObject({}) });

/** How often a list is begun anew whose link grows too old while it is read. */
const mostRestarts = 3;

type Asked = { readonly list: List; readonly since: string | undefined };
type Take = (reading: ListChanges | ListFailure) => Promise<void>;

/** Reads the changes of lists: the first pages in batches of twenty, then each list on its own. Least role: *read*. */
export async function readChanges(site: Site, lists: readonly Asked[], take: Take): Promise<void> {
  const missing = lists.some(({ list }) => site.pathOf(list) === undefined);
  const failure = missing ? await site.findLists().then(() => undefined, reasonOf) : undefined;
  const there: (Asked & { path: string; url: string })[] = [];
  for (const { list, since } of lists) {
    const path = site.pathOf(list);
    // A link of another list or site, such as one that was deleted and made anew, leads nowhere.
    const own = path !== undefined && since?.startsWith(`${path}/`) ? since : undefined;
    if (path !== undefined) there.push({ list, since: own, path, url: own ?? wholeOf(path) });
    else await take({ list, failed: failure ?? 'the list is missing in the site', afterSeconds: undefined });
  }
  const answers = await sendBatch(
    site.client,
    there.map(({ url }) => ({ method: 'GET', url })),
  ).catch(unanswered(there));
  await Promise.all(
    there.map(async ({ list, since, path }, index) => {
      const first = answers[index] ?? noAnswer;
      const reading = await readList(site, { list, path, since, first }).catch(
        (error: unknown): ListFailure => ({ list, failed: reasonOf(error), afterSeconds: undefined }),
      );
      await take(reading);
    }),
  );
}

const wholeOf = (path: string) => `${path}/items/delta?$expand=fields&$top=1000`;

type Begun = { readonly list: List; readonly path: string; readonly since: string | undefined; readonly first: BatchAnswer };

async function readList(site: Site, { list, path, since, first }: Begun): Promise<ListChanges | ListFailure> {
  if (first.status === 200 && since === undefined) return readWhole(site, { list, path, first: first.body });
  if (first.status === 200) {
    return readOn(site, { list, first: first.body, whole: false }).catch((error: unknown) => {
      if (!isTooOld(error)) throw error;
      return readWhole(site, { list, path });
    });
  }
  if (first.status === 410 || codeIn(first) === syncStateLost) return readWhole(site, { list, path });
  // A list that has been deleted and made anew has another address, which is known the next time.
  if (first.status === 404) await site.findLists();
  return { list, failed: saidIn(first), afterSeconds: first.afterSeconds };
}

/** The list from its beginning. What we hold stays in use until all of it has come. */
async function readWhole(site: Site, { list, path, first }: { list: List; path: string; first?: unknown }): Promise<ListChanges> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readOn(site, { list, first: first ?? (await site.client.api(wholeOf(path)).get()), whole: true });
    } catch (error) {
      if (attempt === mostRestarts || !isTooOld(error)) throw error;
      first = undefined;
    }
  }
}

/** Follows a delta to its end. Of an item that comes more than once the last counts. */
async function readOn(site: Site, { list, first, whole }: { list: List; first: unknown; whole: boolean }): Promise<ListChanges> {
  const items = new Map<string, GraphItem | 'removed' | 'unreadable'>();
  const idsOf = (what: 'removed' | 'unreadable') => [...items].filter(([, item]) => item === what).map(([id]) => id);
  for (let page = Page.parse(first); ; page = Page.parse(await site.client.api(relative(page['@odata.nextLink'] ?? '')).get())) {
    for (const item of page.value) {
      // Last wins also in its place: a map keeps the place of the first.
      items.delete(item.id);
      items.set(item.id, Deleted.safeParse(item).success ? 'removed' : (GraphItem.safeParse(item).data ?? 'unreadable'));
    }
    const next = page['@odata.deltaLink'];
    if (next === undefined) continue;
    return {
      list,
      items: [...items.values()].filter((item) => typeof item !== 'string'),
      removed: idsOf('removed'),
      unreadable: idsOf('unreadable'),
      whole,
      next: relative(next),
    };
  }
}

const isTooOld = (error: unknown): boolean => error instanceof GraphError && (error.statusCode === 410 || error.code === syncStateLost);

/** The error catalogue's other word for a link that Graph no longer knows. */
const syncStateLost = 'syncStateNotFound';
