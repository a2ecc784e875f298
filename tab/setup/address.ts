import { useSearchParams } from 'wouter';

export const parts = ['networks', 'people', 'away', 'settings'] as const;
export type Part = (typeof parts)[number];

/** What the page shows lives in the address: it can be sent to others, and is there after a reload. */
export interface Address {
  readonly part: Part;
  /** The network or person that is unfolded. */
  readonly open: string;
  readonly q: string;
  readonly municipality: string;
  readonly show: string;
}

/** The address, and a way to change some of it; what is empty is left out. */
export function useAddress(): readonly [Address, (changes: Partial<Address>) => void] {
  const [params, setParams] = useSearchParams();
  const value = (name: keyof Address) => params.get(name) ?? '';
  const address: Address = {
    part: parts.find((part) => part === params.get('part')) ?? 'networks',
    open: value('open'),
    q: value('q'),
    municipality: value('municipality'),
    show: value('show'),
  };
  const change = (changes: Partial<Address>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, wanted] of Object.entries(changes)) {
          if (wanted) next.set(name, wanted);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return [address, change];
}

/** The way to a part of the page, with what is unfolded or narrowed there. */
export const addressOf = (part: Part, more: Partial<Address> = {}): string =>
  `/oppsett?${new URLSearchParams({ ...(part !== 'networks' && { part }), ...more })}`;
