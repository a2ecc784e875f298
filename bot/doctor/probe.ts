import type { List } from '../../shared/list.ts';

/** What Graph let see: yes, no, or an answer that says neither. */
export type Seen = 'yes' | 'no' | { readonly unclear: string };

/** Somebody whom a site knows: who has been given access there, or has opened it. */
export interface Known {
  readonly name: string;
  readonly email: string;
  /** The claims login: what kind of somebody it is, and which. */
  readonly login: string;
  readonly administrator: boolean;
}

/** Looks at a site without leaving a trace there. */
export interface SiteProbe {
  /** Tried with a change of this row that is refused in any case. */
  mayWrite(row: { readonly list: List; readonly itemId: string; readonly title: string }): Promise<Seen>;
  /** Tried with a list that cannot be made in any case. */
  mayMakeLists(): Promise<Seen>;
  readsOtherSites(): Promise<Seen>;
  known(): Promise<readonly Known[]>;
}
