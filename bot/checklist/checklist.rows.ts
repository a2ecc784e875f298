import { workingDaysBefore } from '../../shared/calendar.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists, checklistTemplates } from '../../shared/checklist/checklist.list.ts';
import { hearingOf, usualHearingDays } from '../../shared/checklist/checklist.rules.ts';
import { type Day, dayOf } from '../../shared/day.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/**
 * A case that the municipalities are to follow up has the checklist F6-1, *before a decision*, from when it is on an agenda, unless its
 * line is not to be heard, or there is no time for it: of what came after the notice the line is not asked. Its days follow the case's and the meeting's. Source: Tjenesteutvikling 2035, F6, second «Grep».
 */
export function checklistRows(world: World): Write[] {
  const { snapshot, now } = world;
  return snapshot
    .of(caseList)
    .where('followUpBy', 'municipalities')
    .filter(({ kind, state, fixed, addedLate }) => kind === 'decision' && state === 'scheduled' && !fixed && !addedLate)
    .flatMap((item) => {
      const meeting = item.meeting ? snapshot.of(meetings).get(item.meeting) : undefined;
      if (!meeting || meeting.startsAt <= now) return [];
      const checklist = snapshot.of(checklists).get(hearingOf(item.key));
      const days = hearingDays(item, meeting, world);
      if (checklist) return [update(checklists, checklist, { ...days, state: item.hearing === 'none' ? 'closed' : 'open' })];
      return item.hearing === 'none' ? [] : [newChecklist(item, days, world)];
    });
}

/** The line is asked some working days before it is to have been heard: by the day that was said, else by the meeting. */
function hearingDays({ network, hearBy }: Case, { startsAt }: Meeting, { snapshot, calendar }: World) {
  const dueOn = hearBy ?? dayOf(startsAt);
  return { dueOn, opensOn: workingDaysBefore(calendar, dueOn, snapshot.of(networks).get(network)?.hearingDays ?? usualHearingDays) };
}

function newChecklist(item: Case, days: { readonly dueOn: Day; readonly opensOn: Day }, { snapshot }: World): Write {
  const version = Math.max(
    1,
    ...snapshot
      .of(checklistTemplates)
      .where('template', 'F6-1')
      .map((template) => template.version),
  );
  return create(checklists, {
    key: hearingOf(item.key),
    title: openTitle(item),
    cause: item.key,
    network: item.network,
    measure: item.measure,
    template: `F6-1/${version}`,
    ...days,
    state: 'open',
  });
}
