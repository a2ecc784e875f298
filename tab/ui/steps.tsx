import type { ReactNode } from 'react';
import css from './steps.module.css';

/** Where on a way of steps something is: the word, and a picture of the way. */
export function Steps({ step, of, children }: { step: number; of: number; children: ReactNode }) {
  return (
    <span className={css['steps']}>
      <span className={css['way']} aria-hidden="true">
        {Array.from({ length: of }, (_, index) => index + 1).map((number) => (
          <span key={number} className={`${css['step']} ${number === step ? css['here'] : number < step ? css['done'] : ''}`} />
        ))}
      </span>
      {children}
    </span>
  );
}
