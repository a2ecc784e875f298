import { plainText } from './built-in-columns.ts';
import { badRequest, invalidRequest } from './errors.ts';
import { isObject } from './router.ts';

/** What a column's values are: decides how they are written, read, filtered and indexed. */
export type Kind =
  | 'text'
  | 'note'
  | 'number'
  | 'boolean'
  | 'dateTime'
  | 'dateOnly'
  | 'choice'
  | 'choices'
  | Reference
  | 'computed'
  | 'unwritable';
type Reference = 'lookup' | 'lookups' | 'person' | 'persons';

/** A column of a list. The definition is what Graph shows of it. */
export type Column = { id: string; name: string; kind: Kind; definition: Definition; indexed: boolean; unique: boolean };

/** Graph's columnDefinition. */
export type Definition = Record<string, unknown>;

/** Whether the values are numbers that refer to something: an item of another list, or somebody. */
export function isReference({ kind }: Column): boolean {
  return ['lookup', 'lookups', 'person', 'persons'].includes(kind);
}

/** The key under which a column is written and read: a reference has one of its own. */
export function writtenAs(column: Column): string {
  return isReference(column) ? `${column.name}LookupId` : column.name;
}

const MAX_INDEXES = 20;
const INDEXABLE = new Set<Kind>(['text', 'number', 'boolean', 'dateTime', 'dateOnly', 'choice', 'lookup', 'person']);
const PLAIN = ['columnGroup', 'description', 'displayName', 'enforceUniqueValues', 'hidden', 'indexed', 'name', 'readOnly', 'required'];
const UNSHOWN = ['isDeletable', 'isReorderable', 'isSealed', 'propagateChanges', 'sourceContentType', 'type', 'validation'];
const FACETS = [
  ...['text', 'number', 'currency', 'boolean', 'dateTime', 'choice', 'personOrGroup', 'lookup', 'calculated', 'hyperlinkOrPicture'],
  ...['geolocation', 'term', 'thumbnail', 'contentApprovalStatus'],
];
const FLAGS = ['enforceUniqueValues', 'hidden', 'indexed', 'readOnly', 'required'];

const FACET_DEFAULTS: Record<string, Record<string, unknown>> = {
  text: plainText(),
  number: { decimalPlaces: 'automatic', displayAs: 'number', maximum: Number.MAX_VALUE, minimum: -Number.MAX_VALUE },
  currency: { locale: 'en-us' },
  dateTime: { displayAs: 'default', format: 'dateTime' },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: 'nameWithPresence' },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false },
};

/** Facets that can be written but are left out of what is read. */
const UNREAD_FACETS = ['hyperlinkOrPicture', 'term', 'thumbnail', 'contentApprovalStatus'];

/** A new column's definition, with everything that SharePoint adds to what was given. */
export function defined(given: Definition, id: string): Definition {
  checkMembers(given);
  const { name } = given;
  if (typeof name !== 'string' || name === '') throw invalidRequest("The 'name' of a column is required.");
  const facet = FACETS.find((candidate) => candidate in given);
  if (!facet) throw invalidRequest('Unable to determine type of provided column definition');
  const members = { ...FACET_DEFAULTS[facet], ...asObject(given[facet]) };
  const internal = internalName(name);
  const basics = { columnGroup: 'Custom Columns', description: '', displayName: name };
  const flags = Object.fromEntries(FLAGS.map((flag) => [flag, false]));
  return { ...basics, ...flags, ...given, id, name: internal, [facet]: members };
}

/** A column's definition after a change: its name and its type stay. */
export function changed(column: Column, changes: Definition): Definition {
  checkMembers(changes);
  if (changes['name'] !== undefined && changes['name'] !== column.name) throw invalidRequest("The 'name' of a column cannot be changed.");
  const facet = FACETS.find((name) => name in column.definition) ?? '';
  const otherFacet = FACETS.find((name) => name in changes && name !== facet);
  if (otherFacet) throw invalidRequest(`The type of a column cannot be changed from '${facet}' to '${otherFacet}'.`);
  const members = { ...asObject(column.definition[facet]), ...asObject(changes[facet]) };
  return { ...column.definition, ...changes, id: column.id, [facet]: members };
}

/** A member that Graph's own type does not have is a spelling mistake, and two types are one too many. */
function checkMembers(given: Definition): void {
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('@') || name === 'id') continue;
    if (![...PLAIN, ...UNSHOWN, ...FACETS, 'defaultValue'].includes(name)) {
      throw badRequest(`The property '${name}' does not exist on type 'microsoft.graph.columnDefinition'.`);
    }
    const fits = FLAGS.includes(name) ? typeof value === 'boolean' : FACETS.includes(name) ? isObject(value) : true;
    if (!fits) throw badRequest(`The value of the property '${name}' has the wrong type.`);
  }
  if (FACETS.filter((name) => name in given).length > 1) throw invalidRequest('Only one type can be provided in a column definition');
}

/** Refuses an index that the column's type or the list's other columns do not allow. */
export function checkIndexes(definition: Definition, others: Column[]): void {
  const indexed = definition['indexed'] === true;
  if (definition['enforceUniqueValues'] === true && !indexed) throw invalidRequest('A column that enforces unique values must be indexed.');
  if (!indexed) return;
  if (!INDEXABLE.has(kindOf(definition)))
    throw invalidRequest(`The column '${String(definition['name'])}' has a type that cannot be indexed.`);
  if (others.filter((column) => column.indexed).length >= MAX_INDEXES) {
    throw invalidRequest(`A list can have at most ${MAX_INDEXES} indexed columns.`);
  }
}

/** What a definition makes of its values. */
export function kindOf(definition: Definition): Kind {
  const facet = (name: string) => (isObject(definition[name]) ? definition[name] : undefined);
  if (facet('text')) return facet('text')?.['allowMultipleLines'] === true ? 'note' : 'text';
  if (facet('number') || facet('currency')) return 'number';
  if (facet('boolean')) return 'boolean';
  if (facet('dateTime')) return facet('dateTime')?.['format'] === 'dateOnly' ? 'dateOnly' : 'dateTime';
  if (facet('choice')) return facet('choice')?.['displayAs'] === 'checkBoxes' ? 'choices' : 'choice';
  if (facet('lookup')) return facet('lookup')?.['allowMultipleValues'] === true ? 'lookups' : 'lookup';
  if (facet('personOrGroup')) return facet('personOrGroup')?.['allowMultipleSelection'] === true ? 'persons' : 'person';
  return facet('calculated') ? 'computed' : 'unwritable';
}

/** Characters that an internal name cannot have are written as their code, as SharePoint does: a space is `_x0020_`. */
function internalName(name: string): string {
  return name.replace(/[^\p{L}\p{N}_]/gu, (char) => `_x${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}_`);
}

/** What is read of a definition. */
export function shown(definition: Definition): Definition {
  const { id, ...rest } = definition;
  const kept = Object.entries(rest).filter(([name]) => !name.startsWith('@') && ![...UNSHOWN, ...UNREAD_FACETS].includes(name));
  return Object.fromEntries([['id', id], ...kept]);
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
