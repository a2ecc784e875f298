import { attendanceActions } from '../../shared/attendance/attendance.actions.ts';
import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { longTime } from '../../shared/format.ts';
import type { Attendance, Meeting } from '../../shared/meeting/meeting.list.ts';
import { meetingText } from '../../shared/meeting/meeting.text.ts';
import type { Language } from '../../shared/text.ts';
import { type Action, type AdaptiveCard, card, execute, heading, openUrl, plain, subtle, words } from '../card.ts';
import { networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

interface FormSeat {
  readonly seat: string;
  readonly municipality: string;
  /** It is the reader who is expected for it. */
  readonly own: boolean;
  readonly state: Attendance['state'];
  /** Who comes in their stead, of a seat that is reported. */
  readonly said: string | undefined;
}

/** More seats than this nobody has in one network. */
const mostSeats = 5;

/** Reports absence for a seat of one's own: for this person only, one press, and no reason. */
export function absenceCard(
  { meeting, seats }: { meeting: Meeting; seats: readonly FormSeat[] },
  language: Language,
  world: World,
): AdaptiveCard {
  const text = attendanceText[language];
  const shown = seats.slice(0, mostSeats);
  const open = shown.filter(({ state }) => state !== 'absent' && state !== 'deputy');
  return card(
    language,
    [
      heading(text.absenceTitle),
      subtle(whenOf(meeting, language, world)),
      ...shown.flatMap(({ municipality, own, said }) => {
        if (said !== undefined) return [words(`${text.declined(plain(municipality))} ${plain(said)}`)];
        return own ? [] : [words(text.asDeputy(plain(municipality)))];
      }),
      open.length > 0 ? words(text.deputyIsAsked) : undefined,
    ],
    shown.map(({ seat, municipality, own, state }): Action => {
      if (state === 'absent' || state === 'deputy')
        return execute(attendanceActions, 'attendance/come', shown.length > 1 ? text.comes(municipality) : text.comingAfterAll, {
          key: meeting.key,
          seat,
        });
      const title = own && shown.length === 1 ? text.notComing : text.seatNotComing(municipality);
      return execute(attendanceActions, 'attendance/decline', title, { key: meeting.key, seat });
    }),
  );
}

/** What stands when it is said, with the way back. */
export function absenceSaidCard(
  { meeting, seat, said, undo }: { meeting: Meeting; seat: string; said: readonly string[]; undo: 'come' | 'none' },
  language: Language,
  world: World,
): AdaptiveCard {
  const text = attendanceText[language];
  return card(
    language,
    [subtle(whenOf(meeting, language, world)), ...said.map((line) => words(plain(line)))],
    [
      undo === 'come' ? execute(attendanceActions, 'attendance/come', text.comingAfterAll, { key: meeting.key, seat }) : undefined,
      openUrl(meetingText[language].openAgenda, world.link(`/meetings/${encodeURIComponent(meeting.key)}`)),
    ],
  );
}

const whenOf = (meeting: Meeting, language: Language, world: World): string =>
  attendanceText[language].meeting(plain(networkTitle(meeting.network, world)), longTime(meeting.startsAt, language, world.today));
