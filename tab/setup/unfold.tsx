import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './setup.module.css';

interface UnfoldProps {
  readonly title: ReactNode;
  /** Beside the title, not part of the button's name. */
  readonly facts: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A row whose title unfolds what there is to know and do about it. */
export function Unfold({ title, facts, open, onToggle, children }: UnfoldProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const here = useRef(open);
  useEffect(() => {
    // Whoever came by a link to this row is brought to it.
    if (here.current) row.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <>
      <div ref={row} className={css['folded']}>
        <h3 className={css['name']}>
          <button type="button" className={css['fold']} aria-expanded={open} aria-controls={id} onClick={onToggle}>
            <svg className={css['arrow']} viewBox="0 0 12 12" aria-hidden="true">
              <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
            </svg>
            {title}
          </button>
        </h3>
        <div className={css['facts']}>{facts}</div>
      </div>
      <div id={id} hidden={!open} className={css['unfolded']}>
        {open && children}
      </div>
    </>
  );
}
