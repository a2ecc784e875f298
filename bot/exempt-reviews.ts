import type { Actor } from '../shared/access.ts';
import { cases } from '../shared/case/case.list.ts';
import type { DueReview } from '../shared/exempt/exempt.api.ts';
import { type ExemptContent, exemptContents } from '../shared/exempt/exempt.list.ts';
import { isMarkedWith, mayReadExempt } from '../shared/exempt/exempt.rules.ts';
import { attachments } from '../shared/meeting/meeting.list.ts';
import { people } from '../shared/seat/seat.list.ts';
import { networkTitle } from './queries.ts';
import { NotReliable } from './snapshot/snapshot.ts';
import type { World } from './world.ts';

/**
 * What is to be looked at again, whether it must still be exempt, the one that has waited longest first: told by what its open row says,
 * which everybody may read. Papers that were marked with their case, and are looked at on its day, come with it.
 */
export function dueForReview(world: World, actor: Actor): readonly DueReview[] {
  const { snapshot, today } = world;
  const due = contents(world).filter(({ reviewOn, liftedAt }) => liftedAt === undefined && reviewOn <= today);
  const itself = new Map(due.map((content) => [content.key, content]));
  return due
    .filter((content) => {
      const its = itself.get(snapshot.of(attachments).get(content.key)?.caseKey ?? '');
      return !its || !isMarkedWith(content, its) || its.reviewOn !== content.reviewOn;
    })
    .toSorted((a, b) => a.reviewOn.localeCompare(b.reviewOn) || a.key.localeCompare(b.key))
    .map((content) => review(content, actor, world));
}

function review(content: ExemptContent, actor: Actor, world: World): DueReview {
  const { snapshot } = world;
  const { key, kind, network, reviewOn, setBy } = content;
  const paper = snapshot.of(attachments).get(key);
  const item = snapshot.of(cases).get(paper?.caseKey ?? key);
  return {
    key,
    kind,
    meeting: paper?.meeting ?? item?.meeting,
    networkTitle: networkTitle(network, world),
    number: item?.number,
    provision: paper?.provision ?? item?.provision,
    reviewOn,
    askOf: mayReadExempt(actor, content) ? undefined : (snapshot.of(people).get(setBy)?.title ?? ''),
  };
}

/** None while the restricted site cannot be read: who asks sees everything else. */
function contents({ snapshot }: World): readonly ExemptContent[] {
  try {
    return snapshot.of(exemptContents).all;
  } catch (error) {
    if (error instanceof NotReliable) return [];
    throw error;
  }
}
