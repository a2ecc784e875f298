import type { Counts as CountsOf } from '../../shared/follow-up/follow-up.rules.ts';
import { useText } from '../reader.tsx';
import { Bar } from '../ui/bar.tsx';
import css from './decision.module.css';
import { decisionText } from './decision.text.ts';

/** «5 av 7 ferdige · 1 i gang · 1 over fristen», then the same as a bar. */
export function Counts({ counts }: { counts: CountsOf }) {
  const { done, of, underway, stuck, local, unanswered, late } = counts;
  const text = useText(decisionText);
  const words = [
    text.done(done, of),
    underway > 0 && text.underway(underway),
    local > 0 && text.local(local),
    stuck > 0 && text.stuck(stuck),
  ].filter(Boolean);
  return (
    <div className={css['counts']}>
      <p className={css['countWords']}>
        {words.join(' · ')}
        {late > 0 && (
          <>
            {' · '}
            <span className={css['late']}>{text.late(late)}</span>
          </>
        )}
      </p>
      <Bar
        parts={[
          { tone: 'good', count: done },
          { tone: 'brand', count: underway },
          { tone: 'plain', count: local },
          { tone: 'bad', count: stuck },
          { tone: 'quiet', count: unanswered },
        ]}
      />
    </div>
  );
}
