import type { WorldView } from '../../teams/page-api.ts';
import { destinationOf, tabPath } from '../links.ts';
import { ask, toldOf } from '../ui/ask.ts';
import { chosenLanguage } from '../ui/language.tsx';
import { chosenLook, keepLook, type Look, looks } from '../ui/look.ts';
import { personOf, teamsAddress, whoOf } from '../who.ts';
import { fillBar } from './bar.ts';
import { contextOf, runtime } from './context.ts';
import './host.css';

/** What teams-js sends from the tab. */
interface HostRequest {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
}

declare global {
  interface Window {
    /** For tests: changes the theme as Teams does. */
    setTheme?: (look: string) => void;
    /** For tests: what the tab has asked for. */
    hostLog: { func: string; args: readonly unknown[] }[];
  }
}

const query = new URLSearchParams(location.search);
const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`Expected an element #${id} in the page.`);
  return found;
};
const frame = element('app') as HTMLIFrameElement;
window.hostLog = [];
document.documentElement.lang = chosenLanguage();

try {
  host(await ask<WorldView>('/local/api/teams/world'));
} catch (error) {
  tell(toldOf(error, chosenLanguage()));
}

/** The page in Teams' place: it embeds the tab and answers what teams-js asks, on the tab's own origin so that teams-js trusts it. */
function host(world: WorldView): void {
  const who = query.get('role') ?? `${query.get('seat') ?? ''}${query.get('part') === 'deputy' ? '/deputy' : ''}`;
  const person = personOf(world.people, who || 'secretariat');
  if (!person) {
    tell(`${who}?`);
    return;
  }
  const channel = world.channels.find(({ network, id }) => network === query.get('channel') || id === query.get('channel'));
  let look = chosenLook();
  let sub = query.get('sub') ?? undefined;
  document.documentElement.dataset['look'] = look;
  const markLook = query.get('bar') === '0' ? undefined : fillBar(element('bar'), { person, channel, look, onLook: setLook });

  function setLook(next: Look): void {
    look = next;
    keepLook(next);
    document.documentElement.dataset['look'] = next;
    markLook?.(next);
    send({ func: 'themeChange', args: [next] });
  }
  window.setTheme = (name) => setLook(looks.find((known) => known === name) ?? 'default');

  const send = (message: object) => frame.contentWindow?.postMessage(message, location.origin);

  function openTab(path: string | undefined, target: string | undefined): void {
    sub = target;
    frame.src = path ?? tabPath(query.get('path'), location.origin) ?? '/tab/';
  }

  function follow(link: string): void {
    const to = destinationOf(link, location.origin);
    if (to?.kind === 'tab') openTab(to.path, to.sub);
    else if (to?.kind === 'teams')
      location.assign(teamsAddress(whoOf(person ?? { key: '', role: undefined, seat: undefined }), channel?.network));
    else if (to?.kind === 'web') window.open(to.url, '_blank', 'noopener');
  }

  async function token(): Promise<unknown[]> {
    const who = person?.role
      ? { role: person.role }
      : person?.seat?.part === 'representative'
        ? { seat: person.seat.key }
        : { person: person?.key };
    try {
      return [true, (await ask<{ token: string }>('/local/token', who)).token];
    } catch {
      return [false, 'CancelledByUser'];
    }
  }

  /** Each gives the arguments of the answer, or nothing where teams-js expects none. */
  const answers: Record<string, (args: readonly unknown[]) => unknown[] | undefined | Promise<unknown[]>> = {
    initialize: () => ['content', 'web', runtime, '2.0.7'],
    getContext: () => [contextOf({ world, person, channel, look, sub })],
    'authentication.getAuthToken': token,
    'authentication.authenticate': () => [false, 'CancelledByUser'],
    'settings.getSettings': () => [{ entityId: 'home', contentUrl: `${location.origin}/tab/` }],
    'settings.setSettings': () => [true],
    executeDeepLink([link]) {
      follow(String(link));
      return [true];
    },
    'pages.navigateToApp'([target]) {
      const { webUrl, subPageId } = (target ?? {}) as { webUrl?: string; subPageId?: string };
      openTab(tabPath(webUrl, location.origin), subPageId);
      return [true];
    },
    'pages.currentApp.navigateTo'([target]) {
      openTab(undefined, (target as { subPageId?: string } | undefined)?.subPageId);
      return [true];
    },
    'pages.currentApp.navigateToDefaultPage'() {
      openTab(undefined, undefined);
      return [true];
    },
    navigateBack: () => [true],
  };

  addEventListener('message', async ({ source, origin, data }: MessageEvent<Partial<HostRequest> | undefined>) => {
    if (source !== frame.contentWindow || origin !== location.origin || typeof data?.func !== 'string') return;
    const { id, uuidAsString, func, args = [] } = data;
    window.hostLog.push({ func, args });
    const out = await answers[func]?.(args);
    if (out) send({ id, uuidAsString, args: out });
  });

  openTab(undefined, sub);
}

function tell(words: string): void {
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  problem.textContent = words;
  frame.replaceWith(problem);
}
