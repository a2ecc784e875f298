import { meetings } from '../shared/meeting/meeting.list.ts';
import { seatTerms } from '../shared/seat/seat.list.ts';
import { holds } from '../shared/seat/seat.rules.ts';
import type { World } from './world.ts';

/** The seat that answers for a network: its chair's or, where nobody leads it, the one that chairs its next meeting. */
export function chairOf(network: string, { snapshot, now, today }: World): string | undefined {
  const leads = snapshot
    .of(seatTerms)
    .where('part', 'chair')
    .filter((term) => term.seat.startsWith(`${network}/`) && holds(term, today))
    .toSorted((a, b) => b.from.localeCompare(a.from))
    .at(0);
  if (leads) return leads.seat;
  const next = snapshot
    .of(meetings)
    .where('network', network)
    .filter(({ endsAt, state, chair }) => chair !== undefined && endsAt > now && state !== 'cancelled')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .at(0);
  return next?.chair === undefined ? undefined : `${network}/${next.chair}`;
}
