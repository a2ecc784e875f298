import { z } from 'zod';

/** Why something was refused, told to a person. The answer of every failed request (RFC 9457, `application/problem+json`). */
export const Problem = z.object({
  status: z.number(),
  /** Known to code: `not-signed-in`, `not-known`, `not-allowed`, `not-found`, `invalid`, `conflict`, `too-early`, `too-large`, `not-connected`, `failed`. */
  code: z.string(),
  /** One or two sentences in the reader's language: what happened and what to do. */
  title: z.string(),
  /** Given to the secretariat when asking for help; found in the log. */
  reference: z.string(),
  /** For a conflict: who changed it, when. */
  changed: z.object({ by: z.string(), at: z.string() }).optional(),
});
export type Problem = z.infer<typeof Problem>;
