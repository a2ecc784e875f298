import { z } from 'zod';
import { followUpBys } from '../case/case.list.ts';
import { choice, indexed, json, note, onDay, optional, orElse, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/** The municipalities do it with one text at one time, or each on its own. */
export const manners = { together: 'sammen', separately: 'hver for seg' } as const;
export type Manner = keyof typeof manners;

/** What networks have decided. Key: `<case>/<n>`. */
export const decisions = defineList('Decisions', 'Beslutninger', {
  caseKey: indexed(text('Case', 'Sak')),
  meeting: indexed(text('Meeting', 'Møte')),
  network: indexed(text('Network', 'Nettverk')),
  measure: optional(indexed(text('Measure', 'Tiltak'))),
  text: optional(note('Text', 'Beslutning')),
  decidedAt: indexed(time('DecidedAt', 'Besluttet')),
  followUpBy: orElse(indexed(choice('FollowUpBy', 'Følges opp av', followUpBys)), 'nobody'),
  dueOn: optional(indexed(onDay('DueOn', 'Frist'))),
  askOn: optional(onDay('AskOn', 'Spørres')),
  /** Whom it concerns, in the municipalities. */
  concerns: optional(note('Concerns', 'Berører')),
  /** The municipalities that were chosen to follow up; all that take part when there are none. */
  municipalities: optional(json('Municipalities', 'Kommuner', z.array(z.string()).optional())),
  /** The network or group that has the assignment. */
  assignedTo: optional(indexed(text('AssignedTo', 'Oppdrag til'))),
  /** The networks that it works on the assignment with. */
  cooperating: optional(json('Cooperating', 'Sammen med', z.array(z.string()).optional())),
  manner: optional(choice('Manner', 'Hvordan', manners)),
  /** The day from which the network looks at it again, once. */
  reviewOn: optional(indexed(onDay('ReviewOn', 'Ses på igjen'))),
  /** `toApprove`: every municipality is settled, and the network has not closed it. */
  state: orElse(
    indexed(choice('State', 'Tilstand', { open: 'åpen', toApprove: 'til godkjenning', closed: 'lukket', repealed: 'opphevet' })),
    'open',
  ),
  /** The meeting that closed or repealed it, when, and why where no meeting did. */
  closedIn: optional(text('ClosedIn', 'Lukket i møte')),
  closedAt: optional(time('ClosedAt', 'Lukket')),
  stateReason: optional(note('StateReason', 'Grunn')),
});
export type Decision = RowOf<typeof decisions>;
