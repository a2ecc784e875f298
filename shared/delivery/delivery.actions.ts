import { z } from 'zod';

/** What the secretariat says of a post whose answer was lost or that was refused: send it again, or it stands there (or need not). */
export const ResolvePost = z.object({ key: z.string().min(1), choice: z.enum(['again', 'stands']) });
export type ResolvePost = z.infer<typeof ResolvePost>;

export const deliveryActions = { 'delivery/resolve': ResolvePost } as const;
