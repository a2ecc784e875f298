import { followUpBys } from '../case/case.list.ts';
import { choice, indexed, note, onDay, optional, orElse, text, time } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

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
  state: orElse(
    indexed(choice('State', 'Tilstand', { open: 'åpen', toApprove: 'til godkjenning', closed: 'lukket', repealed: 'opphevet' })),
    'open',
  ),
});
export type Decision = RowOf<typeof decisions>;
