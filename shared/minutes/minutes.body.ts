import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { ProgrammeItem } from '../meeting/meeting.list.ts';
import { languages } from '../text.ts';

/** A seat, and whether somebody took part for it. `outOf` names the open cases it stepped out of, with the provision. */
const Attendant = z.object({
  municipality: z.string(),
  state: z.enum(['present', 'absent', 'deputy', 'other', 'unknown']),
  /** Who took part, where it was not the representative. */
  who: z.string().optional(),
  outOf: z.array(z.object({ case: z.string(), provision: z.string() })),
});

/** What a municipality agreed to with reservation, or did not agree to. */
const Dissent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reservation'), municipality: z.string(), what: z.string(), body: z.string(), until: Day }),
  z.object({ kind: z.literal('disagreement'), municipality: z.string(), what: z.string() }),
]);
export type Dissent = z.infer<typeof Dissent>;

const OpenCase = z.object({
  key: z.string(),
  kind: z.enum(['information', 'discussion', 'decision']),
  number: z.string().optional(),
  title: z.string(),
  /** By code and title. */
  measure: z.string().optional(),
  officer: z.string().optional(),
  /** The cases in which it was treated before, as a reader knows them: `012/25`. */
  earlier: z.array(z.string()),
  outcome: z.enum(['treated', 'open', 'postponed', 'withdrawn']),
  /** Why it was postponed or withdrawn. */
  reason: z.string().optional(),
  /** Left out where the conclusion is as proposed. */
  proposal: z.string().optional(),
  asProposed: z.boolean(),
  conclusion: z.string().optional(),
  weighing: z.string().optional(),
  dissent: z.array(Dissent),
  followUp: z.object({ by: z.enum(['secretariat', 'network', 'municipalities']), dueOn: Day.optional() }).optional(),
});

/** Of an exempt case nothing is known here but its number and the provision. */
const ExemptCase = z.object({
  key: z.string(),
  kind: z.literal('exempt'),
  number: z.string().optional(),
  provision: z.string().optional(),
});

export const MinutedCase = z.discriminatedUnion('kind', [OpenCase, ExemptCase]);
export type MinutedCase = z.infer<typeof MinutedCase>;

/** Minutes as they are sent: everything a reader needs, frozen, in the language that the network had then. */
export const MinutesBody = z.object({
  language: z.enum(languages),
  network: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  place: z.string().optional(),
  /** The municipality that chaired. */
  chair: z.string().optional(),
  minuteTaker: z.string().optional(),
  attendance: z.array(Attendant),
  programme: z.array(ProgrammeItem),
  cases: z.array(MinutedCase),
});
export type MinutesBody = z.infer<typeof MinutesBody>;
