import { Link } from 'wouter';
import type { MeetingSummary } from '../../shared/meeting/meeting.api.ts';
import { homeText } from '../home/home.text.ts';
import { useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { MeetingRow } from './meeting-row.tsx';

/** The meetings nearest in time, the first of them first. */
export function NextMeeting({ meetings, title }: { meetings: readonly MeetingSummary[]; title: string }) {
  const text = useText(homeText);
  return (
    <Panel title={title} aside={<Link href="/meetings">{text.allMeetings}</Link>} flush={meetings.length > 0}>
      {meetings.length === 0 ? (
        <Empty>{text.noMeeting}</Empty>
      ) : (
        <Rows pressed>
          {meetings.map((meeting) => (
            <li key={meeting.key}>
              <MeetingRow meeting={meeting} />
            </li>
          ))}
        </Rows>
      )}
    </Panel>
  );
}
