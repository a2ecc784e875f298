import { z } from 'zod';
import { Seen } from '../action.ts';

/** Ends a meeting: what was decided is posted and the municipalities are asked. */
export const CloseMeeting = z.object({ key: z.string().min(1), seen: Seen.optional() });
export type CloseMeeting = z.infer<typeof CloseMeeting>;

/** The chair takes the agenda as it is: `seen` is the mark of the agenda that was looked at. */
export const ApproveAgenda = z.object({ key: z.string().min(1), seen: Seen.optional() });
export type ApproveAgenda = z.infer<typeof ApproveAgenda>;

export const meetingActions = { 'meeting/close': CloseMeeting, 'meeting/approve': ApproveAgenda } as const;
