import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { OpenInTeams } from './open-in-teams.tsx';
import { findHost, goBackWithTeams, ownLook } from './teams.ts';
import { loadTheme, Themed } from './themed.tsx';
import './ui/base.css';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

const host = await findHost();
if (host) {
  const { pathname, search } = window.location;
  // A deep link comes with the frame's context, not with its address.
  if (host.start && pathname === '/tab/') window.history.replaceState(null, '', `/tab${host.start}${search}`);
  goBackWithTeams();
}

const { theme: name, onTheme } = host ?? ownLook();
const first = { name, theme: await loadTheme(name) };

createRoot(place).render(
  <StrictMode>
    <Themed first={first} onTheme={onTheme}>
      {host ? <App api={createApi(host.token)} locale={host.locale} /> : <OpenInTeams />}
    </Themed>
  </StrictMode>,
);
