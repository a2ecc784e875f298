import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { Day } from '../day.ts';
import { caseKinds, followUpBys } from './case.list.ts';

/** Changes a case on an agenda; only what is named is changed. */
export const EditCase = z.object({
  key: z.string().min(1),
  seen: Seen,
  title: z.string().trim().min(1).max(255).exactOptional(),
  kind: z.enum(codes(caseKinds)).exactOptional(),
  minutes: z.number().int().min(1).max(480).nullable().exactOptional(),
  proposal: FreeText.exactOptional(),
  followUpBy: z.enum(codes(followUpBys)).exactOptional(),
});
export type EditCase = z.infer<typeof EditCase>;

/** Puts a new case at the end of an agenda. `key` is made by whoever asks, so that a retry finds it. */
export const AddCase = z.object({
  key: z.uuid(),
  meeting: z.string().min(1),
  title: z.string().trim().min(1).max(255),
  kind: z.enum(codes(caseKinds)),
  minutes: z.number().int().min(1).max(480).optional(),
});
export type AddCase = z.infer<typeof AddCase>;

/** Records a case's conclusion and, for a decision, who follows it up and by when. */
export const ConcludeCase = z.object({
  key: z.string().min(1),
  seen: Seen.optional(),
  conclusion: FreeText.min(1),
  followUpBy: z.enum(codes(followUpBys)).default('nobody'),
  dueOn: Day.optional(),
});
export type ConcludeCase = z.infer<typeof ConcludeCase>;

/** Asks for the form in which conclusions are written: the answer to a press, for that person only. `key` is the meeting's. */
export const OpenConclusions = z.object({ key: z.string().min(1) });

export const caseActions = {
  'case/edit': EditCase,
  'case/add': AddCase,
  'case/conclude': ConcludeCase,
  'case/open-conclusions': OpenConclusions,
} as const;
