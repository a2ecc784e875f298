import type { Language } from '../../../shared/text.ts';

/** How a document says which language it is in. */
export const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** What people wrote, a line each, without the characters that no document may hold. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => written(line).trim())
    .filter((line) => line !== '');

/** Text without control characters: XML takes none, and a reader has no use for them. */
export const written = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ');
