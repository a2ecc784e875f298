import { cases as caseList } from '../../shared/case/case.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import type { World } from '../world.ts';
import { update, type Write } from '../write.ts';

/**
 * The cases of a cancelled meeting lie in the network's backlog, with the reason; its fixed ones go with it, since every agenda has
 * its own. By rule, so that a meeting that is cancelled in SharePoint loses none either.
 */
export const backlogRows = ({ snapshot }: World): readonly Write[] =>
  snapshot
    .of(meetings)
    .where('state', 'cancelled')
    .flatMap(({ key, stateReason }) =>
      snapshot
        .of(caseList)
        .where('meeting', key)
        .filter(({ state }) => state === 'scheduled')
        .map((item) =>
          item.fixed
            ? update(caseList, item, { state: 'withdrawn', stateReason })
            : update(caseList, item, { state: 'parked', meeting: undefined, stateReason }),
        ),
    );
