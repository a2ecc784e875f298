/**
 * The 31 measures the region starts with, in the order of the report's list at the front, which is the numbering that counts.
 * Source: the report Tjenesteutvikling 2035, chapter 1 for codes and titles, chapters 5 to 9 for what they are about.
 */

import type { MeasureSeed } from './measure.ts';
import { measuresF } from './measures-f.ts';
import { measuresHO } from './measures-ho.ts';
import { measuresHR } from './measures-hr.ts';
import { measuresO } from './measures-o.ts';
import { measuresT } from './measures-t.ts';

export type { MeasureSeed, ProposalSeed } from './measure.ts';

export const measures: readonly MeasureSeed[] = [...measuresF, ...measuresO, ...measuresHO, ...measuresT, ...measuresHR];
