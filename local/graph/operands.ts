import { type Column, writtenAs } from './column-definition.ts';
import { isoSeconds, osloMidnight, parseInstant } from './dates.ts';
import { badRequest, type GraphError, invalidRequest } from './errors.ts';
import { tooManyRows } from './threshold.ts';

/** Collects the values of a statement; each gets a number and never becomes part of the SQL. */
export type Params = { add(value: unknown): string; values: unknown[] };

export function createParams(...values: unknown[]): Params {
  return { values, add: (value) => `$${values.push(value)}` };
}

/** What may be asked of the items of a list. */
export type Scope = {
  columns: Column[];
  /** Whether un-indexed columns are allowed too, because the caller prefers to risk it. */
  allowUnindexed: boolean;
  /** Whether the list has outgrown such questions. */
  isLarge: boolean;
  /** Whether `or`, `not` and `contains` are understood. */
  loose: boolean;
};

/** `Prefer: HonorNonIndexedQueriesWarningMayFailRandomly` */
export function allowsUnindexed(prefer: string | undefined): boolean {
  return /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(prefer ?? '');
}

type Type = 'text' | 'number' | 'boolean' | 'dateTime' | 'dateOnly' | 'choices';

/** What is compared: as SQL, and for what a column holds, the parameter with the column's name. */
type Operand = { sql: string; type: Type; key?: string };

/** All values of an item, as the index `item_values` has them. */
const VALUES = 'lower(i.fields::text)::jsonb';

const COMPARISONS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', gt: '>', le: '<=', ge: '>=' };

/** Whether a word compares. */
export function compares(word: string): boolean {
  return word in COMPARISONS;
}

/** What a name in a filter or an order stands for. Graph's 400 if there is no such field, or if it may not be used so. */
export function operandOf(token: string, { columns, allowUnindexed, isLarge }: Scope, params: Params): Operand {
  if (token === 'id' || token === 'fields/id' || token === 'fields/ID') return { sql: 'i.id', type: 'number' };
  const kept = KEPT[token];
  const name = token.replace(/^fields\//, '');
  const column = columns.find((candidate) => [candidate.name, writtenAs(candidate)].includes(LINKS[name] ?? name));
  if (!kept && (!column || !token.startsWith('fields/'))) {
    if (token.startsWith('fields/')) throw invalidRequest(`Field '${name}' is not recognized`);
    return fail();
  }
  if (allowUnindexed && isLarge && !column?.indexed) throw tooManyRows();
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
  const key = `${params.add(column?.name)}::text`;
  const value = `i.fields ->> ${key}`;
  switch (column?.kind) {
    case 'number':
    case 'lookup':
    case 'person':
      return { sql: `(${value})::numeric`, type: 'number', key };
    case 'boolean':
      return { sql: `(${value})::boolean`, type: 'boolean', key };
    case 'text':
    case 'note':
    case 'choice':
      return { sql: `(${value})`, type: 'text', key };
    case 'dateTime':
    case 'dateOnly':
      return { sql: `(${value})`, type: column.kind, key };
    case 'choices':
      return { sql: `(${value})::jsonb`, type: 'choices' };
    default:
      throw unsupported();
  }
}

/** A comparison with a literal, as SQL. */
export function comparison({ sql, type, key }: Operand, operator: string, literal: string, params: Params): string {
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
  // What the index on all values answers; there, dates too are in small letters.
  const small = type.startsWith('date') ? `lower(${right})` : right;
  if (operator === 'eq' && key) return `${VALUES} @> jsonb_build_object(lower(${key}), ${small})`;
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

/** The text of a literal. */
export function stringIn(literal: string): string {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : fail();
}

/** The filter is not understood. */
export function fail(): never {
  throw badRequest('Invalid filter clause');
}

/** The filter is understood, but not offered. */
export function unsupported(): GraphError {
  return invalidRequest('The provided filter statement is not supported');
}
