/**
 * The five areas the measures are sorted in, in the order of the report, each with the network that leads it.
 * Source: the report Tjenesteutvikling 2035, the list of measures in chapter 1; chapters 5 to 9 for the networks.
 */

import type { Phrase } from '../text.ts';
import type { NetworkKey } from './networks.ts';

interface AreaSeed {
  readonly title: Phrase;
  readonly lead: NetworkKey;
}

export const areas = {
  F: { title: { nb: 'Felles og generelle', nn: 'Felles og generelle', en: 'Shared and general' }, lead: 'KDU' },
  O: { title: { nb: 'Oppvekst', nn: 'Oppvekst', en: 'Education and childhood' }, lead: 'OPPVEKST' },
  HO: { title: { nb: 'Helse og omsorg', nn: 'Helse og omsorg', en: 'Health and care' }, lead: 'HO' },
  T: { title: { nb: 'Teknisk', nn: 'Teknisk', en: 'Technical services' }, lead: 'TEKNISK' },
  HR: { title: { nb: 'HR', nn: 'HR', en: 'HR' }, lead: 'HR' },
} as const satisfies Record<string, AreaSeed>;
export type Area = keyof typeof areas;
