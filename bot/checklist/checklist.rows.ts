import { workingDaysBefore } from '../../shared/calendar.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists, checklistTemplates } from '../../shared/checklist/checklist.list.ts';
import { hearingOf } from '../../shared/checklist/checklist.rules.ts';
import { dayOf } from '../../shared/day.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { World } from '../world.ts';
import { create, type Write } from '../write.ts';

/**
 * A case that the municipalities are to follow up has the checklist F6-1, *before a decision*, from when it is on an agenda.
 * Source: Tjenesteutvikling 2035, F6, second «Grep».
 */
export function checklistRows({ snapshot, calendar, now }: World): Write[] {
  return snapshot
    .of(caseList)
    .where('followUpBy', 'municipalities')
    .filter(({ kind, state, key }) => kind === 'decision' && state === 'scheduled' && !snapshot.of(checklists).has(hearingOf(key)))
    .flatMap((item) => {
      const meeting = item.meeting ? snapshot.of(meetings).get(item.meeting) : undefined;
      if (!meeting || meeting.startsAt <= now) return [];
      const version = Math.max(
        1,
        ...snapshot
          .of(checklistTemplates)
          .where('template', 'F6-1')
          .map((template) => template.version),
      );
      const dueOn = dayOf(meeting.startsAt);
      return [
        create(checklists, {
          key: hearingOf(item.key),
          title: openTitle(item),
          cause: item.key,
          network: item.network,
          measure: item.measure,
          template: `F6-1/${version}`,
          opensOn: workingDaysBefore(calendar, dueOn, snapshot.of(networks).get(item.network)?.hearingDays ?? 15),
          dueOn,
          state: 'open',
        }),
      ];
    });
}
