import { agendaRows } from '../../bot/meeting/meeting.import.ts';
import type { World } from '../../bot/world.ts';
import type { Write } from '../../bot/write.ts';
import { type Calendar, nextSendingDay, workingDaysBefore } from '../../shared/calendar.ts';
import { addDays, type Day, weekday } from '../../shared/day.ts';
import { AgendaFile } from '../../shared/meeting/agenda-file.ts';
import kduFile from './2014-03-28.json' with { type: 'json' };
import hrFile from './hr.json' with { type: 'json' };

/** In the real agenda nobody has said who follows up. The municipalities do in these two of its eight decisions. */
const followedByMunicipalities = ['023/14', '032/14'];

/**
 * The sample agendas of a new region: KDU's real one of 2014 and one of the HR network, moved to days that come,
 * so that the notices go out some days from now.
 */
export function sampleAgendas(world: World): readonly Write[] {
  const kdu = AgendaFile.parse(kduFile);
  const chosen = kdu.cases.map((item) =>
    item.number !== null && followedByMunicipalities.includes(item.number) ? { ...item, followUpBy: 'municipalities' as const } : item,
  );
  return [
    ...rows({ ...kdu, cases: chosen }, meetingDay(world.today, 5, 10, world.calendar), world),
    ...rows(AgendaFile.parse(hrFile), meetingDay(world.today, 4, 8, world.calendar), world),
  ];
}

/** A weekday (1 is Monday) that lies at least so many working days ahead, outside the silent weeks. */
function meetingDay(today: Day, on: number, workingDays: number, calendar: Calendar): Day {
  let day = nextSendingDay(calendar, today);
  while (
    weekday(day) !== on ||
    workingDaysBefore(calendar, day, workingDays) <= today ||
    calendar.isSilent(day) ||
    !calendar.isWorkingDay(day)
  )
    day = addDays(day, 1);
  return day;
}

function rows(file: AgendaFile, date: Day, world: World): readonly Write[] {
  const read = agendaRows(file, { network: undefined, date }, world);
  return 'writes' in read ? read.writes : [];
}
