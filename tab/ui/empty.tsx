import type { ReactNode } from 'react';
import css from './empty.module.css';

/** Nothing here, in words that lead on. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css['empty']}>
      <p className={css['words']}>{children}</p>
      {action}
    </div>
  );
}
