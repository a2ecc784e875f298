import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { caseWords } from '../meeting/case.words.ts';
import css from '../meeting/meeting.module.css';
import { meetingText } from '../meeting/meeting.text.ts';
import { useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';

/** Who takes part, who is absent, and in the meeting who stepped out or had a reservation. */
export function AttendancePanel({ page: { attendance } }: { page: MeetingPage }) {
  const text = useText(meetingText);
  const { attendance: attendanceWords } = useText(caseWords);
  if (attendance.every(({ state }) => state === 'unknown')) return null;
  return (
    <Panel title={text.attendance}>
      <ul className={css['attendance']}>
        {attendance.map(({ municipality, state }) => (
          <li key={municipality}>
            <span>{municipality}</span> <span className={css['present']}>{attendanceWords[state]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
