/** Where a link leads: into the tab, to the channels and chats, or out. */
export type Destination =
  | { readonly kind: 'tab'; readonly path: string | undefined; readonly sub: string | undefined; readonly channel: string | undefined }
  | { readonly kind: 'teams' }
  | { readonly kind: 'web'; readonly url: string };

/** Reads a link on a card or from the tab, with Teams' deep links (`/l/entity/…`) and local mode's (`/local/host?path=…`) among them. Undefined for anything but http and https. */
export function destinationOf(link: string, origin: string): Destination | undefined {
  if (!URL.canParse(link, origin)) return undefined;
  const url = new URL(link, origin);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.hostname === 'teams.microsoft.com' && url.pathname.startsWith('/l/entity/')) {
    const { subEntityId, subPageId, channelId } = contextIn(url);
    return { kind: 'tab', path: tabPath(url.searchParams.get('webUrl'), origin), sub: subPageId ?? subEntityId, channel: channelId };
  }
  if (url.hostname === 'teams.microsoft.com' && url.pathname.startsWith('/l/')) return { kind: 'teams' };
  if (url.origin === origin && url.pathname === '/local/host') {
    const { path, sub, channel } = Object.fromEntries(url.searchParams);
    return { kind: 'tab', path: tabPath(path, origin), sub, channel };
  }
  const path = tabPath(url.href, origin);
  return path ? { kind: 'tab', path, sub: undefined, channel: undefined } : { kind: 'web', url: url.href };
}

function contextIn(url: URL): { subEntityId?: string; subPageId?: string; channelId?: string } {
  try {
    return JSON.parse(url.searchParams.get('context') ?? '{}') as { subEntityId?: string; subPageId?: string; channelId?: string };
  } catch {
    return {};
  }
}

/** The path in the tab, when the link is to our own tab. */
export function tabPath(link: string | null | undefined, origin: string): string | undefined {
  if (!link || !URL.canParse(link, origin)) return undefined;
  const { origin: whose, pathname, search, hash } = new URL(link, origin);
  const isTab = pathname === '/tab' || pathname.startsWith('/tab/');
  return whose === origin && isTab ? `${pathname}${search}${hash}` : undefined;
}
