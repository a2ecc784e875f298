import { choice, indexed, json, note, number, onDay, optional, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';
import { MinutesBody } from './minutes.body.ts';

/** Minutes as they were sent, frozen: a draft is made anew from the rows each time and has none. Key: `<meeting>/<version>`. */
export const minutes = defineList('Minutes', 'Referat', {
  meeting: indexed(text('Meeting', 'Møte')),
  version: number('Version', 'Versjon', { least: 1 }),
  state: indexed(choice('State', 'Tilstand', { draft: 'utkast', sent: 'sendt', approved: 'godkjent', replaced: 'erstattet' })),
  body: json('Body', 'Innhold', MinutesBody),
  /** What was corrected and why, from the second version on. */
  note: optional(note('Note', 'Hva som er rettet')),
  sentAt: time('SentAt', 'Sendt'),
  /** The last day for comments. */
  commentsBy: onDay('CommentsBy', 'Merknader innen'),
  /** The meeting that approved them. */
  approvedIn: optional(indexed(text('ApprovedIn', 'Godkjent i'))),
  lockedAt: optional(time('LockedAt', 'Låst')),
});
export type Minutes = RowOf<typeof minutes>;

/** What a seat has said to the minutes. A seat that says nothing agrees. Key: `<meeting>/<version>/<seat>`. */
export const minutesComments = defineList('MinutesComments', 'Merknader', {
  minutes: indexed(text('Minutes', 'Referat')),
  seat: indexed(text('Seat', 'Plass')),
  state: choice('State', 'Svar', { none: 'ingen merknader', comment: 'merknad' }),
  comment: optional(note('Comment', 'Merknad')),
  answeredAt: time('AnsweredAt', 'Svart'),
});
export type MinutesComment = RowOf<typeof minutesComments>;
