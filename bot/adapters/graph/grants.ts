import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { VevenError } from '../../error.ts';
import type { Grant, Grants } from '../../provision/grant.ts';
import { reasonOf, relative, type Site } from './site.ts';

const Identities = z
  .array(z.object({ application: z.object({ id: z.string(), displayName: z.string().optional() }).optional() }))
  .default([]);
const Found = z.object({
  id: z.string(),
  roles: z.array(z.string()).default([]),
  grantedToIdentitiesV2: Identities,
  grantedToIdentities: Identities,
});
const Page = z.object({ value: z.array(z.object({ id: z.string() })), '@odata.nextLink': z.string().optional() });

/** Which apps have been let into a site. Least permission: an administrator's `Sites.FullControl.All`, or the role *fullcontrol*. */
export function siteGrants({ client, path }: Site): Grants {
  const permissions = `${path}/permissions`;
  return {
    all: () =>
      asAdministrator(async () => {
        const ids: string[] = [];
        for (let next: string | undefined = permissions; next !== undefined; ) {
          const page: z.infer<typeof Page> = Page.parse(await client.api(next).get());
          ids.push(...page.value.map(({ id }) => id));
          next = page['@odata.nextLink'] && relative(page['@odata.nextLink']);
        }
        // The list leaves out the roles in some tenants: each grant has its own.
        return Promise.all(ids.map(async (id) => grantIn(await client.api(`${permissions}/${id}`).get())));
      }),
    give: ({ id, name }, role) =>
      asAdministrator(async () => {
        await client.api(permissions).post({ roles: [role], grantedToIdentities: [{ application: { id, displayName: name } }] });
      }),
    change: (id, role) =>
      asAdministrator(async () => {
        await client.api(`${permissions}/${id}`).patch({ roles: [role] });
      }),
  };
}

function grantIn(answer: unknown): Grant {
  const { id, roles, grantedToIdentitiesV2, grantedToIdentities } = Found.parse(answer);
  const identities = grantedToIdentitiesV2.length > 0 ? grantedToIdentitiesV2 : grantedToIdentities;
  return {
    id,
    roles,
    apps: identities.flatMap(({ application }) =>
      application ? [{ id: application.id, name: application.displayName ?? application.id }] : [],
    ),
  };
}

async function asAdministrator<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof GraphError && cause.statusCode === 403)
      throw new VevenError(
        'not-allowed',
        'Who has been let into the site is for its administrators: sign in as an administrator of the site who may consent to Sites.FullControl.All.',
        { cause },
      );
    throw new VevenError('not-connected', `the site's grants cannot be reached: ${reasonOf(cause)}`, { cause });
  }
}
