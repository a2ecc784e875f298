import type { List } from '../../shared/list.ts';
import type { FieldProblem } from '../../shared/row.ts';
import type { Reading } from '../provision/reading.ts';
import { count } from '../provision/report.ts';
import type { Aside } from '../snapshot/list-mirror.ts';
import { doubtful, type Finding, right, some, wrong } from './finding.ts';

/** How many rows there are, which lists cannot be read, and which rows cannot be used as they stand. */
export function rowFindings(lists: readonly List[], reading: Reading): readonly Finding[] {
  const failed = reading.failed.map(({ list, failed: why }) => wrong(`Rows: ${list.displayName} cannot be read: ${why}.`));
  const spoiled = lists.flatMap((list) => {
    const aside = reading.aside(list);
    if (aside.length === 0) return [];
    return [
      doubtful(
        `Rows: ${count(aside.length, 'row')} of ${list.displayName} cannot be used: ${some(aside.map(about), 3)}. Mend them in SharePoint, or in the tab as the secretariat.`,
      ),
    ];
  });
  const all = lists.reduce((sum, list) => sum + reading.rows(list).length, 0);
  return [...failed, ...spoiled, ...(reading.failed.length < lists.length ? [right(`Rows: ${count(all, 'row')} can be used.`)] : [])];
}

/** Which row, by its number, and which of its columns: what stands in them, and in its heading, may be exempt from disclosure. */
const about = ({ item, problems }: Aside) => `no. ${item.id} (${problems.map(wrongWith).join(', ')})`;

const wrongWith = ({ title, kind }: FieldProblem) => `${title}: ${said[kind] ?? `no ${kind}`}`;

/** What is wrong, where «no number» or the like would not say it. */
const said: { readonly [K in FieldProblem['kind']]?: string } = {
  empty: 'empty',
  choice: 'not one of the choices',
  range: 'too low or too high',
};
