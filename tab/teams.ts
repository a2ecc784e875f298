import { app, authentication, pages } from '@microsoft/teams-js';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** What surrounds the tab: Teams, or a page that brings its own sign-in. */
export interface Host {
  /** `nb-no`; Teams' own language until the reader's is known. */
  readonly locale: string;
  readonly theme: ThemeName;
  /** Tells of every change of theme from now on. */
  onTheme(changed: (theme: ThemeName) => void): void;
  /** Where a deep link leads, as a path of ours: `/measures/T5`. */
  readonly start: string | undefined;
  /** A fresh token for the API; the host keeps it and renews it. */
  token(): Promise<string>;
}

declare global {
  interface Window {
    /** Set by a page that shows the tab without Teams: it brings the token that Teams would have given. */
    vevenToken?: () => Promise<string>;
  }
}

/** teams-js alone would wait a minute for a frame that never answers. */
const patience = 8000;

/** Finds out where the tab is shown. Undefined: in a plain browser, where nobody is signed in. */
export async function findHost(): Promise<Host | undefined> {
  const { vevenToken } = window;
  if (vevenToken) return { ...ownLook(), locale: navigator.language, start: undefined, token: vevenToken };
  try {
    await within(patience, app.initialize());
  } catch {
    return undefined;
  }
  const context = await app.getContext();
  app.notifyAppLoaded();
  return {
    locale: context.app.locale,
    theme: themeOf(context.app.theme),
    onTheme: (changed) => app.registerOnThemeChangeHandler((theme) => changed(themeOf(theme))),
    start: pathOf(context.page.subPageId) ?? pathOf(context.page.id),
    token: () => authentication.getAuthToken(),
  };
}

/** Teams takes its loading picture away when this is said. */
export function sayReady(): void {
  if (app.isInitialized()) app.notifySuccess();
}

/** Teams' own back button goes back in the tab. */
export function goBackWithTeams(): void {
  if (!app.isInitialized() || !pages.backStack.isSupported()) return;
  pages.backStack.registerBackButtonHandler(() => {
    if (window.history.length <= 1) return false;
    window.history.back();
    return true;
  });
}

function themeOf(name: string): ThemeName {
  if (name === 'contrast') return 'contrast';
  return name === 'dark' ? 'dark' : 'light';
}

function pathOf(page: string | undefined): string | undefined {
  const path = page?.replace(/^\/?/, '/');
  return path && /^\/(measures|meetings|meldinger|oppsett|meg)(\/|\?|$)/.test(path) ? path : undefined;
}

/** Without Teams the tab follows the machine's own setting. */
export function ownLook(): Pick<Host, 'theme' | 'onTheme'> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  return {
    theme: dark.matches ? 'dark' : 'light',
    onTheme: (changed) => dark.addEventListener('change', () => changed(dark.matches ? 'dark' : 'light')),
  };
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`no answer from the frame around the tab within ${milliseconds} ms`)), milliseconds);
    }),
  ]);
}
