import { z } from 'zod';
import { Day, Instant } from './day.ts';

/** How Graph describes a column's type. Source: Graph v1.0 columnDefinition. */
export type Facet =
  | { text: { allowMultipleLines?: true; maxLength?: number } }
  | { number: Record<string, never> }
  | { boolean: Record<string, never> }
  | { dateTime: { format: 'dateOnly' | 'dateTime' } }
  | { choice: { choices: readonly string[]; displayAs: 'dropDownMenu' | 'checkBoxes' } };

/** One column: its name in SharePoint, how a raw field becomes a value of ours, and how ours becomes a field. */
export interface Column<T> {
  readonly name: string;
  readonly title: string;
  readonly facet: Facet;
  readonly index: 'none' | 'indexed' | 'unique';
  /** Takes the raw field, `undefined` when SharePoint left it out (it leaves out what is empty). */
  readonly read: z.ZodType<T, unknown>;
  /** What to send to Graph: `null` clears a field. Multi-value fields bring their `@odata.type` sibling by themselves. */
  write(value: T): unknown;
}

type Columns = Readonly<Record<string, Column<unknown>>>;
type Value<C> = C extends Column<infer T> ? T : never;

/** What every row has beside its own columns. */
export interface RowMeta {
  /** Known everywhere by this: made from its cause, else a UUID. */
  readonly key: string;
  /** A Norwegian heading for people who open the list. */
  readonly title: string;
  readonly itemId: string;
  readonly etag: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** Who saved the item according to SharePoint: Veven itself, or a person by name. */
  readonly editor: { readonly veven: boolean; readonly name: string };
  /** Who changed the row in Veven's own words («HR/Rollag, representant»), by which way, in which change. */
  readonly changedBy: string | undefined;
  readonly changedById: string | undefined;
  readonly changedVia: Via | undefined;
  readonly changeId: string | undefined;
}

type Values<C extends Columns> = { readonly [K in keyof C]: Value<C[K]> };

export interface List<C extends Columns = Columns> {
  /** The internal name, ASCII: `Measures`. */
  readonly name: string;
  /** What people see in SharePoint: `Tiltak`. */
  readonly displayName: string;
  readonly columns: C;
}

/** A row of a list, typed. */
export type RowOf<L> = L extends List<infer C> ? RowMeta & Values<C> : never;

type OptionalKeys<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** What must be said to make a row: key, heading and every column that may not be empty. */
export type NewRow<L> =
  L extends List<infer C>
    ? { readonly key: string; readonly title: string } & Omit<Values<C>, OptionalKeys<Values<C>>> &
        Partial<Pick<Values<C>, OptionalKeys<Values<C>>>>
    : never;

/** What may be changed in a row: any column, and its heading. */
export type Changes<L> = L extends List<infer C> ? Partial<Values<C> & { readonly title: string }> : never;

export function defineList<const C extends Columns>(name: string, displayName: string, columns: C): List<C> {
  return { name, displayName, columns };
}

const empty = (raw: unknown) => (raw === '' || raw === null ? undefined : raw);

function column<T>(name: string, title: string, facet: Facet, read: z.ZodType<T, unknown>, write: (value: T) => unknown): Column<T> {
  return { name, title, facet, index: 'none', read, write };
}

/** A line of text, at most 255 characters (SharePoint's limit). */
export const text = (name: string, title: string): Column<string> =>
  column(name, title, { text: { maxLength: 255 } }, z.preprocess(empty, z.string()), (value) => value);

/** A line of text in small letters, such as a GUID, whatever case somebody has typed it in. */
export const smallText = (name: string, title: string): Column<string> =>
  column(name, title, { text: { maxLength: 255 } }, z.preprocess(empty, z.string().toLowerCase()), (value) => value);

/** Text of several lines: anything that may pass 255 characters, and every link. Cannot be filtered by. */
export const note = (name: string, title: string): Column<string> =>
  column(name, title, { text: { allowMultipleLines: true } }, z.preprocess(empty, z.string()), (value) => value);

export const number = (name: string, title: string): Column<number> =>
  column(name, title, { number: {} }, z.preprocess(empty, z.number()), (value) => value);

/** Yes or no; an empty field is no. */
export const boolean = (name: string, title: string): Column<boolean> =>
  column(
    name,
    title,
    { boolean: {} },
    z.preprocess((raw) => raw ?? false, z.boolean()),
    (value) => value,
  );

/** A moment in UTC. */
export const time = (name: string, title: string): Column<Instant> =>
  column(name, title, { dateTime: { format: 'dateTime' } }, z.preprocess(empty, Instant), (value) => value);

/**
 * A calendar day. SharePoint gives a date-only field as midnight of the site's own zone in UTC, whatever that zone is;
 * rounding to the nearest UTC midnight recovers the day, and noon UTC is the same day in every zone it may be read in.
 */
export const onDay = (name: string, title: string): Column<Day> =>
  column(
    name,
    title,
    { dateTime: { format: 'dateOnly' } },
    z.preprocess(
      (raw) =>
        typeof raw === 'string' && !Number.isNaN(Date.parse(raw)) && raw.length > 10
          ? new Date(Date.parse(raw) + 12 * 3_600_000).toISOString().slice(0, 10)
          : empty(raw),
      Day,
    ),
    (value) => `${value}T12:00:00Z`,
  );

