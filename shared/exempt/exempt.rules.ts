import type { Actor } from '../access.ts';
import type { ExemptContent } from './exempt.list.ts';

/** What every open row says of what is exempt. */
export const neutralTitle = 'Unntatt offentlighet';

/** Days after which it is looked at again whether something must still be exempt, when nobody says otherwise. */
export const reviewDays = 365;

/** The second of a moment: a list keeps no more. */
export const second = (at: string): string => at.slice(0, 19);

/** Whether a paper was marked in the same moment as its case: then the case's day and provision are its own, as long as they are the same. */
export const isMarkedWith = (paper: Pick<ExemptContent, 'setAt'>, content: Pick<ExemptContent, 'setAt'>): boolean =>
  second(paper.setAt) === second(content.setAt);

/** Exempt content reaches those whose role or seat allows it, and whoever marked it: nobody else, not even of the secretariat. */
export const mayReadExempt = (actor: Actor, { network, readers, setBy }: Pick<ExemptContent, 'network' | 'readers' | 'setBy'>): boolean =>
  (actor.secretariat && readers.secretariat) ||
  actor.person === setBy ||
  actor.seats.some((part) => (readers.seats === 'network' ? part.network === network : readers.seats.includes(part.seat)));
