import { z } from 'zod';

/** Puts the chosen suggestions of a draft on the agenda. What is no longer suggested is there already, or no longer needed. */
export const TakeDraft = z.object({
  meeting: z.string().min(1),
  suggestions: z.array(z.string().min(1).max(400)).min(1).max(100),
});
export type TakeDraft = z.infer<typeof TakeDraft>;

export const draftActions = { 'draft/take': TakeDraft } as const;
