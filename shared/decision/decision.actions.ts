import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { followUpBys } from '../case/case.list.ts';
import { Day } from '../day.ts';
import { manners } from './decision.list.ts';

const Key = z.string().min(1).max(400);
const Name = z.string().min(1).max(100);

/** What is said of a decision beside its words: only what is named is changed, and what is emptied is taken away. */
export const Terms = z.object({
  /** Whom it concerns. */
  concerns: FreeText.exactOptional(),
  /** Those that follow up; none: all that take part. */
  municipalities: z.array(Name).max(50).exactOptional(),
  /** The network or group that has the assignment, and those it works on it with. */
  assignedTo: Name.nullable().exactOptional(),
  cooperating: z.array(Name).max(20).exactOptional(),
  manner: z.enum(codes(manners)).nullable().exactOptional(),
  reviewOn: Day.nullable().exactOptional(),
});
export type Terms = z.infer<typeof Terms>;

/** Changes who follows a decision up, by when, and what is said of it. Its words are its case's. */
export const ChangeDecision = Terms.extend({
  key: Key,
  seen: Seen,
  followUpBy: z.enum(codes(followUpBys)).exactOptional(),
  dueOn: Day.exactOptional(),
  /** When the municipalities are asked; `null`: some working days before it is due. */
  askOn: Day.nullable().exactOptional(),
});
export type ChangeDecision = z.infer<typeof ChangeDecision>;

/** The network is done with a decision, in a meeting that has begun; or, without a meeting, the secretariat with a reason. */
export const CloseDecision = z.object({
  key: Key,
  seen: Seen.optional(),
  as: z.enum(['closed', 'repealed']).default('closed'),
  meeting: Key.optional(),
  reason: FreeText.optional(),
});

export const ReopenDecision = z.object({ key: Key, seen: Seen.optional() });

export const decisionActions = {
  'decision/change': ChangeDecision,
  'decision/close': CloseDecision,
  'decision/reopen': ReopenDecision,
} as const;
