import { compares, comparison, fail, operandOf, type Params, type Scope, stringIn, unsupported } from './operands.ts';

const TOKEN = /\s*(?:('(?:[^']|'')*')|([A-Za-z_][\p{L}\p{N}_/]*)|(-?\d[\d.:TZ+-]*)|([(),]))/uy;

/** A filter as a condition on `graph.item i`, and the first of its comparisons with how many parameters stood when it was read. */
export type Filter = { sql: string; first: { sql: string; params: number } };

/** Compiles `$filter`. It knows what the documentation lists, eq, ne, lt, gt, le, ge, startswith and `and`; more when `loose`. */
export function compileFilter(text: string, scope: Scope, params: Params): Filter {
  const tokens = tokenize(text);
  let at = 0;
  let first: Filter['first'] | undefined;
  const next = () => tokens[at++] ?? fail();
  const expect = (token: string) => next() === token || fail();

  const chain = (word: 'and' | 'or', part: () => string): string => {
    const parts = [part()];
    while (tokens[at] === word) {
      if (word === 'or' && !scope.loose) throw unsupported();
      at++;
      parts.push(part());
    }
    return parts.length === 1 ? parts.join('') : `(${parts.join(` ${word} `)})`;
  };
  const any = (): string => chain('or', () => chain('and', one));
  const one = (): string => {
    const token = next();
    if (token === '(') return closed(any());
    if (token === 'not' && scope.loose) return `not coalesce(${one()}, false)`;
    const sql = tokens[at] === '(' || token === 'not' ? call(token) : compared(token);
    first ??= { sql, params: params.values.length };
    return sql;
  };
  const closed = (inner: string): string => {
    expect(')');
    return inner;
  };
  const compared = (name: string): string => {
    const operand = operandOf(name, scope, params);
    const operator = next();
    return compares(operator) ? comparison(operand, operator, next(), params) : fail();
  };
  const call = (name: string): string => {
    const isPrefix = name.toLowerCase() === 'startswith';
    if (!isPrefix && !(scope.loose && name.toLowerCase() === 'contains')) throw unsupported();
    expect('(');
    const operand = operandOf(next(), scope, params);
    expect(',');
    const sought = `lower(${params.add(stringIn(next()))}::text)`;
    expect(')');
    if (operand.type !== 'text') throw unsupported();
    return isPrefix ? `starts_with(lower(${operand.sql}), ${sought})` : `strpos(lower(${operand.sql}), ${sought}) > 0`;
  };

  const sql = any();
  return at === tokens.length && first ? { sql, first } : fail();
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const match = TOKEN.exec(rest);
    if (!match) return fail();
    tokens.push(match[0].trim());
  }
  return tokens;
}
