import type { Actor } from '../shared/access.ts';
import { type Case, cases } from '../shared/case/case.list.ts';
import { addDays } from '../shared/day.ts';
import { type ExemptContent, exemptContents } from '../shared/exempt/exempt.list.ts';
import { mayReadExempt, neutralTitle } from '../shared/exempt/exempt.rules.ts';
import { NotReliable } from './snapshot/snapshot.ts';
import type { World } from './world.ts';
import { create, update, type Write } from './write.ts';

/** What can be said in a case; a title is a heading where it is exempt. */
export type Said = Partial<Pick<Case, 'title' | 'information' | 'proposal' | 'conclusion' | 'weighing'>>;

/** Days after which it is looked at again whether something must still be exempt, when nobody says otherwise. */
export const reviewDays = 365;

/** The exempt content of a case or attachment for whoever may read it; nothing for others, and while the restricted site cannot be read. */
export function exemptContentOf(key: string, actor: Actor, { snapshot }: World): ExemptContent | undefined {
  const content = unlessUnread(() => snapshot.of(exemptContents).get(key));
  return content && content.liftedAt === undefined && mayReadExempt(actor, content) ? content : undefined;
}

/** The writes with which something is said in a case: in its open row, or for an exempt one where its content lies. Throws `NotReliable` where that cannot be read. */
export function sayIn(item: Case, said: Said, actor: Actor, { snapshot, now, today }: World): Write {
  if (!item.exempt) return update(cases, item, said);
  const { title, ...rest } = said;
  const values = { ...rest, ...(title !== undefined && { heading: title }) };
  const known = snapshot.of(exemptContents).get(item.key);
  if (known) return update(exemptContents, known, values);
  return create(exemptContents, {
    key: item.key,
    title: neutralTitle,
    kind: 'case',
    network: item.network,
    meeting: item.meeting,
    readers: { secretariat: true, seats: 'network' },
    setBy: actor.person,
    setAt: now,
    reviewOn: addDays(today, reviewDays),
    ...values,
  });
}

function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotReliable) return undefined;
    throw error;
  }
}
