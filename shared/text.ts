/** The languages every text for users exists in: bokmål, nynorsk, English. What people write themselves is never translated. */
export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** One word or sentence in every language. */
export type Phrase = Readonly<Record<Language, string>>;

/** What is said in every language, as one phrase. */
export const phrase = (say: (language: Language) => string): Phrase => ({ nb: say('nb'), nn: say('nn'), en: say('en') });

type Entry = string | ((...values: never[]) => string);
type Same<T extends Record<string, Entry>> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};

/**
 * The texts of one feature. Bokmål decides which entries there are and which values they take:
 * a missing, superfluous or differently shaped entry in another language does not compile.
 */
export function catalogue<const T extends Record<string, Entry>>(
  nb: T,
  nn: NoInfer<Same<T>>,
  en: NoInfer<Same<T>>,
): Record<Language, Same<T>> {
  return { nb: nb as unknown as Same<T>, nn, en };
}
