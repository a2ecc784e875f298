import { z } from 'zod';
import { boolean, choice, indexed, json, note, number, onDay, optional, orElse, text, time, unique } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

export const caseKinds = { information: 'orientering', discussion: 'drøfting', decision: 'beslutning' } as const;
export type CaseKind = keyof typeof caseKinds;

/** Who follows up a decision. Nobody unless chosen; only the municipalities give one follow-up each. */
export const followUpBys = { nobody: 'ingen', secretariat: 'sekretariatet', network: 'nettverk', municipalities: 'kommunene' } as const;
export type FollowUpBy = keyof typeof followUpBys;

/** How the line is heard before a decision: all municipalities with one text, each on its own, or not at all. */
export const hearings = { together: 'sammen', separately: 'hver for seg', none: 'nei' } as const;
export type Hearing = keyof typeof hearings;

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
  /** It stands on every agenda of the network (approval of the minutes, any other business): nobody follows it up. */
  fixed: optional(boolean('Fixed', 'Fast sak')),
  position: number('Position', 'Plass på sakslista'),
  kind: orElse(choice('Kind', 'Slag', caseKinds), 'discussion'),
  followUpBy: orElse(choice('FollowUpBy', 'Følges opp av', followUpBys), 'nobody'),
  minutes: optional(number('Minutes', 'Minutter', { least: 1, most: 480 })),
  measure: optional(indexed(text('Measure', 'Tiltak'))),
  /** The seat that presents it: `HR/Rollag`. */
  presenter: optional(text('Presenter', 'Legges fram av')),
  /** The case officer, as written. */
  officer: optional(text('Officer', 'Saksbehandler')),
  /** Keys of the cases in which it was treated before, of this body or another. */
  earlier: optional(json('Earlier', 'Tidligere behandlet', z.array(z.string()).optional())),
  information: optional(note('Information', 'Opplysninger i saken')),
  proposal: optional(note('Proposal', 'Forslag til konklusjon')),
  conclusion: optional(note('Conclusion', 'Konklusjon')),
  /** How the line's input was weighed, where the conclusion departs from it or from what was proposed. */
  weighing: optional(note('Weighing', 'Slik er innspillene veid')),
  /** For a case that is to be decided: whether and how the line is heard before, and the last day for it. */
  hearing: optional(choice('Hearing', 'Linja høres', hearings)),
  hearBy: optional(onDay('HearBy', 'Linja høres innen')),
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
  /** Why it was declined, parked, postponed or withdrawn. */
  stateReason: optional(note('StateReason', 'Grunn')),
  /** The person who proposed it. */
  proposedBy: optional(indexed(text('ProposedBy', 'Foreslått av'))),
  /** The case it goes on from: not reached in an earlier meeting, or discussed there to be decided here. */
  carriedFrom: optional(indexed(text('CarriedFrom', 'Overført fra'))),
  /** Where it was sent on to: a network's key, or `council`, the region's council of mayors, which is none; and when. */
  referredTo: optional(text('ReferredTo', 'Sendt til')),
  referredAt: optional(time('ReferredAt', 'Sendt')),
  addedLate: boolean('AddedLate', 'Meldt etter innkallingen'),
  exempt: boolean('Exempt', 'Unntatt offentlighet'),
  provision: optional(text('Provision', 'Hjemmel')),
});
export type Case = RowOf<typeof cases>;
