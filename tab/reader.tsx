import { createContext, type ReactNode, use, useMemo } from 'react';
import { type Day, dayOf, type Instant } from '../shared/day.ts';
import { duration, longDay, longTime, shortDay, shortTime, timeOfDay } from '../shared/format.ts';
import type { Me } from '../shared/home/home.api.ts';
import type { Language } from '../shared/text.ts';

/** Who reads, in which language, on which of the region's days. */
export interface Reader {
  readonly language: Language;
  readonly today: Day;
  readonly secretariat: boolean;
  /** The municipality the reader speaks for. */
  readonly municipality: string | undefined;
  readonly seats: Me['seats'];
  readonly networks: Me['networks'];
}

const ReaderContext = createContext<Reader | undefined>(undefined);

export function ReaderProvider({ me, children }: { me: Me; children: ReactNode }) {
  const today = dayOf(me.now);
  const { language, secretariat, seats, networks } = me;
  const reader = useMemo(
    () => ({ language, today, secretariat, seats, networks, municipality: seats[0]?.municipality }),
    [language, today, secretariat, seats, networks],
  );
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (!reader) throw new Error('no reader: the page stands outside <ReaderProvider>');
  return reader;
}

/** The language is known before the reader is: from Teams. */
export const LanguageContext = createContext<Language>('nb');

export function useText<T>(catalogue: Readonly<Record<Language, T>>): T {
  return catalogue[use(LanguageContext)];
}

/** Dates and times in the reader's language, with the year only when it is not this one. */
export function useFormat() {
  const { language, today } = useReader();
  return useMemo(
    () => ({
      longDay: (on: Day) => longDay(on, language, today),
      shortDay: (on: Day) => shortDay(on, language, today),
      longTime: (at: Instant) => longTime(at, language, today),
      shortTime: (at: Instant) => shortTime(at, language, today),
      time: (at: Instant) => timeOfDay(at, language),
      duration: (minutes: number) => duration(minutes, language),
    }),
    [language, today],
  );
}

/** Teams says `nn-no`, a browser `no` or `en-GB`. */
export function languageOf(locale: string): Language {
  const [language] = locale.toLowerCase().split('-');
  return language === 'nn' || language === 'en' ? language : 'nb';
}
