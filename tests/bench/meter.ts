/** What has been asked of Graph: requests as they were sent, and SharePoint's resource units. */
export interface Asked {
  readonly requests: number;
  readonly units: number;
}

export interface Meter {
  /** What Veven's client asks of it while this is done. */
  of(work: () => Promise<unknown>): Promise<Asked>;
  close(): void;
}

type Inner = { readonly method: string; readonly url: string };

/** Counts what Veven's own client asks of a list server; others, who do not say that they are Veven, are not counted. */
export function meterOn(origin: string): Meter {
  const send = globalThis.fetch;
  let requests = 0;
  let units = 0;
  globalThis.fetch = (input, init) => {
    const url = String(input);
    const headers = new Headers(init?.headers);
    if (url.startsWith(`${origin}/v1.0`) && headers.get('User-Agent')?.includes('Veven')) {
      requests += 1;
      units += unitsOf({ method: init?.method ?? 'GET', url }, init?.body);
    }
    return send(input, init);
  };
  return {
    of: async (work) => {
      const before = { requests, units };
      await work();
      return { requests: requests - before.requests, units: units - before.units };
    },
    close: () => {
      globalThis.fetch = send;
    },
  };
}

/**
 * Resource units: one item 1, several items 2, delta with a token 1 and without 2, a write 2, permissions 5; a batch is what is in it.
 * Source: «How to avoid getting throttled or blocked in SharePoint Online», resource units.
 */
function unitsOf({ method, url }: Inner, body: unknown): number {
  if (url.endsWith('/$batch')) {
    const { requests } = JSON.parse(String(body)) as { requests: readonly Inner[] };
    return requests.reduce((sum, request) => sum + unitsOf(request, undefined), 0);
  }
  const { pathname, searchParams } = new URL(url, 'https://graph');
  if (/\/permissions\b/.test(pathname)) return 5;
  if (method !== 'GET') return 2;
  if (pathname.endsWith('/delta')) return searchParams.has('token') ? 1 : 2;
  return /\/(items|lists|columns|subscriptions)$/.test(pathname) ? 2 : 1;
}
