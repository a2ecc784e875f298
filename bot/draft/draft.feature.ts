import type { Feature } from '../feature.ts';
import { takeDraft } from './draft.commands.ts';
import { draftQuery } from './draft.queries.ts';

/** A first draft of an agenda, from what all features suggest. */
export function draftFeature(features: () => readonly Feature[]): Feature {
  const sources = () => features().flatMap(({ suggests }) => suggests ?? []);
  return { name: 'draft', queries: [draftQuery(sources)], commands: { 'draft/take': takeDraft(sources) } };
}
