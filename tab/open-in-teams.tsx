import { useEffect } from 'react';
import { appText } from './app.text.ts';
import css from './open-in-teams.module.css';
import { languageOf } from './reader.tsx';

/** In a plain browser nobody is signed in: one page, with the link to the same place in Teams. */
export function OpenInTeams() {
  const language = languageOf(navigator.language);
  const text = appText[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = 'Veven';
  }, [language]);
  return (
    <main className={css['page']}>
      <h1 className={css['title']}>{text.openTitle}</h1>
      <p className={css['why']}>{text.openWhy}</p>
      <a className={css['open']} href={deepLink()}>
        {text.open}
      </a>
    </main>
  );
}

/** The server writes the app's id into the page; without it Teams itself is the best we can open. */
function deepLink(): string {
  const appId = document.querySelector('meta[name="veven-app-id"]')?.getAttribute('content');
  if (!appId) return 'https://teams.microsoft.com/';
  const path = window.location.pathname.replace(/^\/tab/, '') + window.location.search;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: path }));
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/home?webUrl=${encodeURIComponent(window.location.href)}&context=${context}`;
}
