import { Link } from 'wouter';
import css from './tag.module.css';

/** A short code that stands for something; with `to`, the way to it. */
export function Tag({ children, to, large = false }: { children: string; to?: string; large?: boolean }) {
  const look = `${css['tag']} ${large ? css['large'] : ''}`;
  if (!to) return <span className={look}>{children}</span>;
  return (
    <Link href={to} className={look}>
      {children}
    </Link>
  );
}
