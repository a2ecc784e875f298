import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Known, Seen, SiteProbe } from '../../doctor/probe.ts';
import { VevenError } from '../../error.ts';
import { pagesOf } from './pages.ts';
import { reasonOf, type Site } from './site.ts';

/** SharePoint's hidden list of everybody whom a site knows. It has this title in every language. */
const people = 'lists/User%20Information%20List/items?$expand=fields($select=Title,EMail,Name,IsSiteAdmin,Deleted)&$top=500';

const Found = z.object({
  fields: z.object({
    Title: z.string().default(''),
    EMail: z.string().nullable().default(''),
    Name: z.string().nullable().default(''),
    IsSiteAdmin: z.boolean().default(false),
    Deleted: z.boolean().default(false),
  }),
});

/** An ETag that no row has. */
const none = '"00000000-0000-4000-8000-000000000000,0"';

/** Looks at a site with the access that one has, and changes nothing. Least role: *read*; the probes show what is beyond it. */
export function siteProbe(site: Site): SiteProbe {
  const { client, path } = site;
  return {
    mayWrite: async ({ list, itemId, title }) => {
      const address = `${await site.pathTo(list)}/items/${itemId}`;
      // Should the guard fail for once, the row is given the heading that it has.
      return seen(
        () =>
          client
            .api(address)
            .header('If-Match', none)
            .patch({ fields: { Title: title } }),
        { yes: [412, 409], no: [403] },
      );
    },
    // A list without a name: whoever may make lists is told that it needs one.
    mayMakeLists: () => seen(() => client.api(`${path}/lists`).post({}), { yes: [400, 422], no: [403] }),
    readsOtherSites: () => seen(() => client.api('/sites/root').get(), { yes: [200], no: [401, 403, 404] }),
    known: async () => {
      try {
        const found = await pagesOf(client, `${path}/${people}`, Found);
        return found.filter(({ fields }) => !fields.Deleted).map(({ fields }) => knownFrom(fields));
      } catch (cause) {
        throw new VevenError('not-connected', `the site's list of people cannot be read: ${reasonOf(cause)}`, { cause });
      }
    },
  };
}

const knownFrom = ({ Title, EMail, Name, IsSiteAdmin }: z.infer<typeof Found>['fields']): Known => ({
  name: Title,
  email: EMail ?? '',
  login: Name ?? '',
  administrator: IsSiteAdmin,
});

async function seen(ask: () => Promise<unknown>, { yes, no }: { yes: readonly number[]; no: readonly number[] }): Promise<Seen> {
  const status = await ask().then(
    () => 200,
    (error: unknown) => (error instanceof GraphError ? error.statusCode : reasonOf(error)),
  );
  if (typeof status === 'number' && yes.includes(status)) return 'yes';
  if (typeof status === 'number' && no.includes(status)) return 'no';
  return { unclear: `Graph answered ${status}` };
}
