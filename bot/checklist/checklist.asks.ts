import type { LineAsk } from '../../shared/ask/ask.api.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists, ticks } from '../../shared/checklist/checklist.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { municipalitiesConcerned } from '../participants.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** Is the line heard? Asked of each municipality's seat until it says yes or not needed, or the case is treated. */
export function lineAsks(world: World): LineAsk[] {
  const { snapshot, now } = world;
  return snapshot
    .of(checklists)
    .where('state', 'open')
    .flatMap((checklist) => {
      const item = snapshot.of(caseList).get(checklist.cause);
      const meeting = item?.meeting ? snapshot.of(meetings).get(item.meeting) : undefined;
      if (!item || !meeting || item.state !== 'scheduled' || item.followUpBy !== 'municipalities' || meeting.startsAt <= now) return [];
      return municipalitiesConcerned(item, world).map((municipality): LineAsk => {
        const tick = snapshot.of(ticks).get(`${checklist.key}/${municipality}`);
        return {
          kind: 'line',
          key: `${checklist.key}/${municipality}`,
          checklist: checklist.key,
          seat: `${item.network}/${municipality}`,
          network: item.network,
          networkTitle: networkTitle(item.network, world),
          municipality,
          since: checklist.createdAt,
          askOn: checklist.opensOn,
          dueOn: checklist.dueOn,
          answered: tick !== undefined,
          post: `notice/${meeting.key}`,
          title: openTitle(item),
          measure: item.exempt ? undefined : item.measure,
          meetingAt: meeting.startsAt,
          state: tick?.state,
          settled: tick !== undefined && tick.state !== 'notYet',
          given: tick && { words: tick.reason, at: tick.tickedAt, by: tick.changedById },
        };
      });
    });
}
