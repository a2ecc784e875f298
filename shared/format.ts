import { type Day, dayOf, type Instant, inOslo } from './day.ts';
import type { Language } from './text.ts';

const locales = { nb: 'nb-NO', nn: 'nb-NO', en: 'en-GB' } as const;

/** The names of days that are others in nynorsk; those of months are the same. */
const nynorsk = [
  [/\bman(?=dag|\.|$)/u, 'mån'],
  [/\btirs?(?=dag|\.|$)/u, 'tys'],
  [/\blørdag/u, 'laurdag'],
  [/\blør(?=\.|$)/u, 'lau'],
] as const;

/**
 * Writes dates, `YYYY-MM-DD`, in words. Chromium, and so Teams, comes without nynorsk and would write in the language of the machine: its
 * words are made of bokmål's, on the server too, so that card and tab say the same.
 */
export function dateWords(language: Language, options: Intl.DateTimeFormatOptions): (on: string) => string {
  const format = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' });
  return (on) => {
    const words = format.format(new Date(`${on}T12:00:00Z`));
    return language === 'nn' ? nynorsk.reduce((text, [name, own]) => text.replace(name, own), words) : words;
  };
}

const formatsIn = (language: Language) => ({
  long: dateWords(language, { weekday: 'long', day: 'numeric', month: 'long' }),
  withYear: dateWords(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  short: dateWords(language, { day: 'numeric', month: 'long' }),
  shortWithYear: dateWords(language, { day: 'numeric', month: 'long', year: 'numeric' }),
});
const dayFormats = { nb: formatsIn('nb'), nn: formatsIn('nn'), en: formatsIn('en') };

/** «fredag 13. november», with the year when `from` lies in another. What stays on a card is always absolute. */
export function longDay(on: Day, language: Language, from?: Day): string {
  const year = from === undefined || from.slice(0, 4) !== on.slice(0, 4);
  return dayFormats[language][year ? 'withYear' : 'long'](on);
}

/** «13. november», with the year when `from` lies in another. */
export function shortDay(on: Day, language: Language, from?: Day): string {
  const year = from === undefined || from.slice(0, 4) !== on.slice(0, 4);
  return dayFormats[language][year ? 'shortWithYear' : 'short'](on);
}

/** «09.00», in English «09:00». */
export const timeOfDay = (at: Instant, language: Language): string => inOslo(at).time.replace(':', language === 'en' ? ':' : '.');

const at = { nb: 'kl.', nn: 'kl.', en: 'at' } as const;

/** «fredag 13. november kl. 09.00» */
export const longTime = (moment: Instant, language: Language, from?: Day): string =>
  `${longDay(dayOf(moment), language, from)} ${at[language]} ${timeOfDay(moment, language)}`;

/** «13. november kl. 09.00» */
export const shortTime = (moment: Instant, language: Language, from?: Day): string =>
  `${shortDay(dayOf(moment), language, from)} ${at[language]} ${timeOfDay(moment, language)}`;

/** «25 min», «2 t 10 min». */
export function duration(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const hour = language === 'en' ? 'h' : 't';
  return [hours > 0 ? `${hours} ${hour}` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** The first letter large, as a sentence begins. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
