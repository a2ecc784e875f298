import type { Day } from '../../shared/day.ts';
import { dateWords } from '../../shared/format.ts';
import { useReader } from '../reader.tsx';
import css from './date-tile.module.css';

/** A day as a leaf of a calendar: found at a glance. The date stands in words beside it, so that it is silent. */
export function DateTile({ on }: { on: Day }) {
  const { language } = useReader();
  const part = (options: Intl.DateTimeFormatOptions) => dateWords(language, options)(on).replace(/\.$/, '');
  return (
    <span className={css['tile']} aria-hidden="true">
      <span className={css['weekday']}>{part({ weekday: 'short' })}</span>
      <span className={css['number']}>{Number(on.slice(8))}</span>
      <span className={css['month']}>{part({ month: 'short' })}</span>
    </span>
  );
}
