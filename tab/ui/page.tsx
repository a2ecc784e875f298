import { type ReactNode, useEffect, useRef } from 'react';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What stands before the title: a code. */
  readonly before?: ReactNode;
  readonly lead?: ReactNode;
  /** The way back to the list this belongs to. */
  readonly back?: ReactNode;
  readonly children: ReactNode;
}

/** Nothing is moved on the first page of a visit: the reader's own place is at its beginning. */
let first = true;

/** A page with its one first heading, which takes the focus when the page is gone to, so that a screen reader reads it. */
export function Page({ title, before, lead, back, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!first) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    first = false;
  }, []);
  useEffect(() => {
    document.title = `${title} · Veven`;
  }, [title]);
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        {back && <div className={css['back']}>{back}</div>}
        <h1 ref={heading} tabIndex={-1} className={css['title']}>
          {before} {title}
        </h1>
        {lead && <div className={css['lead']}>{lead}</div>}
      </header>
      {children}
    </div>
  );
}

/** A wide column for what matters now, a narrow one beside it, and what can wait under the first; all in that order where there is little room. */
export function Columns({ main, side, below }: { main: ReactNode; side: ReactNode; below?: ReactNode }) {
  return (
    <div className={css['columns']}>
      <div className={css['column']}>{main}</div>
      <div className={`${css['column']} ${css['side']}`}>{side}</div>
      {below && <div className={css['column']}>{below}</div>}
    </div>
  );
}
