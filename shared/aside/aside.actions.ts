import { z } from 'zod';
import { Seen } from '../action.ts';

/** What the secretariat says of an edit that is set aside: it is right as it stands, or the row is put back as it was. */
export const SettleAside = z.object({
  list: z.string().min(1).max(100),
  itemId: z.string().regex(/^\d{1,10}$/),
  seen: Seen,
  how: z.enum(['accept', 'restore']),
});
export type SettleAside = z.infer<typeof SettleAside>;

export const asideActions = { 'aside/settle': SettleAside } as const;
