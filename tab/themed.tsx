import { FluentProvider, type Theme, teamsLightTheme } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ThemeName } from './teams.ts';
import css from './themed.module.css';

/** The light theme comes with the page, the others when Teams wears them. */
const themes: Record<ThemeName, () => Theme | Promise<Theme>> = {
  light: () => teamsLightTheme,
  dark: () => import('./theme-dark.ts').then(({ teamsDarkTheme }) => teamsDarkTheme),
  contrast: () => import('./theme-contrast.ts').then(({ teamsHighContrastTheme }) => teamsHighContrastTheme),
};

export const loadTheme = async (name: ThemeName): Promise<Theme> => themes[name]();

interface ThemedProps {
  readonly first: { readonly name: ThemeName; readonly theme: Theme };
  readonly onTheme: (changed: (theme: ThemeName) => void) => void;
  readonly children: ReactNode;
}

/** Fluent's tokens for everything below, in the theme that Teams shows just now. */
export function Themed({ first, onTheme, children }: ThemedProps) {
  const [{ name, theme }, setTheme] = useState(first);
  useEffect(() => onTheme((next) => void loadTheme(next).then((loaded) => setTheme({ name: next, theme: loaded }))), [onTheme]);
  useEffect(() => {
    // The browser's own parts follow: scroll bars, date pickers.
    document.documentElement.style.colorScheme = name === 'light' ? 'light' : 'dark';
  }, [name]);
  return (
    <FluentProvider theme={theme} className={css['themed']}>
      {children}
    </FluentProvider>
  );
}
