/**
 * What returns every year in the region: the seed of the list Årshjul. The secretariat edits it there.
 * Source: our domain notes (procurement in March, KDU's gathering in June, plans by October, budgets in December).
 */

import type { Phrase } from '../text.ts';
import type { NetworkKey } from './networks.ts';

export interface YearWheelSeed {
  readonly key: string;
  readonly title: Phrase;
  /** `MM-DD`, both days included. */
  readonly from: string;
  readonly to: string;
  readonly network?: NetworkKey;
}

export const yearWheel: readonly YearWheelSeed[] = [
  {
    key: 'anskaffelser',
    title: { nb: 'Felles anskaffelser samordnes', nn: 'Felles innkjøp blir samordna', en: 'Joint procurements are coordinated' },
    from: '03-01',
    to: '03-31',
  },
  {
    key: 'kdu-samling',
    title: { nb: 'KDUs samling', nn: 'Samlinga til KDU', en: 'The chief executives’ gathering' },
    from: '06-01',
    to: '06-30',
    network: 'KDU',
  },
  {
    key: 'planer',
    title: { nb: 'Nettverkenes planer er klare', nn: 'Planane til nettverka er klare', en: 'The networks’ plans are ready' },
    from: '09-01',
    to: '10-01',
  },
  {
    key: 'budsjett',
    title: { nb: 'Kommunene vedtar budsjettene', nn: 'Kommunane vedtek budsjetta', en: 'The municipalities adopt their budgets' },
    from: '12-01',
    to: '12-31',
  },
];
