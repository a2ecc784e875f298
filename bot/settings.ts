import { settings } from '../shared/setting/setting.list.ts';
import { type Settings, settingsOf } from '../shared/setting/setting.rules.ts';
import { NotReliable } from './snapshot/snapshot.ts';
import type { World } from './world.ts';

/** The settings as they hold; the usual ones while their list cannot be read. */
export function settingsIn({ snapshot }: Pick<World, 'snapshot'>): Settings {
  try {
    return settingsOf(snapshot.of(settings).all);
  } catch (error) {
    if (error instanceof NotReliable) return settingsOf([]);
    throw error;
  }
}
