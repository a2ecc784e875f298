import { AdaptiveCard, HostConfig } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { markdownHtml } from '../../shared/markdown.ts';
import type { Language } from '../../shared/text.ts';
import './adaptive-card.css';
import { hostConfig } from './host-config.ts';

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};

/** A card to look at: drawn as in Teams, and nothing in it can be pressed or filled in. */
export function AdaptiveCardView({ card, language }: { card: unknown; language: Language }) {
  const place = useRef<HTMLDivElement>(null);
  const written = JSON.stringify(card);
  useEffect(() => {
    const drawn = draw(JSON.parse(written));
    if (place.current && drawn) place.current.replaceChildren(drawn);
  }, [written]);
  return <div className="veven-card" lang={language} ref={place} />;
}

function draw(written: object): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.parse(written);
  const drawn = card.render();
  drawn?.removeAttribute('tabindex');
  for (const control of drawn?.querySelectorAll<HTMLInputElement>('button, input, select, textarea') ?? []) control.disabled = true;
  for (const link of drawn?.querySelectorAll('a') ?? []) link.removeAttribute('href');
  return drawn;
}
