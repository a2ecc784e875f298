/** What an app may do in a site, as somebody has granted it. */
export interface Grant {
  readonly id: string;
  /** `read`, `write`, `owner` or `fullcontrol`. */
  readonly roles: readonly string[];
  readonly apps: readonly GrantedApp[];
}

/** An app that a grant names. */
export interface GrantedApp {
  readonly id: string;
  readonly name: string;
}

/** A site's grants. Throws `not-allowed` for whoever is not its administrator. */
export interface Grants {
  all(): Promise<readonly Grant[]>;
  give(app: GrantedApp, role: 'write'): Promise<void>;
  change(id: string, role: 'write'): Promise<void>;
}

/** The grants that name an app, whichever case its id is written in. */
export const grantsOf = (all: readonly Grant[], clientId: string): readonly Grant[] =>
  all.filter(({ apps }) => apps.some(({ id }) => id.toLowerCase() === clientId.toLowerCase()));

/** The roles in these grants, and those of them that are more than *write*. */
export function rolesIn(grants: readonly Grant[]): { readonly roles: readonly string[]; readonly wide: readonly string[] } {
  const roles = [...new Set(grants.flatMap((grant) => grant.roles))];
  return { roles, wide: roles.filter((role) => role !== 'read' && role !== 'write') };
}

/** Gives the app the role *write* where it has less, and takes nothing away; in words what was or would be done. */
export async function letIn(grants: Grants, app: GrantedApp, { dryRun }: { dryRun: boolean }): Promise<string> {
  const own = grantsOf(await grants.all(), app.id);
  const { roles, wide } = rolesIn(own);
  if (wide.length > 0)
    return `${app.name} has the role ${wide.join(' and ')}, more than it needs. Take it down to write: see docs/tenant.md.`;
  if (roles.includes('write')) return `${app.name} has the role write already.`;
  if (dryRun) return `Would give ${app.name} the role write. Needs an administrator’s Sites.FullControl.All.`;
  const [reading] = own;
  await (reading ? grants.change(reading.id, 'write') : grants.give(app, 'write'));
  return `${app.name} has got the role write.`;
}
