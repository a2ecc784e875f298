import type { Changes, List, NewRow, RowMeta } from '../shared/list.ts';

/** One row to be made or changed. The engine adds who did it and the ETag's guard. */
export type Write =
  | { readonly do: 'create'; readonly list: List; readonly key: string; readonly values: Readonly<Record<string, unknown>> }
  | { readonly do: 'update'; readonly list: List; readonly row: RowMeta; readonly values: Readonly<Record<string, unknown>> };

/** A new row. Its key comes from its cause, so that making it twice makes it once. */
export function create<L extends List>(list: L, row: NewRow<L>): Write {
  return { do: 'create', list, key: (row as { key: string }).key, values: row as Record<string, unknown> };
}

/** A change of the named columns, refused by Graph when the row has changed since it was read. */
export function update<L extends List>(list: L, row: RowMeta, values: Changes<L>): Write {
  return { do: 'update', list, row, values: values as Record<string, unknown> };
}

/** Whether a row has these values already. */
export const says = (row: RowMeta, values: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(values).every(([property, value]) => {
    const own = (row as unknown as Record<string, unknown>)[property];
    return JSON.stringify(own) === JSON.stringify(value);
  });
