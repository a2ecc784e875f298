import { z } from 'zod';
import { boolean, choice, indexed, json, note, onDay, optional, orElse, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

export const assignmentStates = { unanswered: 'ikke meldt', underway: 'i gang', done: 'meldt tilbake', closed: 'lukket' } as const;
export type AssignmentState = keyof typeof assignmentStates;

/** What one network has asked another to do, with a day to report back. Key: `<decision>/<network>`. */
export const assignments = defineList(
  'Assignments',
  'Oppdrag',
  {
    decision: indexed(text('Decision', 'Beslutning')),
    from: indexed(text('From', 'Fra nettverk')),
    to: indexed(text('To', 'Til nettverk')),
    cooperating: optional(json('Cooperating', 'Sammen med', z.array(z.string()).optional())),
    state: orElse(indexed(choice('State', 'Tilstand', assignmentStates)), 'unanswered'),
    dueOn: indexed(onDay('DueOn', 'Meldes tilbake innen')),
    askOn: onDay('AskOn', 'Spørres'),
    report: optional(note('Report', 'Tilbakemelding')),
    answeredAt: optional(time('AnsweredAt', 'Svart')),
    answeredBy: optional(indexed(text('AnsweredBy', 'Svart av'))),
    late: boolean('Late', 'Svart over fristen'),
  },
  { pace: 'seldom' },
);
export type Assignment = RowOf<typeof assignments>;
