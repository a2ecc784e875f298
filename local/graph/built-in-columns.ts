/** The column that every generic list has beside its own; unlike the others here it belongs to the list and can be changed. */
export const TITLE_ID = 'fa564e0f-0c70-4ab9-b863-0177e6ddd247';

/** The columns that SharePoint keeps itself, as they are listed; their ids are the same in every tenant. */
export const BUILT_IN: Record<string, unknown>[] = [
  builtIn('1d22ea11-1e32-424e-89ab-9fedbadb6ce1', 'ID', 'ID', { number: { decimalPlaces: 'none', displayAs: 'number' } }),
  builtIn('c042a256-787d-4a6f-8a8a-cf6ab767f12d', 'ContentType', 'Content Type', {
    choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  }),
  builtIn('28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', 'Modified', 'Modified', { dateTime: { displayAs: 'default', format: 'dateTime' } }),
  builtIn('8c06beca-0777-48f7-91c7-6da68bc07b69', 'Created', 'Created', { dateTime: { displayAs: 'default', format: 'dateTime' } }),
  builtIn('1df5e554-ec7e-46a6-901d-d85a3881cb18', 'Author', 'Created By', person()),
  builtIn('d31655d1-1d5b-4511-95a1-7a09e9b75bf2', 'Editor', 'Modified By', person()),
  builtIn('dce8262a-3ae9-45aa-aab4-83bd75fb738a', '_UIVersionString', 'Version', { text: plainText() }),
  builtIn('67df98f4-9dec-48ff-a553-29bece9c5bf4', 'Attachments', 'Attachments', { boolean: {} }),
  builtIn('503f1caa-358e-4918-9094-4a2cdc4bc034', 'Edit', 'Edit', { text: plainText() }),
  builtIn('bc91a437-52e7-49e1-8c4e-4698904b2b6d', 'LinkTitleNoMenu', 'Title', { text: plainText() }),
  builtIn('82642ec8-ef9b-478f-acf9-31f7d45fbc31', 'LinkTitle', 'Title', { text: plainText() }),
  builtIn('6e4d832b-f610-41a8-b3e0-239608efda41', 'ItemChildCount', 'Item Child Count', { lookup: { allowMultipleValues: false } }),
  builtIn('960ff01f-2b6d-4f1b-9c3f-e19ad8927341', 'FolderChildCount', 'Folder Child Count', { lookup: { allowMultipleValues: false } }),
];

/** Text in one line, as a facet. */
export function plainText(): Record<string, unknown> {
  return { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 };
}

function person(): Record<string, unknown> {
  return { personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: 'nameWithPresence' } };
}

function builtIn(id: string, name: string, displayName: string, facet: Record<string, unknown>): Record<string, unknown> {
  const flags = { enforceUniqueValues: false, hidden: false, indexed: name === 'ID', name, readOnly: true, required: false };
  return { columnGroup: 'Custom Columns', description: '', displayName, id, ...flags, ...facet };
}
