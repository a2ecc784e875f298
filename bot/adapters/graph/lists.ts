import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { commonColumns, GraphItem, type List } from '../../../shared/list.ts';
import { VevenError } from '../../error.ts';
import type { ListChanges, Lists, Provisioner, WriteResult } from '../../ports.ts';

const Page = z.object({
  value: z.array(z.looseObject({ id: z.string() })),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const Deleted = z.looseObject({ id: z.string(), deleted: z.looseObject({}) });
const Batch = z.object({
  responses: z.array(
    z.object({ id: z.string(), status: z.number(), headers: z.record(z.string(), z.string()).optional(), body: z.unknown() }),
  ),
});
const Columns = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });
const GraphLists = z.object({ value: z.array(z.object({ id: z.string(), displayName: z.string(), name: z.string() })) });

/** Graph takes twenty requests a batch. */
const batchSize = 20;

/** Attempts at what a batch has throttled. */
const mostAttempts = 5;

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * The lists of one SharePoint site through Microsoft Graph.
 * Least permission: `Sites.Selected` with the role *write* on the site; provisioning needs *manage* once.
 */
export class GraphSite implements Lists, Provisioner {
  readonly #client: Client;
  readonly #site: string;
  readonly #listIds = new Map<string, string>();

  private constructor(client: Client, site: string) {
    this.#client = client;
    this.#site = site;
  }

  /** The site at a host and path. Throws `not-connected` with what Graph said when it cannot be read. */
  static async at(client: Client, { hostname, path }: { hostname: string; path: string }): Promise<GraphSite> {
    try {
      const site = z.object({ id: z.string() }).parse(await client.api(`/sites/${hostname}:${path}`).get());
      return new GraphSite(client, site.id);
    } catch (cause) {
      throw new VevenError('not-connected', `the site ${hostname}${path} cannot be read: ${reasonOf(cause)}`, { cause });
    }
  }

  /** Creates the lists, columns and indexes that are missing; changes and removes nothing. Says what it made. Needs *manage*. */
  async provision(lists: readonly List[]): Promise<readonly string[]> {
    await this.#findLists();
    const made: string[] = [];
    for (const list of lists) {
      if (!this.#listIds.has(list.name)) {
        // Lists are made under their internal name, which becomes their address, and then get the name people see.
        const created = z
          .object({ id: z.string() })
          .parse(
            await this.#client
              .api(`/sites/${this.#site}/lists`)
              .post({ displayName: list.name, columns: definitions(list), list: { template: 'genericList' } }),
          );
        this.#listIds.set(list.name, created.id);
        await this.#client.api(this.#path(list)).patch({ displayName: list.displayName });
        made.push(`list ${list.displayName}`);
      }
      const present = new Set(Columns.parse(await this.#client.api(`${this.#path(list)}/columns`).get()).value.map(({ name }) => name));
      for (const definition of definitions(list).filter(({ name }) => !present.has(name))) {
        await this.#client.api(`${this.#path(list)}/columns`).post(definition);
        made.push(`column ${list.displayName}.${definition.name}`);
      }
    }
    return made;
  }

  async changes(lists: readonly { list: List; since: string | undefined }[]): Promise<readonly ListChanges[]> {
    if (this.#listIds.size === 0) await this.#findLists();
    const first = lists.map(
      ({ list, since }): Request => ({ method: 'GET', url: since ?? `${this.#path(list)}/items/delta?$expand=fields&$top=1000` }),
    );
    const answers = await this.#batch(first);
    return Promise.all(
      lists.map(async ({ list, since }, index) => {
        const answer = answers[index];
        if (answer?.status === 410)
          return this.#readOn(list, await this.#get(`${this.#path(list)}/items/delta?$expand=fields&$top=1000`), true);
        if (answer?.status !== 200) throw new VevenError('not-connected', `delta of ${list.name} was answered ${answer?.status}`);
        return this.#readOn(list, answer.body, since === undefined);
      }),
    );
  }

  /** Follows a delta to its end. Of an item that comes more than once the last counts. */
  async #readOn(list: List, first: unknown, whole: boolean): Promise<ListChanges> {
    const items = new Map<string, GraphItem | undefined>();
    for (let page = Page.parse(first); ; page = Page.parse(await this.#get(relative(page['@odata.nextLink'] ?? '')))) {
      for (const item of page.value) items.set(item.id, Deleted.safeParse(item).success ? undefined : GraphItem.parse(item));
      const next = page['@odata.deltaLink'];
      if (next !== undefined) {
        const present = [...items.values()].filter((item) => item !== undefined);
        return {
          list: list.name,
          items: present,
          removed: [...items].filter(([, item]) => item === undefined).map(([id]) => id),
          whole,
          next: relative(next),
        };
      }
    }
  }

  async create(list: List, fields: Readonly<Record<string, unknown>>): Promise<WriteResult> {
    return this.#write(() => this.#client.api(`${this.#path(list)}/items`).post({ fields: withoutNull(fields) }));
  }

  async update(list: List, itemId: string, etag: string, fields: Readonly<Record<string, unknown>>): Promise<WriteResult> {
    return this.#write(() =>
      this.#client
        .api(`${this.#path(list)}/items/${itemId}`)
        .header('If-Match', etag)
        .patch({ fields }),
    );
  }

  async createMany(list: List, rows: readonly Readonly<Record<string, unknown>>[]): Promise<readonly WriteResult[]> {
    const answers = await this.#batch(
      rows.map((fields) => ({
        method: 'POST',
        url: `${this.#path(list)}/items`,
        headers: { 'Content-Type': 'application/json' },
        body: { fields: withoutNull(fields) },
      })),
    );
    return answers.map((answer) => {
      if (answer.status === 201) return { ok: true, item: GraphItem.parse(answer.body) };
      const refused = refusal(answer.status, answer.body);
      if (refused) return refused;
      return { ok: false, reason: 'refused', detail: `${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}` };
    });
  }

  async find(list: List, key: string): Promise<GraphItem | undefined> {
    const filter = encodeURIComponent(`fields/${commonColumns.key.name} eq '${key.replaceAll("'", "''")}'`);
    const page = Page.parse(await this.#get(`${this.#path(list)}/items?$expand=fields&$filter=${filter}`));
    return page.value[0] && GraphItem.parse(page.value[0]);
  }

  async #write(send: () => Promise<unknown>): Promise<WriteResult> {
    try {
      return { ok: true, item: GraphItem.parse(await send()) };
    } catch (error) {
      const refused = error instanceof GraphError ? refusal(error.statusCode, error.body) : undefined;
      if (refused) return refused;
      throw new VevenError('not-connected', `a row could not be written: ${reasonOf(error)}`, { cause: error });
    }
  }

  async #get(path: string): Promise<unknown> {
    return this.#client.api(path).get();
  }

