import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Column } from '../../../shared/column.ts';
import { columnsOf, type List } from '../../../shared/list.ts';
import { VevenError } from '../../error.ts';
import type { Gap } from '../../ports.ts';
import { type BatchAnswer, saidIn, sendPatiently, unanswered } from './batch.ts';
import { reasonOf, type Site } from './site.ts';

const FoundColumns = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      indexed: z.boolean().optional(),
      enforceUniqueValues: z.boolean().optional(),
      choice: z.object({ choices: z.array(z.string()).default([]) }).optional(),
    }),
  ),
});
type FoundColumn = z.infer<typeof FoundColumns>['value'][number];

/**
 * What the site lacks of these lists: read anew each time, twenty lists a request. Least role: *read*. Throws `not-connected` when it
 * cannot be read which lists there are.
 */
export async function findGaps(site: Site, lists: readonly List[]): Promise<readonly Gap[]> {
  const found = await site.findLists().catch((cause: unknown) => {
    throw new VevenError('not-connected', `the site's lists cannot be read: ${reasonOf(cause)}`, { cause });
  });
  const there = lists.filter(({ name }) => found.has(name));
  const requests = there.map((list) => ({ method: 'GET', url: `${site.pathOf(list)}/columns` }) as const);
  const answers = await sendPatiently(site.client, requests).catch(unanswered(requests));
  const columns = new Map(there.map((list, index) => [list, answers[index]]));
  return lists.flatMap((list): Gap[] => {
    const answer = columns.get(list);
    if (!answer) return [{ missing: 'list', list }];
    const present = columnsIn(answer);
    if (!present) return [{ missing: 'unknown', list, why: saidIn(answer) }];
    const { displayName } = found.get(list.name) ?? {};
    const heading: Gap[] = displayName === list.name && list.displayName !== list.name ? [{ missing: 'heading', list }] : [];
    return [...heading, ...Object.values(columnsOf(list)).flatMap((column) => gapsOf(list, column, present))];
  });
}

const columnsIn = ({ status, body }: BatchAnswer) => (status === 200 ? FoundColumns.safeParse(body).data?.value : undefined);

function gapsOf(list: List, column: Column<unknown>, present: readonly FoundColumn[]): Gap[] {
  const found = present.find(({ name }) => name === column.name);
  if (!found) return [{ missing: 'column', list, column }];
  const unindexed = (column.index !== 'none' && !found.indexed) || (column.index === 'unique' && !found.enforceUniqueValues);
  const known = found.choice?.choices;
  const words = known && 'choice' in column.facet ? column.facet.choice.choices.filter((word) => !known.includes(word)) : [];
  return [
    ...(unindexed ? [{ missing: 'index', list, column } as const] : []),
    ...(words.length > 0 ? [{ missing: 'words', list, column, words } as const] : []),
  ];
}

/** Makes one thing that is missing. Least role: *owner*, or an administrator's `Sites.Manage.All`; throws `not-allowed` to whoever has less. */
export async function fillGap(site: Site, gap: Gap): Promise<void> {
  const { client, path } = site;
  const { list } = gap;
  // What it lacks shows when its columns can be read.
  if (gap.missing === 'unknown') return;
  try {
    if (gap.missing === 'list') {
      const columns = Object.values(columnsOf(list)).map(definitionOf);
      // Lists are made under their internal name, which becomes their address, and then get the name people see.
      const post = client.api(`${path}/lists`).post({ displayName: list.name, columns, list: { template: 'genericList' } });
      await made(post, async () => (await site.findLists()).has(list.name));
      await site.findLists();
    }
    const address = await site.pathTo(list);
    if (gap.missing === 'list' || gap.missing === 'heading') await client.api(address).patch({ displayName: list.displayName });
    else {
      const columns = () => client.api(`${address}/columns`);
      const find = async () => FoundColumns.parse(await columns().get()).value.find(({ name }) => name === gap.column.name);
      if (gap.missing === 'column') return await made(columns().post(definitionOf(gap.column)), async () => (await find()) !== undefined);
      const found = await find();
      if (!found) throw new Error(`the column ${gap.column.name} is gone`);
      const words = gap.missing === 'words' ? gap.words : [];
      const change = words.length > 0 ? { choice: { choices: [...(found.choice?.choices ?? []), ...words] } } : indexOf(gap.column);
      await client.api(`${address}/columns/${found.id}`).patch(change);
    }
  } catch (cause) {
    const code = cause instanceof GraphError && cause.statusCode === 403 ? 'not-allowed' : 'not-connected';
    throw new VevenError(code, `${list.displayName} (${list.name}) could not be completed: ${reasonOf(cause)}`, { cause });
  }
}

/** When the answer to a first attempt was lost, the second is refused because of the first: what is there is made. */
async function made(post: Promise<unknown>, isThere: () => Promise<boolean>): Promise<void> {
  try {
    await post;
  } catch (error) {
    if (!(await isThere())) throw error;
  }
}

const indexOf = ({ index }: Column<unknown>) => ({ indexed: index !== 'none', enforceUniqueValues: index === 'unique' });

const definitionOf = (column: Column<unknown>) => ({
  name: column.name,
  displayName: column.title,
  ...indexOf(column),
  ...column.facet,
});
