import { cases } from '../../shared/case/case.list.ts';
import type { Instant } from '../../shared/day.ts';
import type { DueReviews, ExemptOfMeeting, ExemptView } from '../../shared/exempt/exempt.api.ts';
import { attachments } from '../../shared/meeting/meeting.list.ts';
import { people } from '../../shared/seat/seat.list.ts';
import { exemptContentOf } from '../exempt-content.ts';
import { dueForReview } from '../exempt-reviews.ts';
import type { Query } from '../feature.ts';
import { seenPlaces, type Told } from './exempt.places.ts';

/** What has been delivered since a moment of domain time. */
export interface ToldSince {
  sentSince(moment: Instant): Promise<readonly Told[]>;
}

/** What is exempt, for those who may read it, with where it has been seen. To everybody else there is no such thing. */
export const exemptQueries = ({ store }: { store: ToldSince }): readonly Query[] => [
  {
    path: '/exempt/:key',
    answer: async (world, actor, { key = '' }): Promise<ExemptView | undefined> => {
      const content = exemptContentOf(key, actor, world);
      const row = world.snapshot.of(cases).get(key) ?? world.snapshot.of(attachments).get(key);
      if (!content || !row) return undefined;
      const { etag, heading, information, proposal, conclusion, url, readers, setAt, reviewOn } = content;
      return {
        ...{ key, etag, heading, information, proposal, conclusion, url, readers, setAt, reviewOn },
        provision: row.provision ?? '',
        setBy: world.snapshot.of(people).get(content.setBy)?.title ?? '',
        places: seenPlaces(content, await store.sentSince(row.createdAt), world),
      };
    },
  },
  {
    path: '/exempt-reviews',
    answer: (world, actor): DueReviews | undefined => (actor.secretariat ? { reviews: dueForReview(world, actor) } : undefined),
  },
  {
    // Which of a meeting's cases and attachments the reader may see into.
    path: '/meetings/:key/exempt',
    answer: (world, actor, { key: meeting = '' }): ExemptOfMeeting => {
      const { snapshot } = world;
      const rows = [...snapshot.of(cases).where('meeting', meeting), ...snapshot.of(attachments).where('meeting', meeting)];
      return { readable: rows.filter(({ exempt, key }) => exempt && exemptContentOf(key, actor, world)).map(({ key }) => key) };
    },
  },
];
