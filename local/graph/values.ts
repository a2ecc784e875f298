import type { Column } from './column-definition.ts';
import { isoSeconds, osloMidnight, parseInstant } from './dates.ts';
import { badRequest, invalidRequest } from './errors.ts';
import { isObject } from './router.ts';
import type { Stored } from './store.ts';

/** What a multi-line column takes; SharePoint's own limit is about this. */
const NOTE_LENGTH = 63_999;

/** Reads one value that a client sent for a column, with the OData type it named; undefined clears. What does not fit is a 400. */
export function readValue(value: unknown, column: Column, type: unknown): Stored | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value) && typeof type !== 'string') throw invalidRequest();
  // A link is an object where it is read, and all the same cannot be written.
  if (isObject(value) && column.kind !== 'unwritable')
    throw badRequest('A value without a type name was found and no expected type is available.');
  switch (column.kind) {
    case 'text':
    case 'choice':
      return readText(value, maxLength(column));
    case 'note':
      return readText(value, NOTE_LENGTH);
    case 'number':
      if (typeof value !== 'number') throw invalidRequest();
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw invalidRequest();
      return value;
    case 'dateTime':
      return readDate(value, parseInstant);
    case 'dateOnly':
      return readDate(value, osloMidnight);
    case 'choices':
      return readMany(value, type, 'Collection(Edm.String)', (one) => readText(one, 255) ?? '');
    case 'lookup':
    case 'person':
      return readLookupId(value);
    case 'lookups':
    case 'persons':
      return readMany(value, type, 'Collection(Edm.Int32)', readLookupId);
    case 'computed':
    case 'unwritable':
      throw invalidRequest();
  }
}

function maxLength({ definition }: Column): number {
  const limit = isObject(definition['text']) ? definition['text']['maxLength'] : undefined;
  return typeof limit === 'number' ? Math.min(limit, 255) : 255;
}

/** Text that is stored; an empty one is no value. */
function readText(value: unknown, limit: number): string | undefined {
  if (typeof value !== 'string') throw invalidRequest();
  if (value.length > limit) {
    throw invalidRequest('Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.');
  }
  // PostgreSQL stores neither; SharePoint's XML does not either.
  if (value.includes('\0') || !value.isWellFormed()) throw invalidRequest();
  return value === '' ? undefined : value;
}

function readDate(value: unknown, parse: (text: string) => Date | undefined): string {
  const date = typeof value === 'string' ? parse(value) : undefined;
  if (!date) throw invalidRequest();
  return isoSeconds(date);
}

function readLookupId(value: unknown): number {
  const id = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 0) throw invalidRequest();
  return id;
}

function readMany<T extends string | number>(value: unknown, type: unknown, expected: string, read: (one: unknown) => T): T[] | undefined {
  if (!Array.isArray(value) || String(type).replace('#', '') !== expected) throw invalidRequest();
  return value.length === 0 ? undefined : value.map(read);
}
