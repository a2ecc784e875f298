import { accessDenied } from './errors.ts';

/** What somebody may do in a site; each level includes those before it. */
export type Access = 'none' | 'read' | 'write' | 'manage';

/** The sites that hold lists, by a name that code can use. */
export type SiteKey = 'region' | 'restricted';

/** One level for both sites, or one for each; a site not named is closed. */
export type SiteAccess = Access | Partial<Record<SiteKey, Access>>;

/** Who a token stands for. */
export type GraphIdentity =
  | { kind: 'app'; id: string; name: string; access: SiteAccess }
  | { kind: 'user'; id: string; name: string; email: string; access: SiteAccess };

const LEVELS: Access[] = ['none', 'read', 'write', 'manage'];

/** Throws 403 unless the identity has that level in that site. */
export function requireAccess(identity: GraphIdentity, site: SiteKey | 'root', needed: Access): void {
  const { access } = identity;
  const has = typeof access === 'string' ? access : site === 'root' ? 'none' : (access[site] ?? 'none');
  if (LEVELS.indexOf(has) < LEVELS.indexOf(needed)) throw accessDenied();
}

/** Graph's identitySet. An app that writes does so as SharePoint's own app user. */
export type IdentitySet = { application?: { id: string; displayName: string }; user: { id?: string; email?: string; displayName: string } };

export function identitySet(identity: GraphIdentity): IdentitySet {
  if (identity.kind === 'user') return { user: { email: identity.email, id: identity.id, displayName: identity.name } };
  return { application: { id: identity.id, displayName: identity.name }, user: { displayName: 'SharePoint App' } };
}
