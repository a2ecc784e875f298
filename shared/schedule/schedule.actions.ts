import { z } from 'zod';
import { FreeText, Seen } from '../action.ts';
import { Day } from '../day.ts';
import { ProgrammeItem } from '../meeting/meeting.list.ts';
import { MonthDay } from './year-wheel.list.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Line = z.string().trim().max(255);
/** What is no link is told in the meeting's own words, not here. */
const Link = z.string().trim().max(2000);
const Key = z.string().min(1).max(400);
const Kind = z.enum(['meeting', 'gathering', 'workshop']);

const Programme = z.array(ProgrammeItem.extend({ at: Time, title: z.string().trim().min(1).max(255), by: Line.optional() })).max(40);

const where = { place: Line.optional(), joinUrl: Link.optional(), minuteTaker: Line.optional() };

/** One meeting: single, extra, a gathering with its programme, a workshop. `key` is made by whoever asks, so that a retry finds it. */
export const PlanMeeting = z.object({
  key: z.uuid(),
  network: Key,
  kind: Kind,
  on: Day,
  from: Time,
  to: Time,
  ...where,
  chair: Line.optional(),
  programme: Programme.optional(),
});
export type PlanMeeting = z.infer<typeof PlanMeeting>;

/** Every meeting of a series at once, or none. */
export const PlanSeries = z.object({
  series: z.uuid(),
  network: Key,
  kind: Kind,
  from: Time,
  to: Time,
  ...where,
  meetings: z
    .array(z.object({ key: z.uuid(), on: Day, chair: Line.optional() }))
    .min(1)
    .max(400),
});
export type PlanSeries = z.infer<typeof PlanSeries>;

/** Another time. Why is asked for once the notice is out. */
export const MoveMeeting = z.object({ key: Key, seen: Seen.optional(), on: Day, from: Time, to: Time, reason: FreeText.optional() });
export type MoveMeeting = z.infer<typeof MoveMeeting>;

export const CancelMeeting = z.object({ key: Key, seen: Seen.optional(), reason: FreeText.min(1) });
export type CancelMeeting = z.infer<typeof CancelMeeting>;

/** Only what is named is changed; an empty text clears it. */
export const EditMeeting = z.object({
  key: Key,
  seen: Seen.optional(),
  place: Line.exactOptional(),
  joinUrl: Link.exactOptional(),
  minuteTaker: Line.exactOptional(),
  chair: Line.exactOptional(),
  programme: Programme.exactOptional(),
});
export type EditMeeting = z.infer<typeof EditMeeting>;

const WheelWords = {
  title: z.string().trim().min(1).max(255),
  from: MonthDay,
  to: MonthDay,
  network: Key.optional(),
  note: FreeText.optional(),
  keepFree: z.boolean().default(false),
};

export const scheduleActions = {
  'meeting/plan': PlanMeeting,
  'meeting/plan-series': PlanSeries,
  'meeting/move': MoveMeeting,
  'meeting/cancel': CancelMeeting,
  'meeting/edit': EditMeeting,
  'wheel/add': z.object({ key: z.uuid(), ...WheelWords }),
  'wheel/edit': z.object({ key: Key, seen: Seen.optional(), ...WheelWords }),
  'wheel/remove': z.object({ key: Key }),
  /** A municipality's council, committee or budget date. Its holidays are kept on *Oppsett*. */
  'local-date/add': z.object({
    key: z.uuid(),
    municipality: Key,
    kind: z.enum(['council', 'executive', 'budget']),
    from: Day,
    to: Day.optional(),
  }),
  'local-date/remove': z.object({ key: Key }),
} as const;
