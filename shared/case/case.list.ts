import { boolean, choice, indexed, note, number, optional, orElse, text, unique } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

export const caseKinds = { information: 'orientering', discussion: 'drøfting', decision: 'beslutning' } as const;
export type CaseKind = keyof typeof caseKinds;

/** Who follows up a decision. Nobody unless chosen; only the municipalities give one follow-up each. */
export const followUpBys = { nobody: 'ingen', secretariat: 'sekretariatet', network: 'nettverk', municipalities: 'kommunene' } as const;
export type FollowUpBy = keyof typeof followUpBys;

/** Cases on agendas. Key: UUID, or `<import>/<position>`. */
export const cases = defineList('Cases', 'Saker', {
  meeting: optional(indexed(text('Meeting', 'Møte'))),
  network: indexed(text('Network', 'Nettverk')),
  /** `022/26`; given at the notice, runs through the year for the network, never used again. */
  number: optional(text('Number', 'Saksnummer')),
  /** `HR/2026/022`, or the case's own key until it is numbered: no two cases get one number. */
  numberKey: optional(unique(text('NumberKey', 'Nummernøkkel'))),
  /** «Felles bord» and the like: on the agenda, but never given a number. */
  unnumbered: boolean('Unnumbered', 'Uten saksnummer'),
  position: number('Position', 'Plass på sakslista'),
  kind: orElse(choice('Kind', 'Slag', caseKinds), 'discussion'),
  followUpBy: orElse(choice('FollowUpBy', 'Følges opp av', followUpBys), 'nobody'),
  minutes: optional(number('Minutes', 'Minutter', { least: 1, most: 480 })),
  measure: optional(indexed(text('Measure', 'Tiltak'))),
  information: optional(note('Information', 'Opplysninger i saken')),
  proposal: optional(note('Proposal', 'Forslag til konklusjon')),
  conclusion: optional(note('Conclusion', 'Konklusjon')),
  state: indexed(
    choice('State', 'Tilstand', {
      proposed: 'foreslått',
      scheduled: 'satt opp',
      parked: 'parkert',
      declined: 'avslått',
      treated: 'behandlet',
      postponed: 'utsatt',
      withdrawn: 'trukket',
    }),
  ),
  addedLate: boolean('AddedLate', 'Meldt etter innkallingen'),
  exempt: boolean('Exempt', 'Unntatt offentlighet'),
  provision: optional(text('Provision', 'Hjemmel')),
});
export type Case = RowOf<typeof cases>;
