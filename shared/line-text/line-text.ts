import type { Day } from '../day.ts';
import { shortDay } from '../format.ts';

/** The languages in which people in the municipalities' services are written to. */
export const lineLanguages = ['nb', 'nn'] as const;
export type LineLanguage = (typeof lineLanguages)[number];

/** What a text to the line says: what is decided, whom it touches, from when, what you do, who to ask. */
export interface LineFacts {
  readonly networkTitle: string;
  readonly decidedOn: Day;
  readonly conclusion: string;
  readonly concerns: string | undefined;
  readonly dueOn: Day | undefined;
  /** Who answers for the municipality in the network. */
  readonly contact: string | undefined;
}

/** At most so many words: more is not read. */
export const mostLineWords = 120;

const words = {
  nb: {
    decided: (network: string, day: string) => `${network} besluttet ${day}:`,
    concerns: 'Dette gjelder:',
    due: (day: string) => `Når: Det skal være på plass innen ${day}.`,
    soon: 'Når: Fra nå av.',
    action: 'Hva du gjør: Snakk med lederen din om hva det betyr for arbeidet ditt.',
    ask: (name: string) => `Lurer du på noe? Spør ${name}.`,
    askLeader: 'Lurer du på noe? Spør lederen din.',
  },
  nn: {
    decided: (network: string, day: string) => `${network} bestemte ${day}:`,
    concerns: 'Dette gjeld:',
    due: (day: string) => `Når: Det skal vere på plass innan ${day}.`,
    soon: 'Når: Frå no av.',
    action: 'Kva du gjer: Snakk med leiaren din om kva det har å seie for arbeidet ditt.',
    ask: (name: string) => `Lurer du på noko? Spør ${name}.`,
    askLeader: 'Lurer du på noko? Spør leiaren din.',
  },
} as const;

export const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** A ready draft, of `mostLineWords` at most: where there is too much, the conclusion is shortened, whole sentences first. */
export function lineText({ networkTitle, decidedOn, conclusion, concerns, dueOn, contact }: LineFacts, language: LineLanguage): string {
  const text = words[language];
  const lead = text.decided(networkTitle, shortDay(decidedOn, language, decidedOn));
  const touched = concerns === undefined ? [] : [`${text.concerns} ${shortened(concerns, 20)}`];
  const rest = [
    ...touched,
    dueOn === undefined ? text.soon : text.due(shortDay(dueOn, language, decidedOn)),
    text.action,
    contact === undefined ? text.askLeader : text.ask(contact),
  ];
  const left = mostLineWords - wordsIn([lead, ...rest].join(' '));
  return [`${lead} ${shortened(conclusion, left)}`, ...rest].join('\n\n');
}

/** As many whole sentences as there is room for; of one that is too long, its beginning. */
function shortened(text: string, most: number): string {
  if (wordsIn(text) <= most) return text.trim();
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u).filter((sentence) => sentence.trim());
  const kept: string[] = [];
  for (const sentence of sentences) {
    if (wordsIn([...kept, sentence].join(' ')) > most) break;
    kept.push(sentence);
  }
  if (kept.length > 0) return kept.join(' ');
  return `${text.split(/\s+/u).filter(Boolean).slice(0, most).join(' ')} …`;
}
