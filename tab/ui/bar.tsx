import css from './bar.module.css';
import type { Tone } from './mark.tsx';

/** Parts of a whole as a bar. It repeats words that stand before it, so that it says nothing to a screen reader. */
export function Bar({ parts }: { parts: readonly { readonly tone: Tone; readonly count: number }[] }) {
  return (
    <div className={css['bar']} aria-hidden="true">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ tone, count }) => (
          <span key={tone} className={`${css['part']} ${css[tone]}`} style={{ flexGrow: count }} />
        ))}
    </div>
  );
}
