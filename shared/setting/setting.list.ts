import { note, text } from '../column.ts';
import { defineList, type RowOf } from '../list.ts';

/** What the secretariat may set for the whole region. Key: the setting's name; rules.ts says which there are. */
export const settings = defineList(
  'Settings',
  'Innstillinger',
  { value: text('Value', 'Verdi'), meaning: note('Meaning', 'Betydning') },
  { pace: 'seldom', keys: 'named' },
);
export type SettingRow = RowOf<typeof settings>;
