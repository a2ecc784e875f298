import { badRequest } from './errors.ts';
import { operandOf, type Params, type Scope, unsupported } from './operands.ts';

/** One key of an ordering, as SQL that is never null: what has no value comes first. */
export type OrderKey = { sql: string; descending: boolean; cast: string };

/** Reads `$orderby`. Only fields order; everything else is silently ignored, as SharePoint does. */
export function compileOrder(text: string | undefined, scope: Scope, params: Params): OrderKey[] {
  return (text ?? '').split(',').flatMap((part) => {
    const [name = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    if (rest.length > 0 || !['asc', 'desc'].includes(direction)) throw badRequest(`Invalid orderby clause '${part.trim()}'.`);
    if (!name.startsWith('fields/')) return [];
    const { sql, type } = operandOf(name, scope, params);
    const descending = direction === 'desc';
    if (type === 'number') return [{ sql: `coalesce(${sql}, '-infinity')`, descending, cast: 'numeric' }];
    if (type === 'boolean') return [{ sql: `coalesce(${sql}, false)`, descending, cast: 'boolean' }];
    if (type === 'choices') throw unsupported();
    return [{ sql: `coalesce(lower(${sql}), '')`, descending, cast: 'text' }];
  });
}

/** What comes after a position: further along the first key, or equal in it and further along the second, and so on. */
export function after(position: string[], order: OrderKey[], params: Params): string {
  const values = order.map(({ cast }, index) => `${params.add(position[index])}::${cast}`);
  const branches = order.map(({ sql, descending }, index) => {
    const equal = order.slice(0, index).map((key, before) => `${key.sql} = ${values[before]}`);
    return [...equal, `${sql} ${descending ? '<' : '>'} ${values[index]}`].join(' and ');
  });
  return `(${branches.map((branch) => `(${branch})`).join(' or ')})`;
}
