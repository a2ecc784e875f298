import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { ROLES, type Role } from './access.ts';
import { notFound } from './errors.ts';
import { allowOnly } from './query.ts';
import {
  type Answer,
  bodyAs,
  type Handler,
  type ListCall,
  onList,
  onSite,
  param,
  type Route,
  type SiteCall,
  type World,
} from './router.ts';
import type { Site } from './sites.ts';

/** What an app may do in a site, or in one list of it. */
export type Grant = { id: string; roles: Role[]; identities: GrantedTo[] };
type GrantedTo = z.infer<typeof GrantedTo>;

const GrantedTo = z.object({ application: z.object({ id: z.string().min(1), displayName: z.string().optional() }) });
const Roles = z.array(z.enum(ROLES)).min(1);
const Change = z.object({ roles: Roles });
const NewGrant = z
  .object({
    roles: Roles,
    grantedToIdentities: z.array(GrantedTo).optional(),
    grantedToIdentitiesV2: z.array(GrantedTo).optional(),
    grantedTo: GrantedTo.optional(),
    grantedToV2: GrantedTo.optional(),
  })
  .transform(({ roles, grantedTo, grantedToV2, grantedToIdentities, grantedToIdentitiesV2 }) => ({
    roles,
    identities: grantedToIdentitiesV2 ?? grantedToIdentities ?? [grantedToV2 ?? grantedTo ?? []].flat(),
  }))
  .refine(({ identities }) => identities.length > 0, 'grantedToIdentities is missing');

/** What a grant is on: a whole site, or one list of it. */
type Place = { site: Site['key']; list?: string };

/** Lets an app in. The same id again changes nothing, so that what must be there can be put there at every start. */
export async function grant(pool: Pool, { site, list }: Place, { id, roles, identities }: Grant): Promise<void> {
  const apps = identities.map(({ application }) => application.id.toLowerCase());
  await pool.query(
    `insert into graph.permission (id, site, list_id, roles, apps, identities) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
    [id, site, list, roles, apps, JSON.stringify(identities)],
  );
}

const ON_PLACE = 'site = $1 and list_id is not distinct from $2';

async function grantsOn(pool: Pool, { site, list }: Place): Promise<Grant[]> {
  const { rows } = await pool.query<Grant>(`select * from graph.permission where ${ON_PLACE} order by position`, [site, list]);
  return rows;
}

async function findGrant(pool: Pool, place: Place, id: string): Promise<Grant> {
  const found = (await grantsOn(pool, place)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

function grantJson({ id, roles, identities }: Grant): Record<string, unknown> {
  return { id, roles, grantedToIdentities: identities, grantedToIdentitiesV2: identities };
}

type Run = (call: SiteCall, world: World, place: Place) => Promise<Answer>;

/** The same for a site's grants and for a list's; only those with full control see and change them. */
function both(method: string, path: string, run: Run): Route[] {
  const forSite: Handler = onSite('full', (call, world) => run(call, world, { site: call.site.key }));
  const forList: Handler = onList('full', (call: ListCall, world) => run(call, world, { site: call.site.key, list: call.list.id }));
  return [
    { method, path: `sites/{site}/${path}`, run: forSite },
    { method, path: `sites/{site}/lists/{list}/${path}`, run: forList },
  ];
}

/** The body of an answer with one grant. */
function oneGrant(call: SiteCall, { publicBase }: World, found: Grant): Record<string, unknown> {
  return { '@odata.context': `${publicBase}/$metadata#sites('${call.site.id}')/permissions/$entity`, ...grantJson(found) };
}

/** `permissions` of sites and lists: what apps with `Sites.Selected` may do there. */
export const permissionRoutes: Route[] = [
  ...both('GET', 'permissions', async (call, world, place) => {
    allowOnly(call.query, 'select');
    const value = (await grantsOn(world.pool, place)).map(grantJson);
    return { status: 200, body: { '@odata.context': `${world.publicBase}/$metadata#sites('${call.site.id}')/permissions`, value } };
  }),
  ...both('POST', 'permissions', async (call, world, place) => {
    const made: Grant = { id: randomBytes(24).toString('base64url'), ...bodyAs(NewGrant, call) };
    await grant(world.pool, place, made);
    return { status: 201, body: oneGrant(call, world, made) };
  }),
  ...both('GET', 'permissions/{permission}', async (call, world, place) => ({
    status: 200,
    body: oneGrant(call, world, await findGrant(world.pool, place, param(call, 'permission'))),
  })),
  ...both('PATCH', 'permissions/{permission}', async (call, world, place) => {
    const { roles } = bodyAs(Change, call);
    const found = await findGrant(world.pool, place, param(call, 'permission'));
    await world.pool.query('update graph.permission set roles = $2 where id = $1', [found.id, roles]);
    return { status: 200, body: oneGrant(call, world, { ...found, roles }) };
  }),
  ...both('DELETE', 'permissions/{permission}', async (call, world, place) => {
    const { id } = await findGrant(world.pool, place, param(call, 'permission'));
    await world.pool.query('delete from graph.permission where id = $1', [id]);
    return { status: 204 };
  }),
];
