import { useEffect } from 'react';
import { Settled } from '../ui/settled.tsx';

/** Marks the row of a post: whichever part of the page it stands in, the focus finds it again. */
export const rowOf = (key: string) => ({ 'data-post': key, tabIndex: -1 }) as const;

/** A word that has been said of a post, in the buttons' place. It takes their focus, and gives it to the post's row wherever that comes to stand. */
export function Said({ post, word }: { post: string; word: string }) {
  useEffect(
    () => () => {
      // Where the row has gone is known only now, when the whole page has been drawn anew.
      if (document.activeElement !== document.body) return;
      const row = document.querySelector<HTMLElement>(`[data-post="${CSS.escape(post)}"]`) ?? document.querySelector('h1');
      row?.focus({ preventScroll: true });
    },
    [post],
  );
  return <Settled word={word} />;
}
