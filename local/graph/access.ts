import type { Pool } from 'pg';
import { accessDenied } from './errors.ts';
import type { Access, GraphIdentity } from './identity.ts';
import type { Site } from './sites.ts';

/** What a grant can say. */
export const ROLES = ['read', 'write', 'owner', 'fullcontrol'] as const;
export type Role = (typeof ROLES)[number];

const LEVELS: Access[] = ['none', 'read', 'write', 'manage', 'full'];
const LEVEL_OF: Record<Role, Access> = { read: 'read', write: 'write', owner: 'manage', fullcontrol: 'full' };

/** Throws 403 unless the identity has that level in the site, or in the list of it that is named. */
export async function requireAccess(
  pool: Pool,
  identity: GraphIdentity,
  { site, list }: { site: Site['key']; list?: string },
  needed: Access,
): Promise<void> {
  const { access } = identity;
  const levels =
    access === 'selected'
      ? await granted(pool, identity.id, site, list)
      : [typeof access === 'string' ? access : site === 'root' ? 'none' : (access[site] ?? 'none')];
  if (!levels.some((level) => LEVELS.indexOf(level) >= LEVELS.indexOf(needed))) throw accessDenied();
}

/** What an app's grants on a site, and on one list of it, amount to: read at each request, so that a change takes effect with the next one. */
async function granted(pool: Pool, app: string, site: Site['key'], list: string | undefined): Promise<Access[]> {
  const { rows } = await pool.query<{ role: Role }>(
    `select unnest(roles) as role from graph.permission
     where site = $1 and (list_id is null or list_id = $2) and lower($3) = any (apps)`,
    [site, list, app],
  );
  return rows.map(({ role }) => LEVEL_OF[role]);
}
