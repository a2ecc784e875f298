import { useCallback, useSyncExternalStore } from 'react';
import { readable } from '../who.ts';

const listeners = new Set<() => void>();
const changed = () => {
  for (const listener of listeners) listener();
};
addEventListener('popstate', changed);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who one is (`as`) and where one stands (`in`), kept in the address. */
export function useAddress(): { as: string | undefined; at: string | undefined; go(to: { as?: string; at?: string | undefined }): void } {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const query = new URLSearchParams(search);
  const go = useCallback((to: { as?: string; at?: string | undefined }) => {
    const next = new URL(location.href);
    if (to.as) next.searchParams.set('as', to.as);
    if ('at' in to) {
      if (to.at) next.searchParams.set('in', to.at);
      else next.searchParams.delete('in');
    }
    history.pushState(null, '', `${next.pathname}?${readable(next.searchParams)}`);
    changed();
  }, []);
  return { as: query.get('as') ?? undefined, at: query.get('in') ?? undefined, go };
}
