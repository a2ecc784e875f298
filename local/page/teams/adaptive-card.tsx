import { type Action, AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, Strings, SubmitAction } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import type { JsonObject } from '../../teams/posts.ts';
import type { Press } from '../../teams/talk.ts';
import { chosenLanguage } from '../ui/language.tsx';
import { useLook } from '../ui/page.tsx';
import './card.css';
import { markdownHtml } from '../../../shared/markdown.ts';
import { hostConfig } from './host-config.ts';

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};

Strings.defaults.overflowButtonTooltip = () => (chosenLanguage() === 'en' ? 'More options' : 'Flere valg');

interface Props {
  readonly card: JsonObject;
  readonly onPress: (action: Press['action']) => void;
  readonly onOpen: (url: string) => void;
}

/** A card as Teams draws it. What is typed into it stays until the card itself is another. */
export function Card({ card, onPress, onOpen }: Props) {
  const look = useLook();
  const place = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onPress, onOpen });
  useEffect(() => {
    handlers.current = { onPress, onOpen };
  });
  const written = JSON.stringify(card);
  useEffect(() => {
    const drawn = drawOrTell(JSON.parse(written) as JsonObject, {
      look,
      press: (action) => handlers.current.onPress(action),
      open: (url) => handlers.current.onOpen(url),
    });
    if (place.current) replace(place.current, drawn);
  }, [written, look]);
  return <div className="veven-card" ref={place} tabIndex={-1} />;
}

/** Puts the card in its place; who stood in the old one stands at the beginning of the new. */
function replace(place: HTMLElement, drawn: HTMLElement): void {
  const stoodHere = place.contains(document.activeElement);
  place.replaceChildren(drawn);
  if (!stoodHere) return;
  place.focus({ preventScroll: true });
  const above = place.closest('section')?.getBoundingClientRect().top ?? 0;
  if (place.getBoundingClientRect().top < above) place.scrollIntoView({ block: 'start' });
}

interface Drawing {
  readonly look: ReturnType<typeof useLook>;
  readonly press: Props['onPress'];
  readonly open: Props['onOpen'];
}

/** A card that the renderer cannot take is shown as it is written, and breaks nothing around it. */
function drawOrTell(written: JsonObject, drawing: Drawing): HTMLElement {
  try {
    const drawn = draw(written, drawing);
    if (drawn) return drawn;
  } catch (error) {
    console.error('A card could not be drawn.', error);
  }
  const raw = document.createElement('pre');
  raw.textContent = JSON.stringify(written, undefined, 2);
  return raw;
}

function draw(written: JsonObject, { look, press, open }: Drawing): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(look));
  card.onExecuteAction = (action: Action) => {
    if (action instanceof OpenUrlAction) return open(action.url ?? '');
    if (action instanceof ExecuteAction) return press({ type: 'Action.Execute', id: action.id, verb: action.verb, data: dataOf(action) });
    if (action instanceof SubmitAction) press({ type: 'Action.Submit', id: action.id, data: dataOf(action) });
  };
  card.onAnchorClicked = (_element, anchor) => {
    open(anchor.href);
    return true;
  };
  card.parse(written);
  return card.render();
}

/** What the button carries, with what stands in the inputs. */
const dataOf = ({ data }: SubmitAction | ExecuteAction): JsonObject => (data ?? {}) as JsonObject;
