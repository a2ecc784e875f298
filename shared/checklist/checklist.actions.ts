import { z } from 'zod';
import { codes, FreeText } from '../action.ts';
import { tickStates } from './checklist.list.ts';

/** A municipality's answer to a checklist («Er linja hørt?»). Not needed wants a reason. `key` is the checklist's. */
export const TickChecklist = z.object({
  key: z.string().min(1),
  municipality: z.string().min(1),
  state: z.enum(codes(tickStates)),
  reason: FreeText.optional(),
});
export type TickChecklist = z.infer<typeof TickChecklist>;

/** «Ikke nødvendig» needs a reason: asks for the form in which it is written. */
export const OpenNotNeeded = z.object({ key: z.string().min(1), municipality: z.string().min(1) });

export const checklistActions = { 'checklist/tick': TickChecklist, 'checklist/open-not-needed': OpenNotNeeded } as const;
