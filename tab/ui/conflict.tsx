import type { Problem } from '../../shared/problem.ts';
import { useText } from '../reader.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { uiText } from './ui.text.ts';

/** Why it was not saved; when somebody else was first, that nothing typed is lost and how to take the new. */
export function Conflict({ problem, onTakeNew }: { problem: Problem; onTakeNew: () => void }) {
  const text = useText(uiText);
  if (problem.code !== 'conflict') return <ProblemNotice problem={problem} />;
  return (
    <>
      <ProblemNotice problem={problem} onRetry={onTakeNew} retryLabel={text.takeNew} />
      <p>{text.conflict}</p>
    </>
  );
}
