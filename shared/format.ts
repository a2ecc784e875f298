import { type Day, dayOf, type Instant, inOslo } from './day.ts';
import type { Language } from './text.ts';

const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

const dayFormats = Object.fromEntries(
  Object.entries(locales).map(([language, locale]) => [
    language,
    {
      long: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
      withYear: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
      short: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
      shortWithYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    },
  ]),
) as Record<Language, Record<'long' | 'withYear' | 'short' | 'shortWithYear', Intl.DateTimeFormat>>;

const noon = (on: Day) => new Date(`${on}T12:00:00Z`);

/** «fredag 13. november», with the year when `from` lies in another. What stays on a card is always absolute. */
export function longDay(on: Day, language: Language, from?: Day): string {
  const year = from === undefined || from.slice(0, 4) !== on.slice(0, 4);
  return dayFormats[language][year ? 'withYear' : 'long'].format(noon(on));
}

/** «13. november», with the year when `from` lies in another. */
export function shortDay(on: Day, language: Language, from?: Day): string {
  const year = from === undefined || from.slice(0, 4) !== on.slice(0, 4);
  return dayFormats[language][year ? 'shortWithYear' : 'short'].format(noon(on));
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
