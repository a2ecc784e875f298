import { z } from 'zod';
import type { SettingRow } from './setting.list.ts';

/** Whole numbers from the least to the most; the usual one until somebody says otherwise. Title and meaning stand in the list, in Norwegian. */
const setting = (of: { least: number; most: number; usual: number; title: string; meaning: string }) => ({
  ...of,
  schema: z.coerce.number().int().min(of.least).max(of.most),
});

/** Every setting. */
export const knownSettings = {
  /** Minutes for which a channel post can still be stopped. Source: the region's manners. */
  undoMinutes: setting({
    least: 0,
    most: 60,
    usual: 5,
    title: 'Angrefrist, minutter',
    meaning: 'Så mange minutter venter et innlegg i en kanal før det sendes. I den tida kan sekretariatet stoppe det. Fra 0 til 60.',
  }),
  /** Posts in one channel in one month that go out unasked. */
  postsPerChannel: setting({
    least: 1,
    most: 100,
    usual: 5,
    title: 'Innlegg i en kanal, hver måned',
    meaning: 'Så mange innlegg sendes i samme kanal i en måned uten at noen blir spurt. Sekretariatet ser de neste først. Fra 1 til 100.',
  }),
  /** Extra messages to one person in one month, beside the collected ones. */
  extrasPerMonth: setting({
    least: 0,
    most: 10,
    usual: 2,
    title: 'Ekstra meldinger til en person, hver måned',
    meaning: 'Så mange meldinger kan en person få i en måned i tillegg til den samlede, når noe haster. Fra 0 til 10.',
  }),
  /** Days for which the link in an e-mail answers its question. */
  linkDays: setting({
    least: 1,
    most: 60,
    usual: 14,
    title: 'Lenke i e-post, dager',
    meaning: 'Så mange dager kan en svare med lenka i en e-post. Fra 1 til 60.',
  }),
  /** Working days before a meeting on which the chair is asked to approve the agenda. */
  chairDays: setting({
    least: 1,
    most: 20,
    usual: 7,
    title: 'Møteleder godkjenner, virkedager før møtet',
    meaning: 'Så mange virkedager før møtet får møtelederen saklista til godkjenning. Fra 1 til 20.',
  }),
  /** Working days before a meeting until which its members can propose cases. */
  proposeDays: setting({
    least: 1,
    most: 40,
    usual: 10,
    title: 'Meld inn sak, virkedager før møtet',
    meaning: 'Så mange virkedager før møtet er siste dag for å melde inn en sak. Fra 1 til 40.',
  }),
  /** Working days after a meeting within which the minutes are to be sent. */
  minutesDays: setting({
    least: 1,
    most: 20,
    usual: 3,
    title: 'Referat sendes, virkedager etter møtet',
    meaning: 'Innen så mange virkedager etter møtet skal referatet sendes. Fra 1 til 20.',
  }),
  /** Working days for which the minutes can be commented on. */
  commentDays: setting({
    least: 1,
    most: 20,
    usual: 5,
    title: 'Merknader til referatet, virkedager',
    meaning: 'Så mange virkedager kan nettverket komme med merknader til referatet. Fra 1 til 20.',
  }),
} as const;
export type SettingName = keyof typeof knownSettings;
export type Settings = { readonly [N in SettingName]: number };

/** The names of all settings, in the order they are shown. */
export const settingNames = Object.keys(knownSettings) as readonly SettingName[];

/** The settings as they hold: a row that is missing, or says what may not be, counts as the usual. */
export function settingsOf(rows: readonly Pick<SettingRow, 'key' | 'value'>[]): Settings {
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  const of = (name: SettingName) => {
    const { schema, usual } = knownSettings[name];
    return schema.catch(usual).parse(values.get(name) ?? usual);
  };
  return Object.fromEntries(settingNames.map((name) => [name, of(name)])) as unknown as Settings;
}
