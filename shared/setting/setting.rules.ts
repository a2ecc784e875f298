import { z } from 'zod';
import type { SettingRow } from './setting.list.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Every setting: what it may be, and what it is until somebody says otherwise. */
export const knownSettings = {
  /** Minutes for which a channel post can still be stopped. Source: the region's manners. */
  undoMinutes: { schema: whole(0, 60), usual: 5 },
  /** Posts in one channel in one month that go out unasked. */
  postsPerChannel: { schema: whole(1, 100), usual: 5 },
  /** Extra messages to one person in one month, beside the collected ones. */
  extrasPerMonth: { schema: whole(0, 10), usual: 2 },
  /** Days for which the link in an e-mail answers its question. */
  linkDays: { schema: whole(1, 60), usual: 14 },
} as const;
export type SettingName = keyof typeof knownSettings;
export type Settings = { readonly [N in SettingName]: number };

/** The settings as they hold: a row that is missing, or says what may not be, counts as the usual. */
export function settingsOf(rows: readonly Pick<SettingRow, 'key' | 'value'>[]): Settings {
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return Object.fromEntries(
    Object.entries(knownSettings).map(([name, { schema, usual }]) => [name, schema.catch(usual).parse(values.get(name) ?? usual)]),
  ) as unknown as Settings;
}
