import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { attachments, type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { standing } from '../../shared/meeting/meeting.rules.ts';
import { nextPaper } from '../papers.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';
import { carriedOver } from './next-case.ts';

/** Where cases lie by rule, so that a meeting that is cancelled in SharePoint loses none either. */
export const backlogRows = (world: World): Write[] => [
  ...world.snapshot
    .of(meetings)
    .where('state', 'cancelled')
    .flatMap((meeting) => leftBy(meeting, world)),
  ...papersBrought(world),
];

/**
 * The cases of a cancelled meeting lie in the network's backlog, with the reason. Its fixed ones go with it, since every agenda has its
 * own; one with a number keeps that, and goes on as another, as a case that was not reached does.
 */
function leftBy(meeting: Meeting, world: World): Write[] {
  const { key, stateReason } = meeting;
  return world.snapshot
    .of(caseList)
    .where('meeting', key)
    .filter(({ state }) => state === 'scheduled')
    .flatMap((item) => {
      if (item.fixed) return [update(caseList, item, { state: 'withdrawn', stateReason })];
      if (item.number === undefined) return [update(caseList, item, { state: 'parked', meeting: undefined, stateReason })];
      const goesOn = carriedOver({ item, meeting, to: 'backlog', reason: stateReason ?? '' }, world);
      return [...goesOn, update(caseList, item, { state: 'postponed', stateReason })];
    });
}

/** A case that comes to another meeting from the backlog has its papers with it, numbered through the notice they now belong to. */
function papersBrought(world: World): Write[] {
  const { snapshot } = world;
  const elsewhere = standing(snapshot.of(attachments).all).flatMap((paper) => {
    const item = snapshot.of(caseList).get(paper.caseKey);
    return item?.state === 'scheduled' && item.meeting !== undefined && item.meeting !== paper.meeting ? [{ paper, to: item.meeting }] : [];
  });
  const next = new Map<Case['key'], number>();
  return elsewhere.map(({ paper, to }) => {
    const number = next.get(to) ?? nextPaper(to, world);
    next.set(to, number + 1);
    return update(attachments, paper, { meeting: to, number });
  });
}
