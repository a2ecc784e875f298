import { z } from 'zod';
import { codes, FreeText, Seen } from '../action.ts';
import { caseKinds, followUpBys } from '../case/case.list.ts';
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

/** Puts a case on an agenda that is exempt from its first moment: nothing of it was ever open. `key` is made by whoever asks. */
export const AddExempt = z.object({
  key: z.uuid(),
  meeting: z.string().min(1),
  title: z.string().trim().min(1).max(255),
  kind: z.enum(codes(caseKinds)),
  minutes: z.number().int().min(1).max(480).optional(),
  information: FreeText.optional(),
  proposal: FreeText.optional(),
  provision: Provision,
  readers: Readers.prefault({}),
  reviewOn: Day.optional(),
});
export type AddExempt = z.infer<typeof AddExempt>;

/** The conclusion of an exempt case: it lies with the other exempt content. `seen` is the content's ETag. */
export const ConcludeExempt = z.object({
  key: z.string().min(1),
  seen: Seen,
  conclusion: FreeText.min(1),
  followUpBy: z.enum(codes(followUpBys)).default('nobody'),
});
export type ConcludeExempt = z.infer<typeof ConcludeExempt>;

export const exemptActions = {
  'exempt/mark': MarkExempt,
  'exempt/change': ChangeExempt,
  'exempt/lift': LiftExempt,
  'exempt/add': AddExempt,
  'exempt/conclude': ConcludeExempt,
} as const;
