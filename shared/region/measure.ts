/**
 * The form of a measure's seed: what the region knows of it before any work is done.
 * Source: the report Tjenesteutvikling 2035, chapter 1 for codes and titles, chapters 5 to 9 for the rest.
 */

import type { Phrase } from '../text.ts';
import type { Area } from './area.ts';
import type { NetworkKey } from './networks.ts';

/** One *Forslag* (`proposal`) or *Grep* (`move`) of a measure, in our own words. Its place in the list gives its key: `F6/2`. */
export interface ProposalSeed {
  readonly kind: 'proposal' | 'move';
  readonly summary: Phrase;
}

export interface MeasureSeed {
  readonly code: string;
  readonly area: Area;
  /** Networks that take part beside the area's lead: the measure shows in their lists too. */
  readonly cooperating: readonly NetworkKey[];
  /** In bokmål exactly as in the report's list at the front. */
  readonly title: Phrase;
  /** Other names of it in the report, for search alone: «HR3: …» here may belong to a measure with another code. */
  readonly otherNames: readonly string[];
  readonly description: Phrase;
  readonly proposals: readonly ProposalSeed[];
}
