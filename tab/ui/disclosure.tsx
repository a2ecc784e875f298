import type { ReactNode } from 'react';
import css from './disclosure.module.css';

/** Details behind a press. */
export function Disclosure({ label, open = false, children }: { label: string; open?: boolean; children: ReactNode }) {
  return (
    <details className={css['details']} open={open}>
      <summary className={css['summary']}>
        <svg className={css['arrow']} viewBox="0 0 12 12" aria-hidden="true">
          <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {label}
      </summary>
      <div className={css['content']}>{children}</div>
    </details>
  );
}
