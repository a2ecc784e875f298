import type { JsonObject } from './posts.ts';

export type Views = ReturnType<typeof views>;

/** Cards that stand for one person only: the answer to that person's press, in place of the common card. Kept in memory, as Teams' clients do. */
export function views() {
  const cards = new Map<string, Map<string, JsonObject>>();
  const place = (conversation: string, post: string) => `${conversation} ${post}`;
  return {
    card: (conversation: string, post: string, person: string): JsonObject | undefined => cards.get(place(conversation, post))?.get(person),
    show(conversation: string, post: string, person: string, card: JsonObject): void {
      const at = place(conversation, post);
      cards.set(at, (cards.get(at) ?? new Map<string, JsonObject>()).set(person, card));
    },
    /** Back to the common card, for one person. */
    drop(conversation: string, post: string, person: string): void {
      cards.get(place(conversation, post))?.delete(person);
    },
    /** An update of the common card replaces what each person saw in its place. */
    dropAll(conversation: string, post: string): void {
      cards.delete(place(conversation, post));
    },
  };
}
