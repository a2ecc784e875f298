import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { VevenError } from '../../error.ts';
import type { Grant, Grants } from '../../provision/grant.ts';
import { Once } from './client.ts';
import { pagesOf } from './pages.ts';
import { reasonOf, type Site } from './site.ts';

const Identities = z
  .array(z.object({ application: z.object({ id: z.string(), displayName: z.string().optional() }).optional() }))
  .default([]);
const Found = z.object({
  id: z.string(),
  roles: z.array(z.string()).default([]),
  grantedToIdentitiesV2: Identities,
  grantedToIdentities: Identities,
});
const Listed = z.object({ id: z.string() });

/** Which apps have been let into a site. Least permission: an administrator's `Sites.FullControl.All`, or the role *fullcontrol*. */
export function siteGrants({ client, path }: Site): Grants {
  const permissions = `${path}/permissions`;
  return {
    all: () =>
      asAdministrator(async () => {
        const listed = await pagesOf(client, permissions, Listed);
        // The list leaves out the roles in some tenants: each grant has its own.
        return Promise.all(listed.map(async ({ id }) => grantIn(await client.api(`${permissions}/${id}`).get())));
      }),
    give: ({ id, name }, role) =>
      asAdministrator(async () => {
        const wish = { roles: [role], grantedToIdentities: [{ application: { id, displayName: name } }] };
        // A second one would stand beside the first: `letIn` looks what there is before it gives again.
        await client.api(permissions).middlewareOptions([new Once()]).post(wish);
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
