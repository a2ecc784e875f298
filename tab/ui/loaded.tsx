import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Refusal } from '../api.ts';
import { useText } from '../reader.tsx';
import css from './notice.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { Skeleton } from './skeleton.tsx';
import { uiText } from './ui.text.ts';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T, Refusal>;
  /** The shape of what comes, for the skeleton. */
  readonly cards: readonly (readonly number[])[];
  readonly children: (data: T) => ReactNode;
}

/** What a page has read; before that its skeleton, and why not when it could not be read. What was read once stays while we are offline. */
export function Loaded<T>({ query, cards, children }: LoadedProps<T>) {
  const text = useText(uiText);
  const { data, error } = query;
  if (data !== undefined) {
    return (
      <>
        {error && (
          <div className={`${css['notice']} ${css['calm']} ${css['stale']}`} role="status">
            {text.showing} {error.problem.title || text.offline}
          </div>
        )}
        {children(data)}
      </>
    );
  }
  if (error) {
    return (
      <div className={css['alone']}>
        <ProblemNotice problem={error.problem} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Skeleton cards={cards} label={text.loading} />;
}
