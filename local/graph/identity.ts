import { accessDenied } from './errors.ts';

/** What somebody may do in a site; each level includes those before it. `manage` makes lists and columns, `full` lets others in as well. */
export type Access = 'none' | 'read' | 'write' | 'manage' | 'full';

/** The sites that hold lists, by a name that code can use. */
export type SiteKey = 'region' | 'restricted';

/** One level for every site; one for each, where a site not named is closed; or `selected`: what the site's and the list's grants say. */
export type SiteAccess = Access | 'selected' | Partial<Record<SiteKey, Access>>;

/** What may be done outside SharePoint: write calendars, read the channels' messages. */
export type Capability = 'calendars' | 'channelMessages';

/** Who a token stands for. */
export type GraphIdentity = { id: string; name: string; access: SiteAccess; may?: readonly Capability[] } & (
  | { kind: 'app' }
  // `through`: the app by way of which somebody works, such as Graph Explorer or Power Automate.
  | { kind: 'user'; email: string; through?: { id: string; name: string } }
);

/** Throws 403 unless the identity has been given that. */
export function requireCapability({ may = [] }: GraphIdentity, needed: Capability): void {
  if (!may.includes(needed)) throw accessDenied();
}

/** Graph's identitySet. An app that writes does so as SharePoint's own app user; a person who works through one stands beside it. */
export type IdentitySet = { application?: { id: string; displayName: string }; user: { id?: string; email?: string; displayName: string } };

export function identitySet(identity: GraphIdentity): IdentitySet {
  const app = identity.kind === 'app' ? identity : identity.through;
  return {
    ...(app && { application: { id: app.id, displayName: app.name } }),
    user:
      identity.kind === 'app' ? { displayName: 'SharePoint App' } : { email: identity.email, id: identity.id, displayName: identity.name },
  };
}
