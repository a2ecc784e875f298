import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import type { Language } from '../../shared/text.ts';
import type { SeatInMeeting } from './seat-in-meeting.ts';

/** Who comes for a seat that stays away: the deputy is asked, there is none, or none can. */
export function stepInOf(
  { deputy, deputies, municipality }: Pick<SeatInMeeting, 'deputy' | 'deputies' | 'municipality'>,
  language: Language,
): string {
  const text = attendanceText[language];
  if (deputy !== undefined) return text.asked;
  return deputies.length === 0 ? text.noDeputy(municipality) : text.nobody(municipality);
}
