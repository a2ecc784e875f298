import { allowOnly, narrow, parseSelect } from './query.ts';
import { type Answer, onSite, type Route, type SiteCall, type World } from './router.ts';
import { siteJson } from './sites.ts';

/** The site, with what `$select` names. */
export async function siteAnswer(call: SiteCall, { publicBase }: World): Promise<Answer> {
  allowOnly(call.query, 'select');
  const body = narrow(siteJson(call.site), parseSelect(call.query.get('select')));
  return { status: 200, body: { '@odata.context': `${publicBase}/$metadata#sites/$entity`, ...body } };
}

/** `sites/{site}`: sites are found, never made. */
export const siteRoutes: Route[] = [{ method: 'GET', path: 'sites/{site}', run: onSite('read', siteAnswer) }];
