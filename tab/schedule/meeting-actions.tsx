import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MeetingSchedule } from '../../shared/schedule/schedule.api.ts';
import { useGet } from '../api.ts';
import { useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { useCalendarFile } from './calendar-file.ts';
import { Programme } from './programme.tsx';
import css from './schedule.module.css';
import { scheduleText } from './schedule.text.ts';

const forms = () => import('./meeting-forms.tsx');
const MoveMeeting = lazy(async () => ({ default: (await forms()).MoveMeeting }));
const CancelMeeting = lazy(async () => ({ default: (await forms()).CancelMeeting }));
const EditMeeting = lazy(async () => ({ default: (await forms()).EditMeeting }));

type Open = 'move' | 'cancel' | 'edit';

/** What can be done with the meeting itself: into a calendar, for whoever keeps it another time or place, or called off. And its programme. */
export function MeetingActions({ page }: { page: MeetingPage }) {
  const { meeting } = page;
  const path = `/meetings/${encodeURIComponent(meeting.key)}`;
  const { data } = useGet<MeetingSchedule>(`${path}/schedule`);
  const text = useText(scheduleText);
  const announce = useAnnounce();
  const [open, setOpen] = useState<Open>();
  const calendar = useCalendarFile();
  const returns = {
    move: useReturnFocus(open === 'move'),
    cancel: useReturnFocus(open === 'cancel'),
    edit: useReturnFocus(open === 'edit'),
  };
  if (!data) return null;
  const { may, joinUrl, programme, reason } = data;
  const form = { page, schedule: data, onDone: () => setOpen(undefined) };
  const opener = (name: Open, word: string) =>
    may[name] && (
      <Button ref={returns[name]} aria-expanded={open === name} onClick={() => setOpen(open === name ? undefined : name)}>
        {word}
      </Button>
    );
  return (
    <div className={css['actions']}>
      {reason && <p className={css['quiet']}>{text.because(reason)}</p>}
      <Actions>
        {joinUrl && meeting.state !== 'cancelled' && (
          <Button as="a" href={joinUrl} target="_blank" rel="noreferrer">
            {text.join}
          </Button>
        )}
        <Button disabledFocusable={calendar.busy} onClick={() => calendar.save(`${path}/calendar`, () => announce(text.downloaded))}>
          {text.calendar}
        </Button>
        {opener('edit', text.edit)}
        {opener('move', text.move)}
        {opener('cancel', text.cancelMeeting)}
      </Actions>
      {calendar.error && <ProblemNotice problem={calendar.error.problem} />}
      <Suspense>
        {open === 'move' && <MoveMeeting {...form} />}
        {open === 'cancel' && <CancelMeeting {...form} />}
        {open === 'edit' && <EditMeeting {...form} />}
      </Suspense>
      <Programme programme={programme} />
    </div>
  );
}
