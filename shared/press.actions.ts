import { z } from 'zod';

/** Several presses at once: each `do.*` input of the card carries one. `key` is the card's own. */
export const PressMany = z.looseObject({ key: z.string() });

/** One press inside: the verb and the rest of its data. */
export const ChosenPress = z.looseObject({ verb: z.string().regex(/^[a-z-]+\/[a-z-]+$/), key: z.string() });
export type ChosenPress = z.infer<typeof ChosenPress>;

export const pressActions = { 'press/many': PressMany } as const;