/** One of a closed set; SharePoint stores the Norwegian word, code knows the English. */
export function choice<const W extends Readonly<Record<string, string>>>(name: string, title: string, words: W): Column<keyof W & string> {
  const codes = Object.keys(words) as (keyof W & string)[];
  const codeOf = (raw: unknown) => codes.find((code) => words[code] === raw) ?? empty(raw);
  const read = z.preprocess(codeOf, z.enum(codes as [string, ...string[]])) as unknown as z.ZodType<keyof W & string, unknown>;
  return column(name, title, { choice: { choices: Object.values(words), displayAs: 'dropDownMenu' } }, read, (code) => words[code]);
}

/** Any number of a closed set, stored like `choice`. */
export function choices<const W extends Readonly<Record<string, string>>>(
  name: string,
  title: string,
  words: W,
): Column<readonly (keyof W & string)[]> {
  const one = choice(name, title, words);
  const read = z.preprocess((raw) => raw ?? [], z.array(one.read).readonly());
  return column(name, title, { choice: { choices: Object.values(words), displayAs: 'checkBoxes' } }, read, (codes) => codes.map(one.write));
}

/** Anything that nobody filters by, as JSON in a multi-line text. */
export function json<T>(name: string, title: string, schema: z.ZodType<T>): Column<T> {
  const parse = (raw: unknown, context: z.RefinementCtx) => {
    try {
      return typeof raw === 'string' && raw !== '' ? JSON.parse(raw) : undefined;
    } catch {
      context.addIssue({ code: 'custom', message: 'expected JSON' });
      return z.NEVER;
    }
  };
  return column(
    name,
    title,
    { text: { allowMultipleLines: true } },
    z.unknown().transform(parse).pipe(schema) as unknown as z.ZodType<T, unknown>,
    (value) => JSON.stringify(value),
  );
}

/** The column may be empty. */
export function optional<T>(of: Column<T>): Column<T | undefined> {
  return {
    ...of,
    read: z.union([z.literal(['', null]).transform(() => undefined), z.undefined(), of.read]),
    write: (value) => (value === undefined ? null : of.write(value)),
  };
}

/** The column can be filtered by in SharePoint (which takes twenty a list; ours at most twelve). */
export const indexed = <T>(of: Column<T>): Column<T> => ({ ...of, index: 'indexed' });

/** No two rows may have the same value. */
export const unique = <T>(of: Column<T>): Column<T> => ({ ...of, index: 'unique' });

/** The ways a change can come. */
export const via = { card: 'kort', tab: 'fane', mail: 'e-post', sharePoint: 'SharePoint', veven: 'Veven' } as const;
export type Via = keyof typeof via;

/** The columns that every list has beside its own. */
export const commonColumns = {
  key: unique(text('Key', 'Nøkkel')),
  changedBy: optional(text('ChangedBy', 'Endret av')),
  changedById: optional(text('ChangedById', 'Endret av (id)')),
  changedVia: optional(choice('ChangedVia', 'Endret via', via)),
  changeId: optional(text('ChangeId', 'Endring')),
};

/** Who made a change, by which way: written into the row with it. */
export interface Stamp {
  readonly changedBy: string;
  readonly changedById: string | undefined;
  readonly changedVia: Via;
  readonly changeId: string;
}

/** Our values as fields for Graph. Only the columns that are named are written. */
export function toFields(list: List, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const columns: Columns = { ...list.columns, ...commonColumns };
  for (const [property, value] of Object.entries(values)) {
    if (property === 'title') {
      fields['Title'] = String(value).slice(0, 255);
      continue;
    }
    const of = columns[property];
    if (!of) throw new Error(`${list.name} has no column for ${property}`);
    const field = value === undefined ? null : of.write(value);
    if (Array.isArray(field)) fields[`${of.name}@odata.type`] = 'Collection(Edm.String)';
    fields[of.name] = field;
  }
  return fields;
}

/** An item as Graph gives it, as far as rows need it. */
export const GraphItem = z.object({
  id: z.string(),
  '@odata.etag': z.string().optional(),
  eTag: z.string().optional(),
  createdDateTime: Instant,
  lastModifiedDateTime: Instant,
  lastModifiedBy: z
    .object({
      user: z.object({ displayName: z.string().optional() }).optional(),
      application: z.object({ displayName: z.string().optional() }).optional(),
    })
    .optional(),
  fields: z.record(z.string(), z.unknown()),
});
export type GraphItem = z.infer<typeof GraphItem>;

/** Why a row that a person has edited in SharePoint cannot be used: list, row, column and what is wrong, in English for the log. */
export interface SpoiledRow {
  readonly list: string;
  readonly itemId: string;
  readonly problems: readonly string[];
}

/** Reads a Graph item as a row of the list, or says what is wrong with it. Never throws. */
export function toRow<L extends List>(list: L, item: GraphItem): { row: RowOf<L> } | { spoiled: SpoiledRow } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [property, of] of Object.entries<Column<unknown>>({ ...commonColumns, ...list.columns })) {
    const parsed = of.read.safeParse(item.fields[of.name]);
    if (parsed.success) values[property] = parsed.data;
    else problems.push(`${of.name}: ${parsed.error.issues[0]?.message ?? 'invalid'}`);
  }
  if (problems.length > 0) return { spoiled: { list: list.name, itemId: item.id, problems } };
  const { user, application } = item.lastModifiedBy ?? {};
  const meta = {
    itemId: item.id,
    etag: item['@odata.etag'] ?? item.eTag ?? '',
    title: typeof item.fields['Title'] === 'string' ? item.fields['Title'] : '',
    createdAt: item.createdDateTime,
    modifiedAt: item.lastModifiedDateTime,
    editor: { veven: application !== undefined, name: user?.displayName ?? application?.displayName ?? '' },
  };
  return { row: { ...values, ...meta } as unknown as RowOf<L> };
}
