import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { Day } from '../day.ts';
import { Readers } from './exempt.list.ts';
import { provisions } from './provisions.ts';

const Provision = z.enum(codes(provisions));

/** Marks a case, with its attachments, or one attachment as exempt. `key` is its own. */
export const MarkExempt = z.object({
  key: z.string().min(1),
  seen: Seen,
  provision: Provision,
  readers: Readers.prefault({}),
  /** A year on when nobody says otherwise. */
  reviewOn: Day.optional(),
});
export type MarkExempt = z.infer<typeof MarkExempt>;

/** Changes what is exempt or on which grounds; only what is named is changed. */
export const ChangeExempt = z.object({
  key: z.string().min(1),
  seen: Seen,
  provision: Provision.exactOptional(),
  readers: Readers.exactOptional(),
  reviewOn: Day.exactOptional(),
  heading: z.string().trim().min(1).max(255).exactOptional(),
  information: FreeText.exactOptional(),
  proposal: FreeText.exactOptional(),
});
export type ChangeExempt = z.infer<typeof ChangeExempt>;

/** It need not be exempt any more: the content stands in the open again. */
export const LiftExempt = z.object({ key: z.string().min(1), seen: Seen });

export const exemptActions = { 'exempt/mark': MarkExempt, 'exempt/change': ChangeExempt, 'exempt/lift': LiftExempt } as const;
