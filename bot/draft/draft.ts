import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { type Instant, latest } from '../../shared/day.ts';
import { type Cause, causes, isComing, isOver, lastBefore } from '../../shared/draft/draft.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { Background, Suggestion, Suggests } from '../suggestion.ts';
import type { World } from '../world.ts';

/**
 * A first draft of a meeting's agenda: what all sources suggest, in a fixed order, without what is on this or another coming agenda.
 * The same rows give the same draft, in whatever order they come. Gatherings and workshops have no cases.
 */
export function draft(meeting: Meeting, world: World, sources: readonly Suggests[]): readonly Suggestion[] {
  if (meeting.kind !== 'meeting') return [];
  const background = backgroundOf(meeting, world);
  const known = onComingAgendas(meeting, world);
  const suggested = sources.flatMap((source) => source(meeting, background)).toSorted(inOrder);
  const kept: Suggestion[] = [];
  for (const suggestion of suggested) {
    if (known.has(suggestion) || world.snapshot.of(caseList).has(newKey(meeting, suggestion))) continue;
    known.add(suggestion);
    kept.push(suggestion);
  }
  return kept;
}

/** The key of the case that a suggestion becomes: taken twice, or by two at once, it is made once. */
export const newKey = (meeting: Pick<Meeting, 'key'>, { key, caseKey }: Pick<Suggestion, 'key' | 'caseKey'>): string =>
  caseKey ?? `${meeting.key}/utkast/${key}`;

const order = Object.keys(causes) as readonly Cause[];
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: Suggestion, b: Suggestion): number =>
  order.indexOf(a.cause) - order.indexOf(b.cause) || compare(a.since, b.since) || (a.place ?? 0) - (b.place ?? 0) || compare(a.key, b.key);

function backgroundOf(meeting: Meeting, world: World): Background {
  const { snapshot, now } = world;
  const up = takenUp(snapshot.of(caseList).all, (key) => {
    const held = snapshot.of(meetings).get(key);
    return held && isOver(held, now) ? held.startsAt : undefined;
  });
  return {
    ...world,
    last: lastBefore(meeting, snapshot.of(meetings).where('network', meeting.network), now),
    language: snapshot.of(networks).get(meeting.network)?.language ?? 'nb',
    goesOn: (key) => up.has(key),
    lastUp: (key) => up.get(key) || undefined,
  };
}

/** Each case that another goes on from, with the last time that such a one was up; empty if it has not been yet. One pass over all cases. */
function takenUp(cases: readonly Case[], heldAt: (meeting: string) => Instant | undefined): ReadonlyMap<string, Instant | ''> {
  const up = new Map<string, Instant | ''>();
  for (const item of cases) {
    if (item.state === 'declined' || item.state === 'withdrawn') continue;
    for (const key of cameBefore(item)) {
      const at = (item.meeting === undefined ? undefined : heldAt(item.meeting)) ?? '';
      up.set(key, latest<Instant | ''>(up.get(key) ?? '', at));
    }
  }
  return up;
}

/** The cases that this one goes on from. */
const cameBefore = ({ carriedFrom, earlier = [] }: Partial<Pick<Case, 'carriedFrom' | 'earlier'>>): readonly string[] =>
  carriedFrom === undefined ? earlier : [carriedFrom, ...earlier];

/** What stands on coming agendas: which cases they go on from, in any body; and in this network, which measures they are about. */
function onComingAgendas(meeting: Meeting, { snapshot, now }: World) {
  const cases = new Set<string>();
  const measures = new Set<string>();
  const titles = new Set<string>();
  const note = (item: Partial<Pick<Case, 'carriedFrom' | 'earlier' | 'measure'>>, network: string | undefined) => {
    for (const key of cameBefore(item)) cases.add(key);
    if (item.measure !== undefined && network === meeting.network) measures.add(item.measure);
  };
  for (const coming of snapshot.of(meetings).all.filter((one) => one.key === meeting.key || isComing(one, now)))
    for (const item of snapshot.of(caseList).where('meeting', coming.key)) {
      if (item.state !== 'scheduled') continue;
      note(item, coming.network);
      if (coming.key === meeting.key) titles.add(item.title);
    }
  return {
    has({ moves, title, values: { earlier, measure, carriedFrom = earlier?.at(-1) } }: Suggestion): boolean {
      // What stands on every agenda, as the approval of the minutes, is not carried over.
      if (titles.has(title)) return true;
      const from = moves ? moves.carriedFrom : carriedFrom;
      if (from !== undefined) return cases.has(from);
      return moves === undefined && measure !== undefined && measures.has(measure);
    },
    add({ moves, values }: Suggestion): void {
      if (moves) cases.add(moves.key);
      note(moves ?? values, meeting.network);
    },
  };
}
