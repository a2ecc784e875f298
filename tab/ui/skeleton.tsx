import css from './skeleton.module.css';

/** A page before its content: a title, then cards with as many lines as what comes. Lines are widths in per cent. */
export function Skeleton({ cards, label }: { cards: readonly (readonly number[])[]; label: string }) {
  return (
    <div className={css['skeleton']} role="status" aria-label={label}>
      <div className={`${css['bar']} ${css['title']}`} style={{ width: '32%' }} />
      {cards.map((lines, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change place
        <div className={css['card']} key={card}>
          {lines.map((width, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change place
            <div className={css['bar']} key={line} style={{ width: `${width}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}
