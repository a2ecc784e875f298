import { nextDeadlineDay, workingDaysBefore } from '../../shared/calendar.ts';
import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { checklists, checklistTemplates } from '../../shared/checklist/checklist.list.ts';
import { hearingOf, informingDays, informingOf, usualHearingDays } from '../../shared/checklist/checklist.rules.ts';
import { addDays, type Day, dayOf } from '../../shared/day.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { isOpen } from '../../shared/decision/decision.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/**
 * A case that the municipalities are to follow up has the checklist F6-1, *before a decision*, from when it is on an agenda, unless its
 * line is not to be heard, or there is no time for it: of what came after the notice the line is not asked. Its days follow the case's and the meeting's. Source: Tjenesteutvikling 2035, F6, second «Grep».
 */
const hearingRows = (world: World): Write[] => {
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
};

/**
 * A decision that the municipalities follow up has the checklist F6-2, *after a decision*, from when it is made until it is closed.
 * Source: Tjenesteutvikling 2035, measure F6.
 */
const informingRows = (world: World): Write[] => {
  const { snapshot, calendar } = world;
  return snapshot.of(decisions).all.flatMap((decision) => {
    const { key, title, network, measure, decidedAt } = decision;
    const checklist = snapshot.of(checklists).get(informingOf(key));
    const state = decision.followUpBy === 'municipalities' && isOpen(decision) ? 'open' : 'closed';
    if (checklist) return [update(checklists, checklist, { state })];
    if (state === 'closed') return [];
    const opensOn = dayOf(decidedAt);
    const dueOn = nextDeadlineDay(calendar, addDays(opensOn, informingDays));
    const template = templateOf('F6-2', world);
    return [create(checklists, { key: informingOf(key), title, cause: key, network, measure, template, opensOn, dueOn, state })];
  });
};

/** The checklists F6-1 and F6-2, as cases and decisions want them. */
export const checklistRows = (world: World): Write[] => [...hearingRows(world), ...informingRows(world)];

/** The line is asked some working days before it is to have been heard: by the day that was said, else by the meeting. */
function hearingDays({ network, hearBy }: Case, { startsAt }: Meeting, { snapshot, calendar }: World) {
  const dueOn = hearBy ?? dayOf(startsAt);
  return { dueOn, opensOn: workingDaysBefore(calendar, dueOn, snapshot.of(networks).get(network)?.hearingDays ?? usualHearingDays) };
}

const newChecklist = (item: Case, days: { readonly dueOn: Day; readonly opensOn: Day }, world: World): Write =>
  create(checklists, {
    key: hearingOf(item.key),
    title: openTitle(item),
    cause: item.key,
    network: item.network,
    measure: item.measure,
    template: templateOf('F6-1', world),
    ...days,
    state: 'open',
  });

/** The newest version of a template: a checklist keeps the one it was made with. */
function templateOf(template: string, { snapshot }: World): string {
  const versions = snapshot.of(checklistTemplates).where('template', template);
  return `${template}/${Math.max(1, ...versions.map(({ version }) => version))}`;
}
