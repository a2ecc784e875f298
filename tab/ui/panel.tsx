import { type ReactNode, useId } from 'react';
import css from './panel.module.css';

interface PanelProps {
  readonly title: string;
  /** A few quiet words beside the title. */
  readonly note?: string | undefined;
  /** A way on, at the end of the line. */
  readonly aside?: ReactNode;
  /** The content reaches the edges: rows that are pressed as a whole. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** One part of a page, with its heading. */
export function Panel({ title, note, aside, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`${css['panel']} ${flush ? css['flush'] : ''}`} aria-labelledby={id}>
      <div className={css['head']}>
        <h2 id={id} className={css['title']}>
          {title}
        </h2>
        {note && <span className={css['note']}>{note}</span>}
        {aside && <div className={css['aside']}>{aside}</div>}
      </div>
      <div className={css['body']}>{children}</div>
    </section>
  );
}
