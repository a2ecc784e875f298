import { randomUUID } from 'node:crypto';
import { requireAccess } from './access.ts';
import { parseInstant } from './dates.ts';
import { accessDenied, badRequest, GraphError, invalidRequest, notFound } from './errors.ts';
import type { SubscriptionRow } from './notify.ts';
import { allowOnly, decode } from './query.ts';
import { type Call, objectBody, param, type Route, type World } from './router.ts';
import { findSite } from './sites.ts';
import { findList } from './store.ts';

/** The longest that a subscription to a list may live: 42,300 minutes. */
const LONGEST_MS = 42_300 * 60_000;
const MEMBERS = ['changeType', 'notificationUrl', 'resource', 'expirationDateTime', 'clientState', 'lifecycleNotificationUrl'];
/** What a client may send along and the server has no use for. */
const IDLE = ['latestSupportedTlsVersion', 'includeResourceData'];

async function subscribe(call: Call, world: World): Promise<SubscriptionRow> {
  const body = objectBody(call);
  onlyMembers(body, [...MEMBERS, ...IDLE]);
  const { changeType, clientState = null, lifecycleNotificationUrl = null } = body;
  if (changeType !== 'updated') throw invalidRequest(`The changeType '${String(changeType)}' is not supported for this resource.`);
  if (body['includeResourceData'] === true) throw invalidRequest('Resource data is not supported for this resource.');
  if (clientState !== null && (typeof clientState !== 'string' || clientState.length > 128))
    throw invalidRequest('clientState must be a string of at most 128 characters.');
  const expires = expiryIn(body, world);
  const url = receiver('notificationUrl', body['notificationUrl']);
  const lifecycle = lifecycleNotificationUrl === null ? null : receiver('lifecycleNotificationUrl', lifecycleNotificationUrl);
  const { resource, listId } = await resourceIn(body, world);
  await world.notifier.validate(url);
  if (lifecycle !== null) await world.notifier.validate(lifecycle);
  const { rows } = await world.pool.query<SubscriptionRow>(
    `insert into graph.subscription (id, owner, list_id, resource, notification_url, lifecycle_url, client_state, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning *`,
    [randomUUID(), call.identity.id, listId, resource, url, lifecycle, clientState, expires],
  );
  return only(rows);
}

/** When the subscription of a body ends; needed, to come, and not too far off. */
function expiryIn(body: Record<string, unknown>, { now, switches }: World): Date {
  const { expirationDateTime } = body;
  const expires = typeof expirationDateTime === 'string' ? parseInstant(expirationDateTime) : undefined;
  if (!expires) throw badRequest('The expirationDateTime of a subscription is required, as an ISO 8601 date and time.');
  const latest = new Date(now().getTime() + LONGEST_MS);
  if (expires <= now()) throw badRequest('Subscription expiration must be in the future.');
  if (expires <= latest) return expires;
  if (switches.subscriptionExcess === 'clamp') return latest;
  throw badRequest('Subscription expiration can only be 42300 minutes in the future.');
}

/** An address that can be notified: https, or for tests and development plain http on this machine, which Graph does not offer. */
function receiver(name: string, sent: unknown): string {
  const url = typeof sent === 'string' && URL.canParse(sent) ? new URL(sent) : undefined;
  if (!url) throw badRequest(`The ${name} of a subscription must be an absolute URL.`);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    throw badRequest(`The ${name} of a subscription must be HTTPS.`);
  return String(sent);
}

/** The list that is to be watched: `sites/{site}/lists/{list}`, relative to the version. */
async function resourceIn(body: Record<string, unknown>, world: World): Promise<{ resource: string; listId: string }> {
  const { resource } = body;
  if (typeof resource !== 'string') throw badRequest('The resource of a subscription is required.');
  if (URL.canParse(resource)) throw badRequest(`The resource '${resource}' must be a relative URI.`);
  const [, site, list] = /^\/?sites\/(.+?):?\/lists\/([^/]+)$/i.exec(resource) ?? [];
  if (!site || !list) throw invalidRequest(`The resource '${resource}' is not supported.`);
  const { id: listId } = await findList(world.pool, findSite(decode(site)).key, decode(list));
  return { resource, listId };
}

