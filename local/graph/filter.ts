import type { Column } from './column-definition.ts';
import { isoSeconds, osloMidnight, parseInstant } from './dates.ts';
import { badRequest, type GraphError, invalidRequest } from './errors.ts';

/** Collects the values of a statement; each gets a number and never becomes part of the SQL. */
export type Params = { add(value: unknown): string; values: unknown[] };

export function createParams(...values: unknown[]): Params {
  return { values, add: (value) => `$${values.push(value)}` };
}

/** What may be asked of the items of a list: its columns, and whether un-indexed ones are allowed too. */
export type Scope = { columns: Column[]; allowUnindexed: boolean };

/** `Prefer: HonorNonIndexedQueriesWarningMayFailRandomly` */
export function allowsUnindexed(prefer: string | undefined): boolean {
  return /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(prefer ?? '');
}

type Type = 'text' | 'number' | 'boolean' | 'dateTime' | 'dateOnly' | 'choices';
type Operand = { sql: string; type: Type };

const COMPARISONS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', gt: '>', le: '<=', ge: '>=' };
const TOKEN = /\s*(?:('(?:[^']|'')*')|([A-Za-z_][\p{L}\p{N}_/]*)|(-?\d[\d.:TZ+-]*)|([(),]))/uy;

/** Turns `$filter` into a condition on `graph.item i`. It knows what the documentation lists: eq, ne, lt, gt, le, ge, startswith, and. */
export function compileFilter(text: string, scope: Scope, params: Params): string {
  const tokens = tokenize(text);
  let at = 0;
  const next = () => tokens[at++] ?? fail();
  const expect = (token: string) => next() === token || fail();

  const all = (): string => {
    const conditions = [one()];
    while (tokens[at] === 'and') {
      at++;
      conditions.push(one());
    }
    if (tokens[at] === 'or') throw unsupported();
    return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' and ')})`;
  };
  const one = (): string => {
    const token = next();
    if (token === '(') {
      const inner = all();
      expect(')');
      return inner;
    }
    if (tokens[at] === '(' || token === 'not') return call(token);
    const operand = operandOf(token, scope, params);
    const operator = next();
    if (!COMPARISONS[operator]) fail();
    return comparison(operand, operator, next(), params);
  };
  const call = (name: string): string => {
    if (name.toLowerCase() !== 'startswith') throw unsupported();
    expect('(');
    const operand = operandOf(next(), scope, params);
    expect(',');
    const prefix = stringIn(next());
    expect(')');
    if (operand.type !== 'text') throw unsupported();
    return `starts_with(lower(${operand.sql}), lower(${params.add(prefix)}::text))`;
  };

  const condition = all();
  return at === tokens.length ? condition : fail();
}

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

function operandOf(token: string, { columns, allowUnindexed }: Scope, params: Params): Operand {
  if (token === 'id' || token === 'fields/id' || token === 'fields/ID') return { sql: 'i.id', type: 'number' };
  const kept = KEPT[token];
  const name = token.replace(/^fields\//, '');
  const column = columns.find((candidate) => [candidate.name, `${candidate.name}LookupId`].includes(LINKS[name] ?? name));
  if (!kept && (!column || !token.startsWith('fields/'))) {
    if (token.startsWith('fields/')) throw invalidRequest(`Field '${name}' is not recognized`);
    return fail();
  }
  if (!allowUnindexed && !column?.indexed) {
    throw invalidRequest(
      `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  return kept ?? stored(column, params);
}

/** What every item has beside its columns. None of it is indexed unless somebody asks SharePoint to. */
const KEPT: Record<string, Operand> = {
  'fields/Created': { sql: instant('i.created_at'), type: 'dateTime' },
  'fields/Modified': { sql: instant('i.modified_at'), type: 'dateTime' },
  'fields/AuthorLookupId': { sql: `(i.created_by ->> 'lookupId')::numeric`, type: 'number' },
  'fields/EditorLookupId': { sql: `(i.modified_by ->> 'lookupId')::numeric`, type: 'number' },
  createdDateTime: { sql: instant('i.created_at'), type: 'dateTime' },
  lastModifiedDateTime: { sql: instant('i.modified_at'), type: 'dateTime' },
};

const LINKS: Record<string, string> = { LinkTitle: 'Title', LinkTitleNoMenu: 'Title' };

function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

function stored(column: Column | undefined, params: Params): Operand {
  const value = `i.fields ->> ${params.add(column?.name)}::text`;
  switch (column?.kind) {
    case 'number':
    case 'lookup':
    case 'person':
      return { sql: `(${value})::numeric`, type: 'number' };
    case 'boolean':
      return { sql: `(${value})::boolean`, type: 'boolean' };
    case 'text':
    case 'note':
    case 'choice':
      return { sql: `(${value})`, type: 'text' };
    case 'dateTime':
    case 'dateOnly':
      return { sql: `(${value})`, type: column.kind };
    case 'choices':
      return { sql: `(${value})::jsonb`, type: 'choices' };
    default:
      throw unsupported();
  }
}

function comparison({ sql, type }: Operand, operator: string, literal: string, params: Params): string {
  if (literal === 'null') {
    if (operator !== 'eq' && operator !== 'ne') return fail();
    return `${sql} is ${operator === 'ne' ? 'not ' : ''}null`;
  }
  if (type === 'choices') {
    const holds = `coalesce(${sql} ? ${params.add(stringIn(literal))}, false)`;
    if (operator !== 'eq' && operator !== 'ne') throw unsupported();
    return operator === 'eq' ? holds : `not ${holds}`;
  }
  // SharePoint compares text without regard to letter case. What has no value differs from every value.
  const left = type === 'text' ? `lower(${sql})` : sql;
  const right = valueIn(literal, type, params);
  return operator === 'ne' ? `${left} is distinct from ${right}` : `${left} ${COMPARISONS[operator]} ${right}`;
}

function valueIn(literal: string, type: Type, params: Params): string {
  const text = literal.startsWith("'") ? stringIn(literal) : literal;
  switch (type) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? `${params.add(text)}::numeric` : fail();
    case 'boolean': {
      const value = { true: true, false: false, 1: true, 0: false }[text.toLowerCase()];
      return value === undefined ? fail() : `${params.add(value)}::boolean`;
    }
    case 'dateTime':
    case 'dateOnly': {
      const date = type === 'dateOnly' ? osloMidnight(text) : parseInstant(text);
      return date ? `${params.add(isoSeconds(date))}::text` : fail();
    }
    default:
      return `lower(${params.add(stringIn(literal))}::text)`;
  }
}

function stringIn(literal: string): string {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : fail();
}

function fail(): never {
  throw badRequest('Invalid filter clause');
}

function unsupported(): GraphError {
  return invalidRequest('The provided filter statement is not supported');
}
