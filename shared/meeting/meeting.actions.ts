import { z } from 'zod';
import { Seen } from '../action.ts';

/** Ends a meeting: what was decided is posted and the municipalities are asked. */
export const CloseMeeting = z.object({ key: z.string().min(1), seen: Seen.optional() });
export type CloseMeeting = z.infer<typeof CloseMeeting>;

export const meetingActions = { 'meeting/close': CloseMeeting } as const;
