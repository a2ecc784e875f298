import { type Column, type Columns, choice, optional, text, unique } from './column.ts';
import type { Instant } from './day.ts';

type Value<C> = C extends Column<infer T> ? T : never;
type Values<C extends Columns> = { readonly [K in keyof C]: Value<C[K]> };

/** How often people change a list in SharePoint's own pages: what they change while they work is looked at more often. */
export type Pace = 'daily' | 'seldom';

/** Where a list lies: in the region's site, or in the restricted one that only the app and those entitled can read. */
export type Place = 'region' | 'restricted';

export interface List<C extends Columns = Columns> {
  /** The internal name, ASCII: `Measures`. */
  readonly name: string;
  /** What people see in SharePoint: `Tiltak`. */
  readonly displayName: string;
  readonly columns: C;
  readonly pace: Pace;
  /** Whether a row made by hand is given a key, or must be named by whoever makes it: `F11`, `Rollag`. */
  readonly keys: 'made' | 'named';
  readonly site: Place;
}

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
  /** Who saved the item according to SharePoint: an app such as Veven, or a person by name. */
  readonly editor: { readonly app: boolean; readonly name: string };
  /** Who changed the row in Veven's own words («HR/Rollag, representant»), by which way, in which change. */
  readonly changedBy: string | undefined;
  readonly changedById: string | undefined;
  readonly changedVia: Via | undefined;
  readonly changeId: string | undefined;
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

/** One declaration a list: row types, Graph's columns, reading, writing and the documentation follow from it. */
export function defineList<const C extends Columns>(
  name: string,
  displayName: string,
  columns: C,
  { pace = 'daily', keys = 'made', site = 'region' }: Partial<Pick<List, 'pace' | 'keys' | 'site'>> = {},
): List<C> {
  return { name, displayName, columns, pace, keys, site };
}

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

/** Every column of a list by the name its value has in a row, the common ones first. */
export const columnsOf = ({ columns }: List): Columns => ({ ...commonColumns, ...columns });

/** Who made a change, by which way: written into the row with it. */
export interface Stamp {
  readonly changedBy: string;
  readonly changedById: string | undefined;
  readonly changedVia: Via;
  readonly changeId: string;
}
