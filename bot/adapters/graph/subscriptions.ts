import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { List } from '../../../shared/list.ts';
import { VevenError } from '../../error.ts';
import type { Subscriptions } from '../../snapshot/subscriber.ts';
import { Once } from './client.ts';
import { pagesOf } from './pages.ts';
import { reasonOf, type Site } from './site.ts';

const Found = z.object({
  id: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }).transform((moment) => Date.parse(moment)),
});

/** Subscriptions of the app to a site's lists. Least permission: `Sites.ReadWrite.All`; a grant on one site is not enough. */
export class GraphSubscriptions implements Subscriptions {
  readonly #site: Site;
  readonly #url: string;

  /** `url` is where the world reaches this server; Graph calls `/graph/notifications` and `/graph/lifecycle` there. */
  constructor(site: Site, url: string) {
    this.#site = site;
    this.#url = url.replace(/\/$/, '');
  }

  async aimOf(list: List): Promise<string> {
    return `${await this.#resourceOf(list)} ${this.#url}`;
  }

  async standing(): Promise<ReadonlyMap<string, number>> {
    const found = await asked(pagesOf(this.#site.client, '/subscriptions', Found));
    return new Map(found.map(({ id, expirationDateTime }) => [id, expirationDateTime]));
  }

  /** One whose answer is lost is left to expire: what it tells is dropped, since nobody knows its id. */
  async make(list: List, { clientState, expires }: { clientState: string; expires: number }): Promise<{ id: string; expires: number }> {
    const wish = {
      // Lists tell of no other kind.
      changeType: 'updated',
      resource: await this.#resourceOf(list),
      notificationUrl: `${this.#url}/graph/notifications`,
      lifecycleNotificationUrl: `${this.#url}/graph/lifecycle`,
      clientState,
      expirationDateTime: new Date(expires).toISOString(),
    };
    const { id, expirationDateTime } = Found.parse(
      await asked(this.#site.client.api('/subscriptions').middlewareOptions([new Once()]).post(wish)),
    );
    return { id, expires: expirationDateTime };
  }

  async renew(id: string, expires: number): Promise<number | undefined> {
    const wish = { expirationDateTime: new Date(expires).toISOString() };
    const renewed = await asked(unlessGone(this.#site.client.api(`/subscriptions/${id}`).patch(wish)));
    return renewed === gone ? undefined : Found.parse(renewed).expirationDateTime;
  }

  async reauthorize(id: string): Promise<boolean> {
    return (await asked(unlessGone(this.#site.client.api(`/subscriptions/${id}/reauthorize`).post({})))) !== gone;
  }

  /** Relative to the version: Graph refuses an absolute one. */
  async #resourceOf(list: List): Promise<string> {
    return (await this.#site.pathTo(list)).slice(1);
  }
}

const gone = Symbol('gone');

const unlessGone = (request: Promise<unknown>): Promise<unknown> =>
  request.catch((error: unknown) => {
    if (error instanceof GraphError && error.statusCode === 404) return gone;
    throw error;
  });

/** What Graph answers. Throws `not-allowed` when the app may not, `not-connected` with what Graph said otherwise. */
async function asked<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (cause) {
    const code = cause instanceof GraphError && cause.statusCode === 403 ? 'not-allowed' : 'not-connected';
    throw new VevenError(code, `subscriptions: ${reasonOf(cause)}`, { cause });
  }
}
