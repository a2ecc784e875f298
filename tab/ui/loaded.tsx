import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
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
  const { data, error, errorUpdateCount } = query;
  // It is asked again by itself every few seconds: what has been said stays meanwhile, and is not read aloud anew.
  const [told, tell] = useState<Refusal>();
  if (error && !isSame(error, told)) tell(error);
  const why = errorUpdateCount > 0 ? told : undefined;

  function retry() {
    tell(undefined);
    void query.refetch();
  }

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
  if (why) {
    return (
      <div className={css['alone']}>
        <ProblemNotice problem={why.problem} onRetry={retry} />
      </div>
    );
  }
  return <Skeleton cards={cards} label={text.loading} />;
}

const isSame = (one: Refusal, other: Refusal | undefined) =>
  one.problem.code === other?.problem.code && one.problem.title === other.problem.title;
