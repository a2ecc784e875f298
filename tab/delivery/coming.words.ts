import type { ComingView, Receiver } from '../../shared/delivery/messages.api.ts';
import type { Language } from '../../shared/text.ts';

/** What goes by itself. */
export const goes = ({ state }: Pick<ComingView, 'state'>): boolean => state === 'planned' || state === 'soon';

export const nameOf = (to: Receiver): string => (to.kind === 'channel' ? to.title : to.name);

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** «november» */
export const monthOf = (on: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { month: 'long', timeZone: 'UTC' }).format(new Date(`${on.slice(0, 7)}-15T12:00:00Z`));
