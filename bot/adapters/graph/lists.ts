import { type Client, GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { commonColumns, type List } from '../../../shared/list.ts';
import { GraphItem } from '../../../shared/row.ts';
import { VevenError } from '../../error.ts';
import type { Gap, ListChanges, ListFailure, Lists, Provisioner, RowWrite, WriteResult } from '../../ports.ts';
import { type BatchRequest, passes, sendPatiently } from './batch.ts';
import { readChanges } from './changes.ts';
import type { GraphAccess } from './client.ts';
import { fillGap, findGaps } from './columns.ts';
import { reasonOf, Site, type SiteAddress } from './site.ts';

const Items = z.object({ value: z.array(GraphItem) });

/**
 * The lists of one SharePoint site through Microsoft Graph.
 * Least permission: `Sites.Selected` with the role *write* on the site; `fill` needs *owner* or an administrator.
 */
export class GraphSite implements Lists, Provisioner {
  readonly site: Site;

  private constructor(site: Site) {
    this.site = site;
  }

  /** The site at a host and path. Throws `not-connected` with what Graph said when it cannot be read. */
  static async at(access: GraphAccess, address: SiteAddress): Promise<GraphSite> {
    return new GraphSite(await Site.at(access, address));
  }

  changes(
    lists: readonly { list: List; since: string | undefined }[],
    take: (reading: ListChanges | ListFailure) => Promise<void>,
  ): Promise<void> {
    return readChanges(this.site, lists, take);
  }

  /** Least role: *write*. Throws `throttled` when Graph is too busy: then nothing was saved; `not-connected` when nobody can tell. */
  async write(write: RowWrite): Promise<WriteResult> {
    try {
      const { method, url, headers, body } = await this.#request(write, this.site.prompt);
      const request = this.site.prompt.api(url).headers({ ...headers });
      return { ok: true, item: GraphItem.parse(await (method === 'POST' ? request.post(body) : request.patch(body))) };
    } catch (error) {
      if (error instanceof VevenError) throw error;
      const refused = error instanceof GraphError ? refusal(error.statusCode, error.body) : undefined;
      if (refused) return refused;
      const throttled = error instanceof GraphError && (error.statusCode === 429 || error.statusCode === 503);
      throw new VevenError(throttled ? 'throttled' : 'not-connected', `a row could not be written: ${reasonOf(error)}`, { cause: error });
    }
  }

  /** Least role: *write*. */
  async writeMany(writes: readonly RowWrite[]): Promise<readonly WriteResult[]> {
    const answers = await sendPatiently(this.site.client, await Promise.all(writes.map((write) => this.#request(write, this.site.client))));
    return answers.map((answer): WriteResult => {
      const { status, afterSeconds, body } = answer;
      if (status === 201 || status === 200) return { ok: true, item: GraphItem.parse(body) };
      // One that has no answer may be saved: asked again, it is refused by its key or ETag, and found.
      if (passes(answer) || status === 0) return { ok: false, reason: 'throttled', afterSeconds };
      return refusal(status, body) ?? refused(status, body);
    });
  }

  async #request(write: RowWrite, client: Client): Promise<BatchRequest> {
    const items = `${await this.site.pathTo(write.list, client)}/items`;
    const json = { 'Content-Type': 'application/json' };
    return write.do === 'create'
      ? { method: 'POST', url: items, headers: json, body: { fields: withoutNull(write.fields) } }
      : { method: 'PATCH', url: `${items}/${write.itemId}`, headers: { ...json, 'If-Match': write.etag }, body: { fields: write.fields } };
  }

  /** Least role: *read*. */
  async find(list: List, key: string): Promise<GraphItem | undefined> {
    const filter = encodeURIComponent(`fields/${commonColumns.key.name} eq '${key.replaceAll("'", "''")}'`);
    try {
      const path = `${await this.site.pathTo(list, this.site.prompt)}/items?$expand=fields&$filter=${filter}`;
      return Items.parse(await this.site.prompt.api(path).get()).value[0];
    } catch (cause) {
      throw new VevenError('not-connected', `a row of ${list.name} could not be read: ${reasonOf(cause)}`, { cause });
    }
  }

  /** Least role: *read*. */
  gaps(lists: readonly List[]): Promise<readonly Gap[]> {
    return findGaps(this.site, lists);
  }

  fill(gap: Gap): Promise<void> {
    return fillGap(this.site, gap);
  }
}

/** A new row leaves out what is empty. */
const withoutNull = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

function refusal(status: number, body: unknown): WriteResult | undefined {
  if (status === 412 || status === 409) return { ok: false, reason: 'changed' };
  if (status === 404) return { ok: false, reason: 'gone' };
  if (status === 400 && /unique constraints/i.test(textOf(body))) return { ok: false, reason: 'exists' };
  return status === 400 || status === 403 ? refused(status, body) : undefined;
}

const refused = (status: number, body: unknown): WriteResult => ({
  ok: false,
  reason: 'refused',
  detail: `${status} ${textOf(body).slice(0, 300)}`,
});

const textOf = (body: unknown): string => (typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
