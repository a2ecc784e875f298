import type { AdaptiveCard } from './card.ts';

/** Bytes of a card that we let out: Teams takes some 28 KB of a message, and ours is not alone in it. */
const mostBytes = 24_000;

/** The card with as many rows as it has room for. */
export function fitting(rows: number, render: (most: number) => AdaptiveCard): AdaptiveCard {
  for (let most = rows; most > 1; most -= 1) {
    const card = render(most);
    if (Buffer.byteLength(JSON.stringify(card)) <= mostBytes) return card;
  }
  return render(1);
}

/** A text that is cut between words where it is longer than it may be here. */
export function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : most).replace(/[\s,;:–-]+$/, '')} …`;
}
