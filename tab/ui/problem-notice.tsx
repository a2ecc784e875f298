import { Button } from '@fluentui/react-components';
import type { Instant } from '../../shared/day.ts';
import type { Problem } from '../../shared/problem.ts';
import { useFormat, useText } from '../reader.tsx';
import css from './notice.module.css';
import { uiText } from './ui.text.ts';

interface ProblemNoticeProps {
  readonly problem: Problem;
  /** A way on: try again, or take the new. */
  readonly onRetry?: (() => void) | undefined;
  readonly retryLabel?: string;
}

/** Why something did not happen, in the server's own words, with the number to ask for help by. */
export function ProblemNotice({ problem, onRetry, retryLabel }: ProblemNoticeProps) {
  const text = useText(uiText);
  return (
    <div className={css['notice']} role="alert">
      <div className={css['words']}>
        <p>{useTitle(problem)}</p>
        {problem.changed && <Changed {...problem.changed} />}
        {problem.reference && <p className={css['reference']}>{text.reference(problem.reference)}</p>}
      </div>
      {onRetry && <Button onClick={onRetry}>{retryLabel ?? text.retry}</Button>}
    </div>
  );
}

function Changed({ by, at }: { by: string; at: string }) {
  const format = useFormat();
  return <p>{useText(uiText).changed(by, format.shortTime(at as Instant))}</p>;
}

function useTitle({ title, code }: Problem): string {
  const text = useText(uiText);
  if (title) return title;
  if (code === 'offline') return text.offline;
  return code === 'not-signed-in' ? text.notSignedIn : text.failed;
}
