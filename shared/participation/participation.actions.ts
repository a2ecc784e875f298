import { z } from 'zod';
import { codes, FreeText } from '../action.ts';
import { participationStates } from './participation.list.ts';

/** Says how a municipality stands to a measure. To stay outside needs a reason. */
export const ChangeParticipation = z.object({
  measure: z.string().min(1),
  municipality: z.string().min(1),
  state: z.enum(codes(participationStates)),
  reason: FreeText.optional(),
  localCase: z.string().trim().max(60).optional(),
});
export type ChangeParticipation = z.infer<typeof ChangeParticipation>;

export const participationActions = { 'participation/change': ChangeParticipation } as const;
