import { useState } from 'react';

/** What is being written and not yet saved, by form. It outlives the form: a case that moves away while one writes loses nothing. */
const drafts = new Map<string, object>();

/** A form's values, kept until they are saved or given up. */
export function useDraft<T extends object>(form: string, initial: () => T): readonly [T, (change: Partial<T>) => void, () => void] {
  const [draft, setDraft] = useState<T>(() => (drafts.get(form) as T | undefined) ?? initial());
  function change(some: Partial<T>) {
    setDraft((old) => {
      const next = { ...old, ...some };
      drafts.set(form, next);
      return next;
    });
  }
  return [draft, change, () => drafts.delete(form)];
}
