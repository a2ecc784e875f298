import {
  Button,
  FluentProvider,
  Select,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { createContext, type ReactNode, StrictMode, useContext, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';
import { LanguageProvider, useLanguage, useText } from './language.tsx';
import { chosenLook, keepLook, type Look, looks } from './look.ts';
import styles from './page.module.css';
import mark from './veven.svg';

const themes: Record<Look, Theme> = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

const nb = {
  home: 'Til startsiden',
  look: 'Utseende',
  looks: { default: 'Lyst', dark: 'Mørkt', contrast: 'Kontrast' } satisfies Record<Look, string>,
  other: 'English',
};
const en: typeof nb = {
  home: 'To the start page',
  look: 'Appearance',
  looks: { default: 'Light', dark: 'Dark', contrast: 'Contrast' },
  other: 'Norsk',
};

const LookContext = createContext<Look>('default');

/** Teams' theme that the page is shown in. */
export const useLook = () => useContext(LookContext);

/** Shows a page of local mode, in its theme and language. */
export function show(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('Expected an element #root in the page.');
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>{page}</LanguageProvider>
    </StrictMode>,
  );
}

/** The frame around every page: the way home, language, appearance. A page that fills the window scrolls inside itself. */
export function Page({
  where,
  extra,
  fills = false,
  children,
}: {
  where: string;
  extra?: ReactNode;
  fills?: boolean;
  children: ReactNode;
}) {
  const [look, setLook] = useState<Look>(chosenLook);
  const { language, choose } = useLanguage();
  const text = useText({ nb, en });
  useEffect(() => {
    document.documentElement.dataset['look'] = look;
  }, [look]);
  const otherLanguage = language === 'nb' ? 'en' : 'nb';
  return (
    <FluentProvider theme={themes[look]} style={{ colorScheme: look === 'default' ? 'light' : 'dark' }}>
      <LookContext.Provider value={look}>
        <div className={styles['page']} data-fills={fills}>
          <header className={styles['bar']}>
            <a className={styles['home']} href="/" title={text.home}>
              <img className={styles['mark']} src={mark} alt="" />
              Veven
            </a>
            <span className={styles['where']}>{where}</span>
            {extra}
            <div className={styles['choices']}>
              <Select
                aria-label={text.look}
                size="small"
                value={look}
                onChange={(_event, { value }) => {
                  const next = looks.find((known) => known === value) ?? 'default';
                  keepLook(next);
                  setLook(next);
                }}
              >
                {looks.map((known) => (
                  <option key={known} value={known}>
                    {text.looks[known]}
                  </option>
                ))}
              </Select>
              <Button appearance="subtle" size="small" lang={otherLanguage} onClick={() => choose(otherLanguage)}>
                {text.other}
              </Button>
            </div>
          </header>
          <div className={styles['body']}>{children}</div>
        </div>
      </LookContext.Provider>
    </FluentProvider>
  );
}
