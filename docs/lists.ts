import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { features } from '../bot/features.ts';
import type { Column } from '../shared/column.ts';
import { commonColumns, type List } from '../shared/list.ts';

/** `npm run docs:lists`: writes docs/lists.md again, after a list has changed. A test fails until that is done. */
const page = new URL('lists.md', import.meta.url);

/** The page about the lists, from the lists themselves and from what is said about each where it is defined. */
export async function listsPage(): Promise<string> {
  const said = await docstrings();
  const sections = features.flatMap(({ name, lists = [] }) =>
    lists.map((list) => section(list, { feature: name, about: said.get(list.name) ?? '' })),
  );
  return `${[opening, ...sections].join('\n\n')}\n`;
}

const opening = `# The lists

Written by \`npm run docs:lists\` from the code; edit \`shared/<feature>/<feature>.list.ts\` instead.

Every list lies in the one SharePoint site that Veven is given. \`npm run provision\` makes the lists, columns, indexes and words of a
choice that are missing, and changes and removes nothing else. A row is known by its \`Key\`, and other rows refer to it by that: there
are no lookup columns and no person columns. SharePoint stores the Norwegian words of a choice; the code has English ones.

An edit made in SharePoint counts like one made in Veven, for whoever may make it there. What can mean one thing only is mended in the
list itself: a row without a key is given one (but measures, networks and
municipalities, whose key is a name, must be named), a word in other letters is spelt right, a required field that was emptied gets back what
stood there. An edit that cannot be understood, or that was not this person's to make, is set aside: Veven goes on with the row as it was
(a new row is left out), and the secretariat takes the edit or undoes it in the tab. A row that must exist and that somebody deletes comes
back as it was. Mended in SharePoint, the row comes in by itself.

Beside its own columns every list has \`Title\`, a Norwegian heading, and these:

${table(commonColumns)}

_Unique_ and _indexed_ are SharePoint's. A field that _may be empty_ means no or none when it is. A day has no time and no zone. Several
lines of text and JSON cannot be filtered by in SharePoint.`;

function section({ name, displayName, columns }: List, { feature, about }: { feature: string; about: string }): string {
  return `## ${displayName} (\`${name}\`)\n\n${about} Feature: \`${feature}\`.\n\n${table(columns)}`;
}

function table(columns: List['columns'] | typeof commonColumns): string {
  const rows = Object.values<Column<unknown>>(columns).map((column) => [
    `\`${column.name}\``,
    column.title,
    kindOf(column),
    marksOf(column),
  ]);
  return grid([['Column', 'In SharePoint', 'What it holds', ''], ...rows]);
}

/** A table in Markdown with its columns below each other, as the formatter wants it. */
function grid([head = [], ...body]: readonly (readonly string[])[]): string {
  const widths = head.map((_, index) => Math.max(3, ...[head, ...body].map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (row: readonly string[]) => line(row.map((cell, index) => cell.padEnd(widths[index] ?? 0)));
  return [padded(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(padded)].join('\n');
}

function kindOf({ facet, write, range }: Column<unknown>): string {
  if ('number' in facet) return range?.most === undefined ? 'a number' : `a number from ${range.least ?? 0} to ${range.most}`;
  if ('boolean' in facet) return 'yes or no';
  if ('dateTime' in facet) return facet.dateTime.format === 'dateOnly' ? 'a day' : 'a moment (UTC)';
  if ('choice' in facet) return `${facet.choice.displayAs === 'checkBoxes' ? 'any' : 'one'} of: ${facet.choice.choices.join(', ')}`;
  if (!facet.text.allowMultipleLines) return 'a line of text';
  return write('') === '""' ? 'JSON' : 'text of several lines';
}

function marksOf({ index, read }: Column<unknown>): string {
  return [index === 'none' ? '' : index, read.safeParse(undefined).success ? 'may be empty' : ''].filter(Boolean).join(', ');
}

/** What stands above each `defineList`, by the list's name. */
async function docstrings(): Promise<ReadonlyMap<string, string>> {
  const shared = fileURLToPath(new URL('../shared/', import.meta.url));
  const files = (await readdir(shared, { recursive: true })).filter((file) => file.endsWith('.list.ts'));
  const sources = await Promise.all(files.map((file) => readFile(`${shared}${file}`, 'utf8')));
  const found = sources.flatMap((source) => [...source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\nexport const \w+ = defineList\('(\w+)'/gs)]);
  return new Map(found.map(([, about = '', name = '']) => [name, about.replace(/\s*\n\s*\*\s*/g, ' ').trim()]));
}

if (import.meta.main) await writeFile(page, await listsPage());
