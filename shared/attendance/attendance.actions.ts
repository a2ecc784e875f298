import { z } from 'zod';
import { Day } from '../day.ts';
import { provisions } from './provisions.ts';

const key = z.string().min(1).max(400);
const seat = z.string().min(1).max(255);
/** Whether by a card's button, which sends what it carries, or by a list, which sends text. */
const YesOrNo = z.union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')]);

/** In all of them `key` is the meeting's. */
export const OpenAbsence = z.object({ key });

/** A seat's representative cannot come: its deputy is asked. Why is not asked for. */
export const DeclineMeeting = z.object({ key, seat });
export type DeclineMeeting = z.infer<typeof DeclineMeeting>;

/** The representative comes all the same. */
export const ComeToMeeting = z.object({ key, seat });

/** A deputy's answer: to step in or not. */
export const StepIn = z.object({ key, seat, comes: YesOrNo });

/** What the meeting's own list says of a seat, from its day on. `who`: who came for it, where it was not its representative. */
export const RegisterAttendance = z.object({
  key,
  seat,
  state: z.enum(['present', 'absent', 'deputy', 'other', 'unknown']),
  who: z.string().trim().max(255).optional(),
});
export type RegisterAttendance = z.infer<typeof RegisterAttendance>;

/** A seat steps out of a case as disqualified, by a provision; `null` takes it back. Never the circumstances. */
export const StepOut = z.object({ key, seat, case: key, provision: z.enum(provisions).nullable() });

const about = { key, seat, case: key };

/** A seat's reservation, to be treated by a body by a day, or its disagreement; `none` takes it back. */
export const Reserve = z.discriminatedUnion('kind', [
  z.object({
    ...about,
    kind: z.literal('reservation'),
    what: z.string().trim().min(1).max(2000),
    body: z.string().trim().min(1).max(255),
    until: Day,
  }),
  z.object({ ...about, kind: z.literal('disagreement'), what: z.string().trim().min(1).max(2000) }),
  z.object({ ...about, kind: z.literal('none') }),
]);
export type Reserve = z.infer<typeof Reserve>;

export const attendanceActions = {
  'attendance/open-absence': OpenAbsence,
  'attendance/decline': DeclineMeeting,
  'attendance/come': ComeToMeeting,
  'attendance/step-in': StepIn,
  'attendance/register': RegisterAttendance,
  'attendance/step-out': StepOut,
  'attendance/reserve': Reserve,
} as const;
