import type { List } from '../../../shared/list.ts';
import { VevenError } from '../../error.ts';
import type { Gap, ListChanges, ListFailure, Lists, Provisioner, RowWrite, WriteResult } from '../../ports.ts';
import type { GraphAccess } from './client.ts';
import { GraphSite } from './lists.ts';
import type { SiteAddress } from './site.ts';

/** Where the region's site is and, on the same host, the restricted one. */
export interface SitesAddress extends SiteAddress {
  readonly restricted: string | undefined;
}

const missing = 'there is no restricted site: make one and set RESTRICTED_SITE_PATH (docs/tenant.md)';

/**
 * The region's site and the restricted one as one: each list lies where it says. Without a restricted site its lists cannot be read, and
 * the others go on. Least permission: as for `GraphSite`, on both.
 */
export class GraphSites implements Lists, Provisioner {
  readonly region: GraphSite;
  readonly #restricted: GraphSite | undefined;

  private constructor(region: GraphSite, restricted: GraphSite | undefined) {
    this.region = region;
    this.#restricted = restricted;
  }

  /** The sites at a host. Throws `not-connected` with what Graph said when one that is named cannot be read. */
  static async at(access: GraphAccess, { hostname, path, restricted }: SitesAddress): Promise<GraphSites> {
    const site = (path: string) => GraphSite.at(access, { hostname, path });
    return new GraphSites(await site(path), restricted === undefined ? undefined : await site(restricted));
  }

  async changes(
    lists: readonly { list: List; since: string | undefined }[],
    take: (reading: ListChanges | ListFailure) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      [...Map.groupBy(lists, ({ list }) => this.#siteOf(list))].map(async ([site, some]) => {
        if (site) return site.changes(some, take);
        for (const { list } of some) await take({ list, failed: missing, afterSeconds: undefined });
      }),
    );
  }

  write(write: RowWrite): Promise<WriteResult> {
    return this.#there(write.list).write(write);
  }

  async writeMany(writes: readonly RowWrite[]): Promise<readonly WriteResult[]> {
    const results: WriteResult[] = [];
    const placed = writes.map((write, index) => ({ write, index }));
    for (const [site, some] of Map.groupBy(placed, ({ write }) => this.#there(write.list))) {
      const answers = await site.writeMany(some.map(({ write }) => write));
      for (const [at, { index }] of some.entries())
        results[index] = answers[at] ?? { ok: false, reason: 'throttled', afterSeconds: undefined };
    }
    return results;
  }

  find(list: List, key: string): ReturnType<Lists['find']> {
    return this.#there(list).find(list, key);
  }

  async gaps(lists: readonly List[]): Promise<readonly Gap[]> {
    const found = [...Map.groupBy(lists, (list) => this.#siteOf(list))].map(
      async ([site, some]): Promise<readonly Gap[]> => (site ? site.gaps(some) : some.map((list) => ({ missing: 'list', list }))),
    );
    return (await Promise.all(found)).flat();
  }

  async fill(gap: Gap): Promise<void> {
    await this.#there(gap.list).fill(gap);
  }

  #siteOf({ site }: List): GraphSite | undefined {
    return site === 'restricted' ? this.#restricted : this.region;
  }

  #there(list: List): GraphSite {
    const site = this.#siteOf(list);
    if (!site) throw new VevenError('not-connected', missing);
    return site;
  }
}
