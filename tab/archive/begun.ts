import { useState } from 'react';
import type { Problem } from '../../shared/problem.ts';

/** What the reader has begun with a package, and what came of it. */
export interface Begun {
  /** The archive's number, as far as it is written. */
  readonly number?: string | undefined;
  /** The checksum of what was downloaded. */
  readonly contents?: string | undefined;
  /** Why it was refused. */
  readonly problem?: Problem | undefined;
}

/** Kept for the whole page, by package: one that moves to another list, or out of the filter's sight, loses nothing. */
export function useBegun() {
  const [all, setAll] = useState<Readonly<Record<string, Begun>>>({});
  const of = (key: string): Begun => all[key] ?? {};
  const change = (key: string, some: Begun) => setAll((before) => ({ ...before, [key]: { ...before[key], ...some } }));
  return { of, change };
}
