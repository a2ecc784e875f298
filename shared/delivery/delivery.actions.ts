import { z } from 'zod';

/** What the secretariat says of a post whose answer was lost or that was refused: send it again, or it stands there (or need not). */
export const ResolvePost = z.object({ key: z.string().min(1), choice: z.enum(['again', 'stands']) });
export type ResolvePost = z.infer<typeof ResolvePost>;

/** What the secretariat says of a channel post that is coming: hold it back, or let it go. */
export const SayOfPost = z.object({ key: z.string().min(1), word: z.enum(['stop', 'send']) });
export type SayOfPost = z.infer<typeof SayOfPost>;

export const deliveryActions = { 'delivery/resolve': ResolvePost, 'delivery/say': SayOfPost } as const;
