import { z } from 'zod';
import { codes, FreeText } from '../action.ts';
import { caseKinds } from '../case/case.list.ts';

/** Asks for the form in which a case is proposed: the answer to a press, for that person only. `key` is the meeting's. */
export const OpenProposal = z.object({ key: z.string().min(1) });

/** Proposes a case to a network, for a meeting if one is named. `key` is made by whoever asks, so that a retry finds it. */
export const ProposeCase = z.object({
  key: z.string().min(1),
  network: z.string().min(1),
  meeting: z.string().min(1).optional(),
  title: z.string().trim().min(1).max(255),
  kind: z.enum(codes(caseKinds)).default('discussion'),
  /** Why, and what is proposed. */
  information: FreeText.optional(),
});
export type ProposeCase = z.infer<typeof ProposeCase>;

export const proposedCaseActions = { 'case/open-proposal': OpenProposal, 'case/propose': ProposeCase } as const;
