import { z } from 'zod';
import { codes, FreeText } from '../action.ts';
import { tickStates } from './checklist.list.ts';

/** A municipality's answer to a checklist («Er linja hørt?»). Not needed wants a reason. `key` is the checklist's. */
export const TickChecklist = z
  .object({ key: z.string().min(1), municipality: z.string().min(1), state: z.enum(codes(tickStates)), reason: FreeText.optional() })
  .strict();
export type TickChecklist = z.infer<typeof TickChecklist>;

export const checklistActions = { 'checklist/tick': TickChecklist } as const;
