import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { phases, statuses } from './measure.list.ts';

/** Moves a measure to another phase or status. To lay it aside needs a reason. */
export const ChangeMeasure = z.object({
  key: z.string().min(1),
  seen: Seen,
  phase: z.enum(codes(phases)),
  status: z.enum(codes(statuses)).nullable(),
  reason: FreeText.optional(),
});
export type ChangeMeasure = z.infer<typeof ChangeMeasure>;

export const measureActions = { 'measure/change': ChangeMeasure } as const;
