import type { WorldView } from '../../teams/page-api.ts';
import { chosenLanguage } from '../ui/language.tsx';
import { type Look, looks } from '../ui/look.ts';
import mark from '../ui/veven.svg';
import { teamsAddress, whoOf } from '../who.ts';

const texts = {
  nb: {
    start: 'Startsiden',
    as: 'Du er',
    inChannel: 'i',
    teams: 'Kanaler og chatter',
    look: 'Utseende',
    looks: { default: 'Lyst', dark: 'Mørkt', contrast: 'Kontrast' },
  },
  en: {
    start: 'Start page',
    as: 'You are',
    inChannel: 'in',
    teams: 'Channels and chats',
    look: 'Appearance',
    looks: { default: 'Light', dark: 'Dark', contrast: 'Contrast' },
  },
};

interface Bar {
  readonly person: WorldView['people'][number];
  readonly channel: WorldView['channels'][number] | undefined;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

/** The slim bar above the tab: who one is, the way back, the theme. Gives back what marks the chosen theme. */
export function fillBar(bar: HTMLElement, { person, channel, look, onLook }: Bar): (look: Look) => void {
  const text = texts[chosenLanguage()];
  const who = make('p', {}, `${text.as} `, make('strong', {}, person.name), channel ? ` ${text.inChannel} ${channel.name}` : '');
  const buttons = looks.map((known) => {
    const button = make('button', { type: 'button', 'data-look': known }, text.looks[known]);
    button.addEventListener('click', () => onLook(known));
    return button;
  });
  const markLook = (chosen: Look) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset['look'] === chosen));
  };
  markLook(look);
  bar.replaceChildren(
    make('a', { href: '/' }, make('img', { src: mark, alt: '' }), make('span', { class: 'start' }, text.start)),
    make('a', { href: teamsAddress(whoOf(person), channel?.network), class: 'plain' }, text.teams),
    who,
    make('span', { class: 'push' }),
    make('span', { class: 'themes', role: 'group', 'aria-label': text.look }, ...buttons),
  );
  bar.hidden = false;
  return markLook;
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...parts: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...parts);
  return element;
}
