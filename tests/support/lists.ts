import type { Client } from '@microsoft/microsoft-graph-client';

/** A row as an administrator sees it in SharePoint. */
export interface SharePointRow {
  readonly id: string;
  readonly etag: string;
  readonly modifiedAt: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The lists of a site as an administrator works in them, by the names people see: `Saker`. */
export interface SharePointLists {
  rows(list: string): Promise<readonly SharePointRow[]>;
  /** The row with this key; fails when there is none. */
  row(list: string, key: string): Promise<SharePointRow>;
  change(list: string, row: { id: string; etag?: string }, fields: Readonly<Record<string, unknown>>): Promise<void>;
  add(list: string, fields: Readonly<Record<string, unknown>>): Promise<SharePointRow>;
  remove(list: string, row: { id: string }): Promise<void>;
  /** Every row of every list and its ETag: the same before and after when nothing has been written. */
  everything(): Promise<Readonly<Record<string, string>>>;
}

interface Item {
  readonly id: string;
  readonly '@odata.etag': string;
  readonly lastModifiedDateTime: string;
  readonly fields: Record<string, unknown>;
}

const rowOf = ({ id, '@odata.etag': etag, lastModifiedDateTime, fields }: Item): SharePointRow => ({
  id,
  etag,
  modifiedAt: lastModifiedDateTime,
  fields,
});

export async function listsOf(client: Client, site: string): Promise<SharePointLists> {
  const { value } = (await client.api(`${site}/lists?$top=200`).get()) as { value: { id: string; displayName: string }[] };
  const path = (list: string) => {
    const found = value.find(({ displayName }) => displayName === list);
    if (!found) throw new Error(`No list is called ${list}, only ${value.map(({ displayName }) => displayName).join(', ')}.`);
    return `${site}/lists/${found.id}/items`;
  };
  async function rows(list: string): Promise<SharePointRow[]> {
    const all: Item[] = [];
    let page = (await client.api(`${path(list)}?$expand=fields&$top=500`).get()) as { value: Item[]; '@odata.nextLink'?: string };
    for (;;) {
      all.push(...page.value);
      if (!page['@odata.nextLink']) return all.map(rowOf);
      page = (await client.api(page['@odata.nextLink']).get()) as typeof page;
    }
  }
  return {
    rows,
    async row(list, key) {
      const found = (await rows(list)).find(({ fields }) => fields['Key'] === key);
      if (!found) throw new Error(`No row of ${list} has the key ${key}.`);
      return found;
    },
    async change(list, { id, etag }, fields) {
      const request = client.api(`${path(list)}/${id}`);
      await (etag ? request.header('If-Match', etag) : request).patch({ fields });
    },
    add: async (list, fields) => rowOf((await client.api(path(list)).post({ fields })) as Item),
    async remove(list, { id }) {
      await client.api(`${path(list)}/${id}`).delete();
    },
    async everything() {
      const lists = await Promise.all(
        value.map(async ({ displayName }) => (await rows(displayName)).map(({ id, etag }) => [`${displayName}/${id}`, etag] as const)),
      );
      return Object.fromEntries(lists.flat());
    },
  };
}
