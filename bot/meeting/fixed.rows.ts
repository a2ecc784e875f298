import { type Case, cases as caseList } from '../../shared/case/case.list.ts';
import { approvesMinutes, fixedCasesOf, type PlacedFixedCase } from '../../shared/case/fixed-case.rules.ts';
import { type Meeting, meetings } from '../../shared/meeting/meeting.list.ts';
import { onAgenda } from '../../shared/meeting/meeting.rules.ts';
import { networks } from '../../shared/seat/seat.list.ts';
import type { World } from '../world.ts';
import { create, update, type Write } from '../write.ts';

/**
 * Every coming meeting whose notice is not out has its network's fixed cases. A meeting that began with cases of its own, as an
 * imported one, gets none; one that has some of them gets the others. One that was withdrawn is there, and does not come back.
 */
export function fixedRows(world: World): Write[] {
  const { snapshot } = world;
  return snapshot
    .of(meetings)
    .all.filter(({ kind, state }) => kind === 'meeting' && (state === 'planned' || state === 'ready'))
    .flatMap((meeting) => {
      const network = snapshot.of(networks).get(meeting.network);
      const agenda = snapshot.of(caseList).where('meeting', meeting.key);
      if (!network || (onAgenda(agenda).length > 0 && !agenda.some(({ fixed }) => fixed))) return [];
      const wanted = fixedCasesOf(meeting, network, meetingBefore(meeting, world));
      return wanted.flatMap((item) => {
        const row = agenda.find(({ key }) => key === item.key);
        if (row) return renamed(row, item);
        // The network has chosen others since: what has this title already is not made a second time.
        return agenda.some(({ fixed, title }) => fixed && title === item.title) ? [] : [newCase(item, meeting)];
      });
    });
}

function newCase({ key, title, kind, minutes, unnumbered, position }: PlacedFixedCase, meeting: Meeting): Write {
  return create(caseList, {
    key,
    title,
    meeting: meeting.key,
    network: meeting.network,
    numberKey: key,
    unnumbered,
    fixed: true,
    position,
    kind,
    followUpBy: 'nobody',
    minutes,
    state: 'scheduled',
    addedLate: false,
    exempt: false,
  });
}

/** The minutes to approve are of another day when a meeting has been moved; what people have written themselves stands. */
function renamed(row: Case, { title }: PlacedFixedCase): Write[] {
  const isOurs = row.editor.app && row.changedVia === 'veven';
  const both = approvesMinutes(row) && approvesMinutes({ fixed: true, title });
  return isOurs && both && row.title !== title ? [update(caseList, row, { title })] : [];
}

function meetingBefore({ network, startsAt }: Meeting, { snapshot }: World): Meeting | undefined {
  return snapshot
    .of(meetings)
    .where('network', network)
    .filter((one) => one.kind === 'meeting' && one.state !== 'cancelled' && one.startsAt < startsAt)
    .toSorted((a, b) => b.startsAt.localeCompare(a.startsAt))
    .at(0);
}
