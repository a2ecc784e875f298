import type { Client } from '@microsoft/microsoft-graph-client';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { List } from '../../../shared/list.ts';
import { VevenError } from '../../error.ts';
import { type GraphAccess, graphClient } from './client.ts';
import { pagesOf } from './pages.ts';

/** Where a site is: its host and the path below it. */
export interface SiteAddress {
  readonly hostname: string;
  readonly path: string;
}

const Found = z.object({ id: z.string() });
/** A list as the site has it: its internal name, and the one that people see. */
export const FoundList = z.object({ id: z.string(), displayName: z.string(), name: z.string() });
export type FoundList = z.infer<typeof FoundList>;

/** One SharePoint site and the way to its lists. A list is known by its internal name, whatever people call it. */
export class Site {
  /** For work behind the scenes. */
  readonly client: Client;
  /** For a person who waits. */
  readonly prompt: Client;
  readonly path: string;
  #lists = new Map<string, FoundList>();

  private constructor(access: GraphAccess, id: string) {
    this.client = graphClient(access);
    this.prompt = graphClient(access, 'prompt');
    this.path = `/sites/${id}`;
  }

  /** Throws `not-connected` with what Graph said when the site cannot be read. Least role: *read*. */
  static async at(access: GraphAccess, { hostname, path }: SiteAddress): Promise<Site> {
    try {
      return new Site(access, Found.parse(await graphClient(access).api(`/sites/${hostname}:${path}`).get()).id);
    } catch (cause) {
      throw new VevenError('not-connected', `the site ${hostname}${path} cannot be read: ${reasonOf(cause)}`, { cause });
    }
  }

  /** Reads which lists there are, by internal name. Least role: *read*. */
  async findLists(client = this.client): Promise<ReadonlyMap<string, FoundList>> {
    const found = await pagesOf(client, `${this.path}/lists?$select=id,name,displayName&$top=200`, FoundList);
    this.#lists = new Map(found.map((list) => [list.name, list]));
    return this.#lists;
  }

  /** The path of a list that was there when it was last looked. */
  pathOf({ name }: List): string | undefined {
    const found = this.#lists.get(name);
    return found && `${this.path}/lists/${found.id}`;
  }

  /** The path of a list. Throws `not-connected` with what to do when it is not there. */
  async pathTo(list: List, client = this.client): Promise<string> {
    const path = this.pathOf(list) ?? (await this.findLists(client).then(() => this.pathOf(list)));
    if (path === undefined)
      throw new VevenError('not-connected', `the list ${list.displayName} (${list.name}) is missing in the site: run npm run provision`);
    return path;
  }
}

/** What Graph said, or why it could not be asked, for the log. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof GraphError)) return String(error);
  // Its client gives −1 to what never reached Graph: no network, or no token.
  if (error.statusCode !== -1) return `${error.statusCode} ${error.code ?? ''} ${error.message}`;
  return error.message === 'fetch failed' ? 'Graph cannot be reached from this machine' : error.message;
}
