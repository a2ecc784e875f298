import { type Case, cases } from '../../shared/case/case.list.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import type { SeenPlace, WrittenBeside } from '../../shared/exempt/exempt.api.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import { history } from '../../shared/history/history.list.ts';
import type { List, RowMeta } from '../../shared/list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { minutes, minutesComments } from '../../shared/minutes/minutes.list.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** The rows that say what a case says, or stand beside it. */
function besides({ key, meeting }: Case, { snapshot }: World) {
  const sent = meeting === undefined ? [] : snapshot.of(minutes).where('meeting', meeting);
  const decided = snapshot.of(decisions).where('caseKey', key);
  const lists = [key, ...decided.map((row) => row.key)].flatMap((cause) => snapshot.of(checklists).where('cause', cause));
  return { sent, decided, lists, followed: decided.flatMap((row) => snapshot.of(followUps).where('decision', row.key)) };
}

/** The names of the lists whose rows said it before a moment: SharePoint keeps what they said. */
export function listsThatSaid(item: Case, before: (at: string) => boolean, world: World): readonly string[] {
  const { sent, decided, lists, followed } = besides(item, world);
  const rows: readonly (readonly [List, readonly RowMeta[]])[] = [
    [decisions, decided],
    [followUps, followed],
    [checklists, lists],
    [minutes, sent],
    [history, world.snapshot.of(history).where('rowKey', item.key)],
  ];
  return rows.filter(([, some]) => some.some(({ createdAt }) => before(createdAt))).map(([list]) => list.displayName);
}

/**
 * Where people wrote beside a case before a moment, in their own words: what they wrote is theirs, and may repeat what is exempt now. Told by
 * kind, number and day alone, since not everybody who may read the case may read them.
 */
export function wordsBeside(item: Case, before: (at: string) => boolean, world: World): readonly SeenPlace[] {
  const { snapshot } = world;
  const { sent, lists, followed } = besides(item, world);
  const written: Record<WrittenBeside, readonly (readonly [text: string | undefined, at: Instant | undefined])[]> = {
    minutesNote: sent.map(({ note, sentAt }) => [note, sentAt]),
    minutesComment: sent
      .flatMap(({ key }) => snapshot.of(minutesComments).where('minutes', key))
      .map(({ comment, answeredAt }) => [comment, answeredAt]),
    tickReason: lists.flatMap(({ key }) => snapshot.of(ticks).where('checklist', key)).map(({ reason, tickedAt }) => [reason, tickedAt]),
    followUpComment: followed.map(({ comment, answeredAt }) => [comment, answeredAt]),
  };
  return (Object.entries(written) as [WrittenBeside, (typeof written)[WrittenBeside]][]).flatMap(([what, texts]) => {
    const at = texts.flatMap(([text, on]) => (text && on !== undefined && before(on) ? [on] : [])).toSorted();
    const last = at.at(-1);
    return last === undefined ? [] : [{ kind: 'words', what, count: at.length, last } as const];
  });
}

/** The open cases on agendas that a case goes on from, or that went on from it before a moment. */
export function relatedCases(item: Case, before: (at: string) => boolean, world: World): readonly SeenPlace[] {
  const { snapshot } = world;
  const goesOn = (from: Case, { key }: Case) => from.carriedFrom === key || from.earlier?.includes(key) === true;
  return snapshot
    .of(cases)
    .all.filter((other) => !other.exempt && before(other.createdAt) && (goesOn(item, other) || goesOn(other, item)))
    .flatMap(({ key, number, network, meeting: of = '' }) => {
      const meeting = snapshot.of(meetings).get(of);
      if (!meeting) return [];
      const day = dayOf(meeting.startsAt);
      return [{ kind: 'related', key, number, networkTitle: networkTitle(network, world), meeting: of, day } as const];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day));
}
