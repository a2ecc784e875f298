import { z } from 'zod';
import { Day, Instant } from './day.ts';
import { meantBoolean, meantChoice, meantDay, meantNumber } from './meant.ts';

/** How Graph describes a column's type. Source: Graph v1.0 columnDefinition. */
export type Facet =
  | { text: { allowMultipleLines?: true; maxLength?: number } }
  | { number: Record<string, never> }
  | { boolean: Record<string, never> }
  | { dateTime: { format: 'dateOnly' | 'dateTime' } }
  | { choice: { choices: readonly string[]; displayAs: 'dropDownMenu' | 'checkBoxes' } };

/** From the least to the most, both included. */
export interface Range {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

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
  /** What a field that cannot be read must have meant, as SharePoint should have it; `undefined` when that is a guess. */
  meant?(raw: unknown): unknown;
  /** The numbers that make sense. */
  readonly range?: Range;
  /** What an empty field becomes that may not be empty. */
  readonly otherwise?: T;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A field with nothing in it, in each of the ways in which SharePoint says so. */
export const isEmpty = (raw: unknown): boolean => raw === undefined || raw === null || raw === '';

const empty = (raw: unknown) => (isEmpty(raw) ? undefined : raw);

type More<T> = Pick<Column<T>, 'read' | 'write'> & Partial<Pick<Column<T>, 'meant'>>;

const column = <T>(name: string, title: string, facet: Facet, more: More<T>): Column<T> => ({ name, title, facet, index: 'none', ...more });

const asIs = <T>(value: T): T => value;

/** Text in a column that a person has made a number of, or a number in one of text, is still that text. */
const meantText = (raw: unknown) => (typeof raw === 'number' ? String(raw) : undefined);

/** A line of text, at most 255 characters (SharePoint's limit). */
export const text = (name: string, title: string): Column<string> =>
  column(name, title, { text: { maxLength: 255 } }, { read: z.preprocess(empty, z.string()), write: asIs, meant: meantText });

/** A line of text in small letters, such as a GUID, whatever case somebody has typed it in. */
export const smallText = (name: string, title: string): Column<string> => ({
  ...text(name, title),
  read: z.preprocess(empty, z.string().toLowerCase()),
});

/** Text of several lines: anything that may pass 255 characters, and every link. Cannot be filtered by. */
export const note = (name: string, title: string): Column<string> => ({
  ...text(name, title),
  facet: { text: { allowMultipleLines: true } },
});

/** A number, from the least to the most that makes sense. */
export const number = (name: string, title: string, { least, most }: Range = {}): Column<number> => ({
  ...column(
    name,
    title,
    { number: {} },
    {
      read: z.preprocess(
        empty,
        z
          .number()
          .min(least ?? Number.NEGATIVE_INFINITY)
          .max(most ?? Number.POSITIVE_INFINITY),
      ),
      write: asIs,
      meant: meantNumber,
    },
  ),
  range: { least, most },
});

/** Yes or no; an empty field is no. */
export const boolean = (name: string, title: string): Column<boolean> =>
  column(name, title, { boolean: {} }, { read: z.preprocess((raw) => empty(raw) ?? false, z.boolean()), write: asIs, meant: meantBoolean });

/** A moment in UTC. */
export const time = (name: string, title: string): Column<Instant> =>
  column(name, title, { dateTime: { format: 'dateTime' } }, { read: z.preprocess(empty, Instant), write: asIs });

/**
 * A calendar day. SharePoint gives a date-only field as midnight of the site's own zone in UTC; rounding to the nearest UTC midnight
 * recovers the day, and noon UTC, as we write it, is that same day. Holds for sites from eleven hours west to eleven hours east of UTC.
 */
export const onDay = (name: string, title: string): Column<Day> =>
  column(
    name,
    title,
    { dateTime: { format: 'dateOnly' } },
    {
      read: z.preprocess(
        (raw) =>
          typeof raw === 'string' && !Number.isNaN(Date.parse(raw)) && raw.length > 10
            ? new Date(Date.parse(raw) + 12 * 3_600_000 - 1).toISOString().slice(0, 10)
            : empty(raw),
        Day,
      ),
      write: (value) => `${value}T12:00:00Z`,
      meant: meantDay,
    },
  );

/** One of a closed set; SharePoint stores the Norwegian word, code knows the English. */
export function choice<const W extends Readonly<Record<string, string>>>(name: string, title: string, words: W): Column<keyof W & string> {
  const codes = Object.keys(words) as (keyof W & string)[];
  // A code is no word of SharePoint's: it must not pass for one.
  const codeOf = (raw: unknown) => codes.find((code) => words[code] === raw) ?? (isEmpty(raw) ? undefined : { unknown: raw });
  const read = z.preprocess(codeOf, z.enum(codes as [string, ...string[]])) as unknown as z.ZodType<keyof W & string, unknown>;
  return column(
    name,
    title,
    { choice: { choices: Object.values(words), displayAs: 'dropDownMenu' } },
    { read, write: (code) => words[code], meant: (raw) => meantChoice(raw, words) },
  );
}

/** Any number of a closed set, stored like `choice`. */
export function choices<const W extends Readonly<Record<string, string>>>(
  name: string,
  title: string,
  words: W,
): Column<readonly (keyof W & string)[]> {
  const one = choice(name, title, words);
  const meant = (raw: unknown) => {
    const all = (Array.isArray(raw) ? raw : [raw]).map((part) => meantChoice(part, words));
    return all.includes(undefined) ? undefined : all;
  };
  return column(
    name,
    title,
    { choice: { choices: Object.values(words), displayAs: 'checkBoxes' } },
    {
      read: z.preprocess((raw) => empty(raw) ?? [], z.array(one.read).readonly()),
      write: (codes) => codes.map(one.write),
      meant,
    },
  );
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
    { read: z.unknown().transform(parse).pipe(schema) as unknown as z.ZodType<T, unknown>, write: (value) => JSON.stringify(value) },
  );
}

/** The column may be empty. */
export function optional<T>({ otherwise: _never, ...of }: Column<T>): Column<T | undefined> {
  return {
    ...of,
    read: z.union([z.literal(['', null]).transform(() => undefined), z.undefined(), of.read]),
    write: (value) => (value === undefined ? null : of.write(value)),
  };
}

/** A row that somebody has made by hand without this has that: it is written into the row. */
export const orElse = <T>(of: Column<T>, otherwise: NoInfer<T>): Column<T> => ({ ...of, otherwise });

/** The column can be filtered by in SharePoint (which takes twenty a list; ours at most twelve). */
export const indexed = <T>(of: Column<T>): Column<T> => ({ ...of, index: 'indexed' });

/** No two rows may have the same value. */
export const unique = <T>(of: Column<T>): Column<T> => ({ ...of, index: 'unique' });
