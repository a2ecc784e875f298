import { type Column, writtenAs } from './column-definition.ts';
import { invalidRequest } from './errors.ts';
import { isObject } from './router.ts';
import type { StoredFields } from './store.ts';
import type { Switches } from './switches.ts';
import { readValue } from './values.ts';

/** The fields of an item after a client has written to it. The first thing that does not fit is a 400, and nothing is written. */
export function writtenFields(before: StoredFields, sent: Record<string, unknown>, columns: Column[], switches: Switches): StoredFields {
  const fields = { ...before };
  for (const [key, value] of Object.entries(sent)) {
    if (key.includes('@')) continue;
    const column = columns.find((candidate) => writtenAs(candidate) === key);
    if (!column || (key.startsWith('_') && switches.underscoreFields === 'refused'))
      throw invalidRequest(`Field '${key}' is not recognized`);
    const stored = readValue(value, column, sent[`${key}@odata.type`]);
    if (stored === undefined) delete fields[column.name];
    else if (switches.choiceStrict && !isAmongChoices(stored, column)) throw invalidRequest(`'${key}' is none of its choices.`);
    else fields[column.name] = stored;
  }
  if (switches.requiredStrict) checkRequired(fields, columns);
  return fields;
}

/** What a new item has before its client says anything. A formula is not worked out, and a default that does not fit is none. */
export function defaultFields(columns: Column[], { defaultValues }: Switches): StoredFields {
  const fields: StoredFields = {};
  for (const column of defaultValues === 'applied' ? columns : []) {
    const given = column.definition['defaultValue'];
    if (!isObject(given) || typeof given['value'] !== 'string') continue;
    try {
      const stored = readValue(asJson(given['value'], column), column, undefined);
      if (stored !== undefined) fields[column.name] = stored;
    } catch {
      // Graph takes any text as a default, whatever the column's type.
    }
  }
  return fields;
}

/** A default is always sent as text. */
function asJson(text: string, { kind }: Column): unknown {
  if (kind === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  if (kind === 'boolean') return { 1: true, true: true, 0: false, false: false }[text.toLowerCase()] ?? text;
  return text;
}

function isAmongChoices(stored: unknown, { definition }: Column): boolean {
  const { choice } = definition;
  if (!isObject(choice) || choice['allowTextEntry'] === true || !Array.isArray(choice['choices'])) return true;
  const choices: unknown[] = choice['choices'];
  return [stored].flat().every((one) => choices.includes(one));
}

function checkRequired(fields: StoredFields, columns: Column[]): void {
  const missing = columns.find(({ name, definition }) => definition['required'] === true && fields[name] === undefined);
  if (missing) throw invalidRequest(`Field '${missing.name}' is required.`);
}