/** The application's own subscriptions that have not ended; with an id, that one. */
async function ownSubscriptions({ identity }: Call, { pool, now }: World, id: string | null = null): Promise<SubscriptionRow[]> {
  const { rows } = await pool.query<SubscriptionRow>(
    'select * from graph.subscription where owner = $1 and expires_at > $2 and ($3::text is null or id::text = lower($3)) order by created_order',
    [identity.id, now(), id],
  );
  return rows;
}

async function ownSubscription(call: Call, world: World): Promise<SubscriptionRow> {
  const [found] = await ownSubscriptions(call, world, param(call, 'subscription'));
  if (!found) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return found;
}

async function renew(call: Call, world: World): Promise<SubscriptionRow> {
  const { id } = await ownSubscription(call, world);
  const body = objectBody(call);
  onlyMembers(body, ['expirationDateTime']);
  const { rows } = await world.pool.query<SubscriptionRow>('update graph.subscription set expires_at = $2 where id = $1 returning *', [
    id,
    expiryIn(body, world),
  ]);
  return only(rows);
}

function onlyMembers(body: Record<string, unknown>, allowed: string[]): void {
  const other = Object.keys(body).find((name) => !name.includes('@') && !allowed.includes(name));
  if (other) throw badRequest(`The property '${other}' of a subscription cannot be set here.`);
}

/** Deleted by somebody else in the meantime: as if it had never been. */
function only(rows: SubscriptionRow[]): SubscriptionRow {
  if (!rows[0]) throw notFound();
  return rows[0];
}

function subscriptionJson(row: SubscriptionRow): Record<string, unknown> {
  return {
    id: row.id,
    resource: row.resource,
    applicationId: row.owner,
    changeType: 'updated',
    clientState: row.client_state,
    notificationUrl: row.notification_url,
    lifecycleNotificationUrl: row.lifecycle_url,
    expirationDateTime: row.expires_at.toISOString(),
    creatorId: row.owner,
  };
}

function shown(world: World, row: SubscriptionRow): Record<string, unknown> {
  return { '@odata.context': `${world.publicBase}/$metadata#subscriptions/$entity`, ...subscriptionJson(row) };
}

/** Subscribing takes Sites.ReadWrite.All: a grant for one site is not enough, nor is one for each. */
function onAllSites(run: Route['run']): Route['run'] {
  return async (call, world) => {
    const { access } = call.identity;
    if (access === 'selected' || typeof access !== 'string') throw accessDenied();
    await requireAccess(world.pool, call.identity, { site: 'root' }, 'write');
    return run(call, world);
  };
}

const ONE = 'subscriptions/{subscription}';

/** `subscriptions`: who is told when a list changes. */
export const subscriptionRoutes: Route[] = [
  {
    method: 'POST',
    path: 'subscriptions',
    run: onAllSites(async (call, world) => ({ status: 201, body: shown(world, await subscribe(call, world)) })),
  },
  {
    method: 'GET',
    path: 'subscriptions',
    run: onAllSites(async (call, world) => {
      allowOnly(call.query);
      const value = (await ownSubscriptions(call, world)).map(subscriptionJson);
      return { status: 200, body: { '@odata.context': `${world.publicBase}/$metadata#subscriptions`, value } };
    }),
  },
  {
    method: 'GET',
    path: ONE,
    run: onAllSites(async (call, world) => ({ status: 200, body: shown(world, await ownSubscription(call, world)) })),
  },
  { method: 'PATCH', path: ONE, run: onAllSites(async (call, world) => ({ status: 200, body: shown(world, await renew(call, world)) })) },
  {
    method: 'DELETE',
    path: ONE,
    run: onAllSites(async (call, world) => {
      const { id } = await ownSubscription(call, world);
      await world.pool.query('delete from graph.subscription where id = $1', [id]);
      return { status: 204 };
    }),
  },
  {
    method: 'POST',
    path: `${ONE}/reauthorize`,
    run: onAllSites(async (call, world) => {
      await ownSubscription(call, world);
      return { status: 204 };
    }),
  },
];
