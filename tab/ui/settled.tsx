import { useEffect, useRef } from 'react';
import { Mark } from './mark.tsx';
import { passFocus } from './pass-focus.ts';
import css from './settled.module.css';

const toRow = passFocus((settled) => settled.closest<HTMLElement>('li[tabindex]'));

/** What has been pressed, in the buttons' place: it takes their focus, and gives it to the row if the buttons come back. */
export function Settled({ word }: { word: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={toRow}>
      <p ref={line} tabIndex={-1} className={css['settled']}>
        <Mark shape="check" tone="good">
          {word}
        </Mark>
      </p>
    </div>
  );
}
