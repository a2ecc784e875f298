import { type Column, isReference, writtenAs } from './column-definition.ts';
import { isoSeconds } from './dates.ts';
import type { References } from './references.ts';
import type { ItemRow } from './store.ts';

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
    if (!isReference(column)) shown[column.name] = value;
    else if (column.kind === 'lookup' || column.kind === 'person') shown[writtenAs(column)] = String(value);
    else shown[column.name] = [value].flat().map((id) => references.shown(column, Number(id)));
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
    ContentType: item.fields['ContentType'] ?? 'Item',
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
