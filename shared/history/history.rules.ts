import type { HistoryEntry, HistoryValues } from './history.list.ts';

type Entry = Pick<HistoryEntry, 'before' | 'after'>;

/** What stands in an entry for texts: eight digits that are others when a word is. None for no text. By FNV-1a, 32 bits. */
export function markOf(texts: readonly unknown[]): string | null {
  if (texts.every((text) => text === undefined || text === '')) return null;
  const hash = [...JSON.stringify(texts)].reduce((so, char) => Math.imul(so ^ (char.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
  return `#${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

const isMark = (value: unknown): boolean => typeof value === 'string' && value.startsWith('#');

/** What an entry has after a row is gone. */
export const gone: HistoryValues = { deleted: true };

export const isGone = (values: HistoryValues | null | undefined): boolean => values?.['deleted'] === true;

/** Whether a row still is as its last entry has it. What that entry did not have yet is not known to have changed. */
export const isAsIn = (last: HistoryValues, now: HistoryValues): boolean =>
  !isGone(last) && Object.entries(now).every(([name, value]) => !(name in last) || last[name] === value);

/** What an entry tells its readers: what has changed, the first time what is there. Of a text no more than that it is another. */
export function told({ before, after }: Entry): { before: HistoryValues | undefined; after: HistoryValues } {
  if (isGone(after)) return { before: undefined, after };
  if (before === null || isGone(before)) {
    const there = Object.entries(after).filter(([, value]) => value !== null && value !== false && !isMark(value));
    return { before: undefined, after: { ...(before && { deleted: false }), ...Object.fromEntries(there) } };
  }
  const changed = Object.keys(after).filter((name) => name in before && before[name] !== after[name]);
  const of = (values: HistoryValues) =>
    Object.fromEntries(changed.map((name) => [name, isMark(before[name] ?? after[name]) || (values[name] ?? null)]));
  return { before: of(before), after: of(after) };
}