  /** Sends requests twenty at a time; what Graph throttles inside a batch is sent again after the time it asks for. */
  async #batch(requests: readonly Request[]) {
    const answers: { status: number; body: unknown }[] = [];
    let open = requests.map((request, index) => ({ request, index }));
    for (let attempt = 1; open.length > 0; attempt += 1) {
      const throttled: typeof open = [];
      let wait = 0;
      for (let from = 0; from < open.length; from += batchSize) {
        const part = open.slice(from, from + batchSize);
        const body = { requests: part.map(({ request, index }) => ({ id: String(index), ...request })) };
        const { responses } = Batch.parse(await this.#client.api('/$batch').post(body));
        for (const response of responses) {
          if ((response.status === 429 || response.status === 503) && attempt < mostAttempts) {
            throttled.push(...part.filter(({ index }) => String(index) === response.id));
            wait = Math.max(wait, Number(response.headers?.['Retry-After'] ?? 2 ** attempt));
          } else answers[Number(response.id)] = response;
        }
      }
      open = throttled;
      if (open.length > 0) await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    }
    return answers;
  }

  async #findLists(): Promise<void> {
    const found = GraphLists.parse(await this.#get(`/sites/${this.#site}/lists?$select=id,name,displayName&$top=200`));
    for (const { id, name } of found.value) this.#listIds.set(name, id);
  }

  #path({ name, displayName }: List): string {
    const id = this.#listIds.get(name);
    if (id === undefined)
      throw new VevenError('not-connected', `the list ${displayName} (${name}) is missing in the site: run npm run provision`);
    return `/sites/${this.#site}/lists/${id}`;
  }
}

function definitions(list: List) {
  return [...Object.values(commonColumns), ...Object.values(list.columns)].map(({ name, title, facet, index }) => ({
    name,
    displayName: title,
    indexed: index !== 'none',
    enforceUniqueValues: index === 'unique',
    ...facet,
  }));
}

/** Links come back absolute; inside a batch and to the client they are paths below the version. */
const relative = (link: string): string => link.replace(/^https:\/\/graph\.microsoft\.com\/v1\.0/, '');

/** A new row leaves out what is empty. */
const withoutNull = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

function refusal(status: number, body: unknown): WriteResult | undefined {
  if (status === 412 || status === 409) return { ok: false, reason: 'changed' };
  if (status === 404) return { ok: false, reason: 'gone' };
  return status === 400 && /unique constraints/i.test(typeof body === 'string' ? body : JSON.stringify(body))
    ? { ok: false, reason: 'exists' }
    : undefined;
}

const reasonOf = (error: unknown): string =>
  error instanceof GraphError ? `${error.statusCode} ${error.code ?? ''} ${error.message}` : String(error);
