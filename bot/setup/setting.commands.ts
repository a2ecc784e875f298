import { settings } from '../../shared/setting/setting.list.ts';
import { knownSettings, type SettingName, settingNames } from '../../shared/setting/setting.rules.ts';
import { setupActions } from '../../shared/setup/setup.actions.ts';
import { done } from '../command.ts';
import { notFound } from '../refusals.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';
import { bySecretariat } from './secretariat.ts';
import { outOfRange } from './setup.refusals.ts';

/** Every setting has its row, so that it can be read and changed in SharePoint too. */
export const settingRows = ({ snapshot }: World): readonly Write[] =>
  settingNames.filter((name) => !snapshot.of(settings).has(name)).map((name) => newRow(name, knownSettings[name].usual));

/** Sets a setting. */
export const changeSetting = bySecretariat(setupActions['setting/change'], ({ snapshot }, { name: wished, value }) => {
  const name = settingNames.find((known) => known === wished);
  if (!name) return notFound;
  const { schema, least, most } = knownSettings[name];
  if (!schema.safeParse(value).success) return outOfRange(least, most);
  const row = snapshot.of(settings).get(name);
  return done([row ? update(settings, row, { value: String(value) }) : newRow(name, value)]);
});

function newRow(name: SettingName, value: number): Write {
  const { title, meaning } = knownSettings[name];
  return create(settings, { key: name, title, value: String(value), meaning });
}
