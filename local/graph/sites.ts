import { GraphError, notFound } from './errors.ts';
import type { SiteKey } from './identity.ts';

/** The tenant's SharePoint host. */
export const HOSTNAME = 'kongsbergregionen.sharepoint.example';

/** Where the two sites lie on it. */
export const REGION_PATH = '/sites/veven';
export const RESTRICTED_PATH = '/sites/veven-unntatt';

/** A site, its lists and who may use them apart from every other. */
export type Site = { key: SiteKey | 'root'; id: string; path: string; name: string; displayName: string; createdDateTime: string };

/** The three sites of the tenant. Their ids never change, so that what refers to them stays true over restarts. */
export const SITES: Site[] = [
  site('root', '', 'Kongsbergregionen', ['4f2c6f0a-94f3-4d5e-8a27-0d1f3c5b7e11', '7b8d2f64-1c35-4e0f-b6a9-52d84e7a9c12']),
  site('region', REGION_PATH, 'Veven', ['9d0e4b7c-3a61-4c8b-9f52-6e1a7d3c5b21', 'c1f5a8e2-7d94-4b36-8e0a-3f9b2c6d4a22']),
  site('restricted', RESTRICTED_PATH, 'Veven, unntatt offentlighet', [
    '2a7c9e51-8b4d-4f60-a3d7-b5e8f1c2d931',
    'e6b3d0f9-5c28-4a71-9d4e-8a0c7f1b3e32',
  ]),
];

function site(key: Site['key'], path: string, displayName: string, guids: [string, string]): Site {
  const name = path.split('/').at(-1) ?? '';
  return { key, id: [HOSTNAME, ...guids].join(','), path, name, displayName, createdDateTime: '2026-01-05T08:00:00Z' };
}

/** The site that a reference names: `root`, a host, a composite id, its first two parts, or `host:/path`. */
export function findSite(reference: string): Site {
  const [address = '', path] = reference.split(':', 2);
  const [host = '', collection, web] = address.toLowerCase().split(',');
  if (host !== HOSTNAME && reference.split(':')[0] !== 'root') {
    throw new GraphError(400, 'invalidRequest', 'Invalid hostname for this tenancy');
  }
  const found = SITES.find(({ id, path: own }) => {
    const [, ownCollection, ownWeb] = id.split(',');
    if (path !== undefined) return own === path.toLowerCase().replace(/\/+$/, '');
    if (collection === undefined) return own === '';
    return collection === ownCollection && (web === undefined || web === ownWeb);
  });
  if (!found) {
    throw notFound(
      path === undefined ? 'Requested site could not be found' : 'The provided path does not exist, or does not represent a site',
    );
  }
  return found;
}

/** The site's address in a browser. */
export function siteUrl(site: Site): string {
  return `https://${HOSTNAME}${site.path}`;
}

/** A list's address in a browser: SharePoint keeps its own apart. */
export function listUrl(site: Site, { name, system }: { name: string; system: boolean }): string {
  return `${siteUrl(site)}/${system ? '_catalogs' : 'Lists'}/${encodeURIComponent(name)}`;
}

/** The site as Graph shows it: each of ours is the root web of its own site collection. */
export function siteJson(site: Site): Record<string, unknown> {
  return {
    createdDateTime: site.createdDateTime,
    description: '',
    id: site.id,
    lastModifiedDateTime: site.createdDateTime,
    name: site.name,
    webUrl: siteUrl(site),
    displayName: site.displayName,
    root: {},
    siteCollection: { hostname: HOSTNAME },
  };
}
