import type { Actor } from '../shared/access.ts';
import { type ExemptContent, exemptContents } from '../shared/exempt/exempt.list.ts';
import { mayReadExempt } from '../shared/exempt/exempt.rules.ts';
import { NotReliable } from './snapshot/snapshot.ts';
import type { World } from './world.ts';

/** The exempt content of a case or attachment for whoever may read it; nothing for others, and while the restricted site cannot be read. */
export function exemptContentOf(key: string, actor: Actor, { snapshot }: World): ExemptContent | undefined {
  const content = unlessUnread(() => snapshot.of(exemptContents).get(key));
  return content && content.liftedAt === undefined && mayReadExempt(actor, content) ? content : undefined;
}

function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotReliable) return undefined;
    throw error;
  }
}
