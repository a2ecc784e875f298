/**
 * The eight municipalities of the region, in alphabetical order: the seed of the list Kommuner. Membership changes there, never here.
 * Source: our domain notes on the cooperation since 2005; the report Tjenesteutvikling 2035 does not list its members.
 * Inhabitants and other numbers are not in the sources and are left to the secretariat.
 */

import type { Language } from '../text.ts';

export interface MunicipalitySeed {
  /** The name, which is also the key. */
  readonly key: string;
  /** The written language the municipality uses: what it is sent until someone chooses otherwise. */
  readonly language: Language;
  /** The day it joined. Only the year is known, so the first of January stands for it. */
  readonly since: string;
}

export const municipalities: readonly MunicipalitySeed[] = [
  { key: 'Flesberg', language: 'nb', since: '2005-01-01' },
  { key: 'Hjartdal', language: 'nn', since: '2005-01-01' },
  { key: 'Kongsberg', language: 'nb', since: '2005-01-01' },
  { key: 'Nore og Uvdal', language: 'nb', since: '2005-01-01' },
  { key: 'Notodden', language: 'nb', since: '2005-01-01' },
  { key: 'Rollag', language: 'nb', since: '2005-01-01' },
  { key: 'Sigdal', language: 'nb', since: '2020-01-01' },
  { key: 'Tinn', language: 'nn', since: '2005-01-01' },
];
