import { type Case, cases } from '../shared/case/case.list.ts';
import type { World } from './world.ts';

/** The cases in which a case was treated before, as a reader knows them: `012/25`, and with the body's name where another body did. */
export function earlierOf({ earlier = [], network }: Pick<Case, 'earlier' | 'network'>, { snapshot }: Pick<World, 'snapshot'>): string[] {
  return earlier.flatMap((key) => {
    const before = snapshot.of(cases).get(key);
    if (!before?.number) return [];
    return before.network === network ? [before.number] : [`${before.number} (${before.network})`];
  });
}
