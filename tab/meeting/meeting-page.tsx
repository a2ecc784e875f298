import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import { sentence } from '../../shared/format.ts';
import type { MeetingPage as PageOf } from '../../shared/meeting/meeting.api.ts';
import { useMeeting } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Facts } from '../ui/facts.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Agenda } from './agenda.tsx';
import { CloseMeeting } from './close-meeting.tsx';
import css from './meeting.module.css';
import { meetingText } from './meeting.text.ts';
import { meetingWords } from './meeting.words.ts';

const ApprovalNote = lazy(() => import('../attendance/approval-note.tsx').then((module) => ({ default: module.ApprovalNote })));
const AttendancePanel = lazy(() => import('../attendance/attendance-panel.tsx').then((module) => ({ default: module.AttendancePanel })));
const Download = lazy(() => import('../document/download.tsx').then((module) => ({ default: module.Download })));
const DraftPanel = lazy(() => import('../draft/draft-panel.tsx').then((module) => ({ default: module.DraftPanel })));
const MeetingActions = lazy(() => import('../schedule/meeting-actions.tsx').then((module) => ({ default: module.MeetingActions })));
const MinutesPanel = lazy(() => import('../minutes/minutes-panel.tsx').then((module) => ({ default: module.MinutesPanel })));
const ProposePanel = lazy(() => import('../proposed-case/propose-panel.tsx').then((module) => ({ default: module.ProposePanel })));

/** One meeting: its head, its agenda, and while it goes on the place where conclusions are written. */
export function MeetingPage({ meeting }: { meeting: string }) {
  const page = useMeeting(meeting);
  return (
    <Loaded query={page} cards={[[70], [30, 90, 75, 90, 75, 90, 60]]}>
      {(data) => <Meeting page={data} />}
    </Loaded>
  );
}

function Meeting({ page }: { page: PageOf }) {
  const { meeting, cases, may } = page;
  const text = useText(meetingText);
  const words = useText(meetingWords);
  const format = useFormat();
  const { secretariat, seats } = useReader();
  const sits = secretariat || seats.some(({ network }) => network === meeting.network);
  const noticeOn = format.longDay(dayOf(meeting.noticeAt));
  const state = <span className={meeting.state === 'cancelled' ? css['cancelled'] : ''}>{words.states[meeting.state]}</span>;
  return (
    <Page
      title={meeting.networkTitle}
      lead={sentence(format.longDay(dayOf(meeting.startsAt)))}
      back={<Link href="/meetings">{text.back}</Link>}
    >
      <Facts
        facts={[
          [text.when, `${format.time(meeting.startsAt)}–${format.time(meeting.endsAt)}`],
          [text.place, meeting.place],
          [text.chair, meeting.chair],
          [text.state, state],
          [text.notice, meeting.noticeOut ? text.noticeOut(noticeOn) : text.noticeComing(noticeOn)],
        ]}
      />
      <Suspense>
        <MeetingActions page={page} />
        {sits && <Download what="notice" path={`/meetings/${encodeURIComponent(meeting.key)}/notice`} editions={page.editions} />}
        <ApprovalNote page={page} />
        <DraftPanel page={page} />
      </Suspense>
      {(meeting.kind !== 'gathering' || cases.length > 0) && <Agenda page={page} />}
      {may.conclude && <CloseMeeting meeting={meeting} left={cases.filter(({ state }) => state === 'scheduled').length} />}
      <Suspense>
        <AttendancePanel page={page} />
        <ProposePanel page={page} />
        <MinutesPanel page={page} />
      </Suspense>
    </Page>
  );
}
