import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { Day } from '../day.ts';
import { localOutcomes, obstacles } from './follow-up.list.ts';

const about = { key: z.string().min(1), seen: Seen.optional() };

/** A seat's answer: each state brings just what it needs. */
export const AnswerFollowUp = z.discriminatedUnion('state', [
  z.object({ ...about, state: z.literal('done'), comment: FreeText.optional() }),
  z.object({ ...about, state: z.literal('underway'), comment: FreeText.optional() }),
  z.object({
    ...about,
    state: z.literal('stuck'),
    comment: FreeText.optional(),
    obstacle: z.enum(codes(obstacles)).optional(),
    helpWanted: z.boolean().default(false),
  }),
  z.object({
    ...about,
    state: z.literal('local'),
    comment: FreeText.optional(),
    localBody: z.string().trim().min(1).max(255),
    localOn: Day,
  }),
  z.object({ ...about, state: z.literal('notConcerned'), comment: FreeText.min(1) }),
]);
export type AnswerFollowUp = z.infer<typeof AnswerFollowUp>;

/**
 * What the local body said of a follow-up that was to be treated locally. With yes it goes on; with no it does not concern the
 * municipality, and with `outside` the municipality is outside the decision's measure from today.
 */
export const LocalOutcome = z.object({
  ...about,
  outcome: z.enum(codes(localOutcomes)),
  localCase: z.string().trim().max(60).optional(),
  outside: z.boolean().default(false),
  reason: FreeText.optional(),
});

/** «Minn meg på det om en uke». */
export const SnoozeFollowUp = z.object({ key: z.string().min(1), seen: Seen.optional() });
export type SnoozeFollowUp = z.infer<typeof SnoozeFollowUp>;

/** «Annet …»: asks for the form in which a local treatment, or that it does not concern us, is told. */
export const OpenOther = z.object({ key: z.string().min(1), seen: Seen.optional() });

export const followUpActions = {
  'follow-up/answer': AnswerFollowUp,
  'follow-up/local-outcome': LocalOutcome,
  'follow-up/snooze': SnoozeFollowUp,
  'follow-up/open-other': OpenOther,
} as const;
