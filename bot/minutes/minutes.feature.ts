import { minutes, minutesComments } from '../../shared/minutes/minutes.list.ts';
import type { Feature } from '../feature.ts';
import { approveMinutes, commentMinutes, correctMinutes, noComments, openComment, sendMinutes } from './minutes.commands.ts';
import { minutesPosts } from './minutes.posts.ts';
import { minutesDownload, minutesQueries } from './minutes.queries.ts';
import { minutesRows } from './minutes.rows.ts';

/** Minutes (referat): a draft from the rows, frozen when sent, commented on, approved by the next meeting, then locked. */
export const minutesFeature: Feature = {
  name: 'minutes',
  lists: [minutes, minutesComments],
  // What was sent is corrected as a new version; what a seat has said is its own.
  mayEdit: () => false,
  posts: minutesPosts,
  rows: minutesRows,
  queries: minutesQueries,
  downloads: [minutesDownload],
  commands: {
    'minutes/send': sendMinutes,
    'minutes/correct': correctMinutes,
    'minutes/approve': approveMinutes,
    'minutes/no-comments': noComments,
    'minutes/open-comment': openComment,
    'minutes/comment': commentMinutes,
  },
};
