import { allowOnly, narrow, parseSelect } from './query.ts';
import { onSite, type Route } from './router.ts';
import { siteJson } from './sites.ts';

/** `sites/{site}`: sites are found, never made. */
export const siteRoutes: Route[] = [
  {
    method: 'GET',
    path: 'sites/{site}',
    run: onSite('read', async (call, world) => {
      allowOnly(call.query, 'select');
      const body = narrow(siteJson(call.site), parseSelect(call.query.get('select')));
      return { status: 200, body: { '@odata.context': `${world.publicBase}/$metadata#sites/$entity`, ...body } };
    }),
  },
];
