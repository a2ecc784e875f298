import { requireAccess } from './access.ts';
import type { ChannelMessage } from './channels.ts';
import { notFound } from './errors.ts';
import { type Call, param, type Route, type World } from './router.ts';
import { siteAnswer } from './site-routes.ts';
import { findSite, HOSTNAME, REGION_PATH } from './sites.ts';

/** A Microsoft 365 group with its team. Its site is the region's. */
export type Group = {
  /** The id of the group and of its team: they are one. */
  id: string;
  /** What is written in a channel, newest first; undefined if there is no such channel. Left out, nothing is written anywhere. */
  messages?: (channel: string) => Promise<readonly ChannelMessage[] | undefined>;
};

/** The group of that id. */
export function findGroup({ group }: World, id: string): Group {
  if (group?.id !== id.toLowerCase())
    throw notFound(`Resource '${id}' does not exist or one of its queried reference-property objects are not present.`);
  return group;
}

/** `groups/{group}` */
export const groupRoutes: Route[] = [
  {
    method: 'GET',
    path: 'groups/{group}/sites/root',
    run: async (call: Call, world) => {
      findGroup(world, param(call, 'group'));
      const site = findSite(`${HOSTNAME}:${REGION_PATH}`);
      await requireAccess(world.pool, call.identity, { site: site.key }, 'read');
      return siteAnswer({ ...call, site }, world);
    },
  },
];
