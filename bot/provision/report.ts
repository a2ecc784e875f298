import { columnsOf } from '../../shared/list.ts';
import type { Gap } from '../ports.ts';
import type { Lacking } from './provision.ts';

/** What each kind of step needs at least: on the site, or as an administrator who signs in. */
const needs = {
  lists: 'needs the role owner on the site, or an administrator’s Sites.Manage.All',
  rows: 'needs the role write on the site, or an administrator’s Sites.ReadWrite.All',
} as const;

/** What provisioning has made or would make, list by list, and what each step needs at least. */
export function reportOf({ gaps, rows }: Lacking): string[] {
  const lists = new Set([...gaps, ...rows].map(({ list }) => list));
  return [...lists].flatMap((list) => {
    const ofList = rows.filter((write) => write.list === list).length;
    return [
      `${list.displayName} (${list.name})`,
      ...gaps.filter((gap) => gap.list === list).map((gap) => `  ${words(gap)}${gap.missing === 'unknown' ? '' : ` (${needs.lists})`}`),
      ...(ofList > 0 ? [`  ${count(ofList, 'row')} (${needs.rows})`] : []),
    ];
  });
}

/** One thing that a list lacks, as it is said. */
export function words(gap: Gap): string {
  switch (gap.missing) {
    case 'list':
      return `the list with its ${count(Object.keys(columnsOf(gap.list)).length, 'column')}`;
    case 'unknown':
      return `its columns cannot be read just now (${gap.why})`;
    case 'heading':
      return `the list’s name, ${gap.list.displayName}`;
    case 'column':
      return `the column ${named(gap)}`;
    case 'index':
      return `the index on ${named(gap)}`;
    case 'words':
      return `in ${named(gap)} the words ${gap.words.map((word) => `«${word}»`).join(', ')}`;
  }
}

const named = ({ column }: Extract<Gap, { column: unknown }>) => `${column.title} (${column.name})`;

/** How many there are, in the singular or the plural. */
export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** Parts as one: what was made until something failed. */
export const together = (parts: readonly Lacking[]): Lacking => ({
  gaps: parts.flatMap(({ gaps }) => gaps),
  rows: parts.flatMap(({ rows }) => rows),
});
