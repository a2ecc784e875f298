import { takesAbsence } from '../../shared/attendance/attendance.rules.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { longTime } from '../../shared/format.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import type { Language } from '../../shared/text.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

/** For who is reached by e-mail: the meetings their seats have been called to, each with the address at which absence is reported. */
export function absenceMail(
  seats: readonly string[],
  language: Language,
  { world, answer }: { world: World; answer(ask: string): string },
): string {
  const called = world.snapshot
    .of(meetings)
    .where('state', 'noticed')
    .filter((meeting) => takesAbsence(meeting, world.now))
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return called
    .flatMap(({ key, network, startsAt }) =>
      seats
        .filter((seat) => seat.startsWith(`${network}/`))
        .map((seat) => {
          const when = longTime(startsAt, language, world.today);
          return `\n${attendanceText[language].mailAbsence(networkTitle(network, world), when)} ${answer(`absence/${key}/${seat}`)}`;
        }),
    )
    .join('\n');
}
