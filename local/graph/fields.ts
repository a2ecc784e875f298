import type { Column } from './column-definition.ts';
import { isoSeconds, osloMidnight, parseInstant } from './dates.ts';
import { badRequest, invalidRequest } from './errors.ts';
import type { References } from './references.ts';
import { isObject } from './router.ts';
import type { ItemRow, Stored, StoredFields } from './store.ts';

/** What a multi-line column takes; SharePoint's own limit is about this. */
const NOTE_LENGTH = 63_999;

/** A write of fields: what each named column becomes; undefined clears it. */
export type FieldChanges = Map<string, Stored | undefined>;

/** Reads what a client sent for `fields`. The first thing that does not fit is a 400, and nothing is written. */
export function readFields(sent: Record<string, unknown>, columns: Column[]): FieldChanges {
  const changes: FieldChanges = new Map();
  for (const [key, value] of Object.entries(sent)) {
    if (key.includes('@')) continue;
    const column = columns.find((candidate) => writtenAs(candidate) === key);
    if (!column) throw invalidRequest(`Field '${key}' is not recognized`);
    changes.set(column.name, value === null ? undefined : readValue(value, column, sent[`${key}@odata.type`]));
  }
  return changes;
}

/** The fields after a write; what is cleared is gone. */
export function applyChanges(fields: StoredFields, changes: FieldChanges): StoredFields {
  const result = { ...fields };
  for (const [name, value] of changes) {
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
  return result;
}

/** The key under which a column is written and read: a reference is a number, under a name of its own. */
function writtenAs({ name, kind }: Column): string {
  return ['lookup', 'lookups', 'person', 'persons'].includes(kind) ? `${name}LookupId` : name;
}

function readValue(value: unknown, column: Column, type: unknown): Stored | undefined {
  if (Array.isArray(value) && typeof type !== 'string') throw invalidRequest();
  if (isObject(value)) throw badRequest('A value without a type name was found and no expected type is available.');
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

/** The item's identity and version, as JSON has it: with its quotes. */
export function etagOf(item: ItemRow): string {
  return `"${item.guid},${item.version}"`;
}

/** An item's fieldValueSet: all that have a value, or exactly those selected. */
export function fieldsJson(
  item: ItemRow,
  columns: Column[],
  selected: string[] | undefined,
  references: References,
): Record<string, unknown> {
  const etag = { '@odata.etag': etagOf(item) };
  const all = { ...ownFields(item, columns, references), ...keptBySharePoint(item) };
  if (!selected) {
    const hidden = new Set(columns.filter(({ definition }) => definition['hidden'] === true).map(writtenAs));
    return { ...etag, ...Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.has(name))) };
  }
  const shown = { ...all, ...displayTexts(item, columns, references) };
  return { ...etag, ...Object.fromEntries(Object.entries(shown).filter(([name]) => selected.includes(name))) };
}

function ownFields(item: ItemRow, columns: Column[], references: References): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const column of columns) {
    const value = item.fields[column.name];
    if (value === undefined) continue;
    if (column.kind === 'lookups' || column.kind === 'persons') {
      shown[column.name] = (Array.isArray(value) ? value : [value]).map((id) => references.shown(column, Number(id)));
    } else if (column.kind === 'lookup' || column.kind === 'person') {
      shown[writtenAs(column)] = String(value);
    } else {
      shown[column.name] = value;
    }
  }
  return shown;
}

/** The text of single references, which is there only for those who name it. */
function displayTexts(item: ItemRow, columns: Column[], references: References): Record<string, unknown> {
  const texts: Record<string, unknown> = { Author: item.created_by.by.user.displayName, Editor: item.modified_by.by.user.displayName };
  for (const column of columns) {
    const value = item.fields[column.name];
    if ((column.kind !== 'lookup' && column.kind !== 'person') || value === undefined) continue;
    const text = references.shown(column, Number(value)).LookupValue;
    if (text !== undefined) texts[column.name] = text;
  }
  return texts;
}

function keptBySharePoint(item: ItemRow): Record<string, unknown> {
  const title = item.fields['Title'];
  return {
    ...(title !== undefined && { LinkTitle: title, LinkTitleNoMenu: title }),
    id: String(item.id),
    ContentType: 'Item',
    Modified: isoSeconds(item.modified_at),
    Created: isoSeconds(item.created_at),
    AuthorLookupId: item.created_by.lookupId,
    EditorLookupId: item.modified_by.lookupId,
    ...(item.created_by.appLookupId && { AppAuthorLookupId: item.created_by.appLookupId }),
    ...(item.modified_by.appLookupId && { AppEditorLookupId: item.modified_by.appLookupId }),
    _UIVersionString: `${item.ui_version}.0`,
    Attachments: false,
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
  };
}
