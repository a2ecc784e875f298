import type { Collision } from '../../shared/schedule/schedule.rules.ts';
import { collisionSentence } from '../../shared/schedule/schedule.text.ts';
import { useReader } from '../reader.tsx';
import { Mark } from '../ui/mark.tsx';
import css from './schedule.module.css';

/** How a network's key is said. */
export function useTitleOf(): (network: string) => string {
  const { networks } = useReader();
  return (network) => networks.find(({ key }) => key === network)?.title ?? network;
}

/** What a day collides with, each in its sentence. It warns, and locks nothing. */
export function Collisions({ collisions }: { collisions: readonly Collision[] }) {
  const { language } = useReader();
  const titleOf = useTitleOf();
  if (collisions.length === 0) return null;
  return (
    <ul className={css['collisions']}>
      {[...new Set(collisions.map((collision) => collisionSentence(collision, language, titleOf)))].map((sentence) => (
        <li key={sentence}>
          <Mark shape="triangle" tone="watch">
            {sentence}
          </Mark>
        </li>
      ))}
    </ul>
  );
}
