import { z } from 'zod';

/** What the person had before their eyes when they acted: the row's ETag, or for an answer when it was last given. */
export const Seen = z.string().max(200);

const Key = z.string().min(1).max(400);

/** What every button on a card carries: the row it is about (`key` on cards from before). The wished end state comes beside it, never a toggle. */
export const CardData = z.union([
  z.looseObject({ v: z.literal(1), row: Key, seen: Seen.optional() }),
  z.looseObject({ v: z.literal(1), key: Key, seen: Seen.optional() }),
]);
export type CardData = z.infer<typeof CardData>;

/** The codes of a closed set, for an enum schema. */
export const codes = <T extends string>(of: Readonly<Record<T, string>>): [T, ...T[]] => Object.keys(of) as [T, ...T[]];

/** The longest free text Veven takes. SharePoint's own limit for multi-line text is about 63,999 characters. */
export const FreeText = z.string().trim().max(8000);
