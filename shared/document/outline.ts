import { dayOf, type Instant } from '../day.ts';
import { longDay, sentence, timeOfDay } from '../format.ts';
import type { ProgrammeItem } from '../meeting/meeting.list.ts';
import type { Language } from '../text.ts';
import { meetingDocumentText } from './document.text.ts';

/** One part of a document. The page, Word and PDF all show these, so that they say the same. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  /** A line break starts a new paragraph. */
  | { readonly kind: 'text'; readonly text: string; readonly look: 'plain' | 'quiet' | 'marked' }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** A document as headings and text, in order. */
export interface Outline {
  readonly language: Language;
  readonly title: string;
  /** The file's name without its ending. */
  readonly fileName: string;
  /** Short words that stand on every page: «Utkast» of what does not count yet, and which edition it is. */
  readonly mark: string | undefined;
  /** When it was made, where that is known: then its file has the same bytes whenever it is made again. */
  readonly at?: Instant;
  readonly blocks: readonly Block[];
  /** «Side 1 av 4» */
  pageNumber(page: number, of: number): string;
}

export const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
export const plain = (text: string): Block => ({ kind: 'text', text, look: 'plain' });
export const quiet = (text: string): Block => ({ kind: 'text', text, look: 'quiet' });
export const marked = (text: string): Block => ({ kind: 'text', text, look: 'marked' });

/** A part of a case under its own heading; nothing where there is nothing to say. */
export const part = (title: string, block: Block | false | '' | undefined): Block[] => (block ? [heading(4, title), block] : []);

/** What a document says first of its meeting. */
export interface Head {
  readonly language: Language;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place?: string | undefined;
  readonly chair?: string | undefined;
  readonly minuteTaker?: string | undefined;
}

export function head({ language, startsAt, endsAt, place, chair, minuteTaker }: Head): Block {
  const text = meetingDocumentText[language];
  const facts: (readonly [string, string | undefined])[] = [
    [text.date, sentence(longDay(dayOf(startsAt), language))],
    [text.time, `${timeOfDay(startsAt, language)}–${timeOfDay(endsAt, language)}`],
    [text.place, place],
    [text.chair, chair],
    [text.minuteTaker, minuteTaker],
  ];
  return { kind: 'facts', facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])) };
}

/** A gathering's programme, a line each: «09.30 Om strategi (Kari)». */
export function programme(items: readonly ProgrammeItem[], language: Language): Block[] {
  const text = meetingDocumentText[language];
  const lines = items.map(({ at, title, by }) => [at.replace(':', language === 'en' ? ':' : '.'), title, by && `(${by})`].filter(Boolean));
  return [
    heading(2, text.programme),
    lines.length > 0 ? { kind: 'list', items: lines.map((line) => line.join(' ')) } : plain(text.noProgramme),
  ];
}
