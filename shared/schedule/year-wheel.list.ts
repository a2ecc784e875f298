import { z } from 'zod';
import { boolean, indexed, note, optional, text } from '../column.ts';
import { Day } from '../day.ts';
import { defineList, type RowOf } from '../list.ts';

/** A day that returns every year, `MM-DD`. 29 February is one. */
export const MonthDay = z.string().refine((value) => Day.safeParse(`2028-${value}`).success, 'expected a day as MM-DD');

const monthDay = (name: string, title: string) => ({ ...text(name, title), read: MonthDay });

/** What returns every year (årshjul). Key: UUID, or a name for what every region starts from. What is `withdrawn` counts for nothing. */
export const yearWheel = defineList(
  'YearWheel',
  'Årshjul',
  {
    /** `MM-DD`; where it ends before it begins, it goes on over new year. */
    from: monthDay('From', 'Fra'),
    to: monthDay('To', 'Til'),
    /** Whom it concerns; everybody when it is empty. */
    network: optional(indexed(text('Network', 'Nettverk'))),
    note: optional(note('Note', 'Merknad')),
    /** A gathering and the like: no other meeting of the same people is to be laid on these days. */
    keepFree: boolean('KeepFree', 'Hold dagene fri'),
    withdrawn: boolean('Withdrawn', 'Trukket tilbake'),
  },
  { pace: 'seldom' },
);
export type WheelEntry = RowOf<typeof yearWheel>;
