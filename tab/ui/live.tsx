import { createContext, type ReactNode, use, useState } from 'react';
import css from './live.module.css';

const AnnounceContext = createContext<(words: string) => void>(() => {});

/** Says a change aloud to a screen reader, once; the eye sees it anyway. */
export const useAnnounce = () => use(AnnounceContext);

export function LiveRegion({ children }: { children: ReactNode }) {
  const [words, announce] = useState('');
  return (
    <AnnounceContext value={announce}>
      {children}
      <p className={css['hidden']} role="status">
        {words}
      </p>
    </AnnounceContext>
  );
}

/** Read aloud, not shown. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className={css['hidden']}>{children}</span>;
}
