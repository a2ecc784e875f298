/**
 * What somebody meant who wrote something into SharePoint that Veven cannot read: only where it cannot have meant anything else.
 * Each answers in SharePoint's own form, and `undefined` for everything that would be a guess.
 */

const words = (raw: unknown): string | undefined =>
  typeof raw === 'string' ? raw.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb') : undefined;

/** One of the words of a choice in other letters or with space around it, or the code's own English word. */
export function meantChoice(raw: unknown, choices: Readonly<Record<string, string>>): string | undefined {
  const said = words(raw);
  return Object.entries(choices).find(([code, word]) => said === words(word) || said === words(code))?.[1];
}

/** `12`, `12,5`, `12.5` or `1 200` as text. Nothing with a letter in it, nor `1.200`: in Norway that may be twelve hundred. */
export function meantNumber(raw: unknown): number | undefined {
  const said = words(raw)?.replace(/(\d) (?=\d{3}\b)/g, '$1');
  return said !== undefined && /^-?\d+(,\d+|\.(?!\d{3}$)\d+)?$/.test(said) ? Number(said.replace(',', '.')) : undefined;
}

export function meantBoolean(raw: unknown): boolean | undefined {
  if (raw === 1 || raw === 0) return raw === 1;
  const said = words(raw);
  if (said === 'ja' || said === 'yes' || said === 'true' || said === '1') return true;
  return said === 'nei' || said === 'no' || said === 'false' || said === '0' ? false : undefined;
}

/** `4.2.2027` and `04.02.2027`, as a day is written in Norway; at noon UTC, as days are stored. */
export function meantDay(raw: unknown): string | undefined {
  const [, on = '', month = '', year = ''] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(words(raw) ?? '') ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${on.padStart(2, '0')}`;
  const noon = `${day}T12:00:00Z`;
  return year !== '' && !Number.isNaN(Date.parse(noon)) && new Date(noon).toISOString().startsWith(day) ? noon : undefined;
}
