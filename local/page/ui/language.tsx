import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { remembered } from './remembered.ts';

/** The pages of local mode are for those who try and build Veven: bokmål first, and English. */
export type PageLanguage = 'nb' | 'en';

const Language = createContext<{ language: PageLanguage; choose: (language: PageLanguage) => void }>({
  language: 'nb',
  choose: () => undefined,
});

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<PageLanguage>(() => chosenLanguage());
  const choose = useCallback((next: PageLanguage) => {
    remembered('lang').keep(next);
    setLanguage(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => ({ language, choose }), [language, choose]);
  return <Language.Provider value={value}>{children}</Language.Provider>;
}

/** From the address, else what was chosen last, else bokmål. */
export function chosenLanguage(): PageLanguage {
  return remembered('lang').read() === 'en' ? 'en' : 'nb';
}

export const useLanguage = () => useContext(Language);

/** The texts of a page in the reader's language. */
export function useText<T>(texts: Record<PageLanguage, T>): T {
  return texts[useContext(Language).language];
}
