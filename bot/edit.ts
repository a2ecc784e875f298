import type { Actor } from '../shared/access.ts';
import type { List, RowOf } from '../shared/list.ts';
import type { World } from './world.ts';

/** A row as a person has saved it in SharePoint, and as it was before. */
export interface Edit<L extends List = List> {
  readonly list: L;
  readonly row: RowOf<L>;
  readonly known: RowOf<L> | undefined;
}

/** Whether somebody may make that change in the product. */
export type MayEdit = (actor: Actor, edit: Edit, world: World) => boolean;

/** The edit, if it is one of this list, with the list's own columns. */
export const editOf = <L extends List>(list: L, edit: Edit): Edit<L> | undefined =>
  edit.list.name === list.name ? (edit as unknown as Edit<L>) : undefined;

/** Whether none of these values is another than before; in a new row, whether all are empty. */
export const leaves = <L extends List>({ row, known }: Edit<L>, values: readonly (keyof RowOf<L>)[]): boolean =>
  values.every((value) => JSON.stringify(row[value]) === JSON.stringify(known?.[value]));
