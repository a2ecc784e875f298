import type { ReactNode } from 'react';
import { Link } from 'wouter';
import css from './rows.module.css';

/** Rows in a panel that reaches its edges; `pressed` when each row is a way to somewhere. */
export function Rows({ children, pressed = false }: { children: ReactNode; pressed?: boolean }) {
  return <ul className={`${css['rows']} ${pressed ? css['pressed'] : ''}`}>{children}</ul>;
}

/** The link of a row, which the whole row presses. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} className={css['link']}>
      {children}
    </Link>
  );
}
