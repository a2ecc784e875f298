import { cases } from '../../shared/case/case.list.ts';
import type { DueReview } from '../../shared/exempt/exempt.api.ts';
import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import { attachments } from '../../shared/meeting/meeting.list.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** What is to be looked at again, whether it must still be exempt: told by what its open row says, which everybody may read. */
export function dueForReview(world: World): readonly DueReview[] {
  const { snapshot, today } = world;
  return snapshot
    .of(exemptContents)
    .all.filter(({ reviewOn, liftedAt }) => liftedAt === undefined && reviewOn <= today)
    .toSorted((a, b) => a.reviewOn.localeCompare(b.reviewOn) || a.key.localeCompare(b.key))
    .map(({ key, kind, network, reviewOn }): DueReview => {
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
      };
    });
}
