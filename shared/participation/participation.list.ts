import { choice, indexed, note, onDay, optional, text } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/** To take part is the rule: with no row a municipality is with. */
export const participationStates = { with: 'med', considering: 'vurderer', outside: 'utenfor' } as const;
export type ParticipationState = keyof typeof participationStates;

/** How a municipality stands to a measure. Key: `T5/Rollag/<since>`; the latest counts, the older are the history. */
export const participations = defineList('Participation', 'Deltakelse', {
  measure: indexed(text('Measure', 'Tiltak')),
  municipality: indexed(text('Municipality', 'Kommune')),
  state: indexed(choice('State', 'Deltakelse', participationStates)),
  since: indexed(onDay('Since', 'Siden')),
  reason: optional(note('Reason', 'Grunn')),
  localCase: optional(text('LocalCase', 'Kommunens saksnummer')),
});
export type Participation = RowOf<typeof participations>;
