import { z } from 'zod';
import { FreeText, Seen } from '../action.ts';

const about = { key: z.string().min(1).max(400), seen: Seen.optional() };

/** How it goes with an assignment; reporting back says what came of it. */
export const ReportAssignment = z.discriminatedUnion('state', [
  z.object({ ...about, state: z.literal('underway'), report: FreeText.optional() }),
  z.object({ ...about, state: z.literal('done'), report: FreeText.min(1) }),
]);
export type ReportAssignment = z.infer<typeof ReportAssignment>;

/** Asks for the form in which it is reported: the answer to a press, for that person only. */
export const OpenReport = z.object(about);

export const assignmentActions = { 'assignment/report': ReportAssignment, 'assignment/open-report': OpenReport } as const;
