import { dayOf, instant, isoWeek } from '../../../shared/day.ts';
import type { PageLanguage } from './language.tsx';

const zone = 'Europe/Oslo';
const locales = { nb: 'nb-NO', en: 'en-GB' };

/** «tirsdag 17. november 2026» */
export function longDay(at: string, language: PageLanguage): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(at));
}

/** «08.30», in English 08:30 */
export function timeOfDay(at: string, language: PageLanguage): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  return language === 'nb' ? time.replace(':', '.') : time;
}

/** «tirsdag 17. november 2026 kl. 08.30» */
export function longMoment(at: string, language: PageLanguage): string {
  return `${longDay(at, language)}${language === 'nb' ? ' kl. ' : ', '}${timeOfDay(at, language)}`;
}

/** «17. november kl. 08.30», with the year when it is another than that of `now`. */
export function shortMoment(at: string, language: PageLanguage, now: string): string {
  const year = at.slice(0, 4) === now.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const date = new Intl.DateTimeFormat(locales[language], { timeZone: zone, day: 'numeric', month: 'long', ...year }).format(new Date(at));
  return `${date}${language === 'nb' ? ' kl. ' : ', '}${timeOfDay(at, language)}`;
}

export const weekOf = (at: string): number => isoWeek(dayOf(instant(at)));
