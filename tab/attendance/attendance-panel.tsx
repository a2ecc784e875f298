import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useAttendance } from '../api.ts';
import { useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import css from './attendance.module.css';
import { panelText } from './attendance.text.ts';
import { CaseWords } from './case-words.tsx';
import { SeatRow } from './seat-row.tsx';

/** Who takes part and who does not: reported before the meeting, written in it, with who stepped out of a case or had a reservation. */
export function AttendancePanel({ page: { meeting } }: { page: MeetingPage }) {
  const text = useText(panelText);
  const { data } = useAttendance(meeting.key);
  if (!data) return null;
  const { seats, phase, turnout } = data;
  const isSaid = seats.some(({ state, may, outOf, reservations }) => {
    const isOpen = may.decline || may.register || may.reserve;
    return state !== 'unknown' || isOpen || outOf.length + reservations.length > 0;
  });
  if (!isSaid || meeting.state === 'cancelled') return null;
  return (
    <Panel title={text.title} note={turnout && phase === 'before' ? text.turnout(turnout.coming, turnout.of) : undefined}>
      <ul className={css['seats']}>
        {seats.map((seat) => (
          <SeatRow key={seat.seat} seat={seat} meeting={meeting.key} />
        ))}
      </ul>
      {phase !== 'before' && <CaseWords view={data} meeting={meeting.key} />}
    </Panel>
  );
}
