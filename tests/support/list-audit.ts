import { lists } from '../../bot/features.ts';
import type { Snapshot } from '../../bot/snapshot/snapshot.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { GraphItem, toRow } from '../../shared/row.ts';
import type { TestGraph } from './graph-server.ts';

/** The lists as a second reader finds them, who trusts nothing that Veven has in memory. */
export interface ListAudit {
  items(list: List): Promise<readonly GraphItem[]>;
  /** The id by which Graph knows a list. */
  idOf(list: List): string;
  /** The fields of a row as they have been, oldest first. */
  versions(list: List, key: string): Promise<readonly Fields[]>;
  /** Every row of every list, as read from its item: by list, in the order of their items. Throws for a row that cannot be read as it stands. */
  rows(): Promise<Readonly<Record<string, readonly RowMeta[]>>>;
}

type Fields = Readonly<Record<string, unknown>>;
type Page = { value: unknown[]; '@odata.nextLink'?: string };

export async function listAudit(graph: TestGraph): Promise<ListAudit> {
  const client = graph.as('admin');
  const site = `/sites/${graph.region}`;
  const { value } = (await client.api(`${site}/lists?$top=200`).get()) as { value: { id: string; name: string }[] };
  const idOf = ({ name }: List) => value.find((found) => found.name === name)!.id;
  const pathOf = (list: List) => `${site}/lists/${idOf(list)}/items`;

  async function items(list: List): Promise<readonly GraphItem[]> {
    const found: GraphItem[] = [];
    for (let url: string | undefined = `${pathOf(list)}?$expand=fields&$top=1000`; url; ) {
      const page = (await client.api(url).get()) as Page;
      found.push(...page.value.map((item) => GraphItem.parse(item)));
      url = page['@odata.nextLink'];
    }
    return found;
  }
  return {
    items,
    idOf,
    async versions(list, key) {
      const found = (await items(list)).find(({ fields }) => fields['Key'] === key);
      if (!found) throw new Error(`No row of ${list.name} has the key ${key}.`);
      const all = (await client.api(`${pathOf(list)}/${found.id}/versions?$expand=fields`).get()) as { value: { fields: Fields }[] };
      return all.value.map(({ fields }) => fields).toReversed();
    },
    rows: async () =>
      Object.fromEntries(
        await Promise.all(lists.map(async (list) => [list.name, inOrder((await items(list)).map((item) => rowOf(list, item)))])),
      ),
  };
}

/** What Veven has in memory, told in the same way. */
export const rowsOf = (snapshot: Snapshot): Readonly<Record<string, readonly RowMeta[]>> =>
  Object.fromEntries(lists.map((list) => [list.name, inOrder(snapshot.table(list).all)]));

const inOrder = (rows: readonly RowMeta[]): readonly RowMeta[] => rows.toSorted((a, b) => Number(a.itemId) - Number(b.itemId));

function rowOf(list: List, item: GraphItem): RowMeta {
  const read = toRow(list, item);
  if (!('row' in read) || Object.keys(read.mending).length > 0) throw new Error(`${list.name}/${item.id}: ${JSON.stringify(read)}`);
  return read.row as RowMeta;
}

/** How often a word has come into a column of a row, which versions hold, oldest first. */
export const introductions = (versions: readonly Fields[], column: string, word: string): number =>
  versions.filter((fields, index) => fields[column] === word && versions[index - 1]?.[column] !== word).length;
