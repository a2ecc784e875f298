import { useMemo, useState } from 'react';
import { type Day, inOslo } from '../../shared/day.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import type { MeetingSchedule, Schedule } from '../../shared/schedule/schedule.api.ts';
import { collisionsOf, type Times } from '../../shared/schedule/schedule.rules.ts';
import { useCommand, useGet } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { DayField, TextArea } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { Collisions } from './collisions.tsx';
import { entriesOf, ProgrammeFields, programmeOf } from './programme.tsx';
import css from './schedule.module.css';
import { scheduleText } from './schedule.text.ts';
import { surroundingsOf } from './surroundings.ts';
import { TimeFields, timesAreRight } from './time-fields.tsx';
import { WhereFields, whereIsRight } from './where-fields.tsx';

interface FormProps {
  readonly page: MeetingPage;
  readonly schedule: MeetingSchedule;
  readonly onDone: () => void;
}

/** What was seen when the form was opened, until what has changed since is taken. */
function useSeen(schedule: MeetingSchedule): { readonly seen: string; readonly takeNew: () => void } {
  const [seen, setSeen] = useState(schedule.etag);
  return { seen, takeNew: () => setSeen(schedule.etag) };
}

/** Another day or time, with what it would collide with. */
export function MoveMeeting({ page: { meeting }, schedule, onDone }: FormProps) {
  const text = useText(scheduleText);
  const ui = useText(uiText);
  const { today } = useReader();
  const announce = useAnnounce();
  const { data: plan } = useGet<Schedule>('/schedule');
  const { seen, takeNew } = useSeen(schedule);
  const [on, setOn] = useState<string>(inOslo(meeting.startsAt).day);
  const [times, setTimes] = useState<Times>({ from: inOslo(meeting.startsAt).time, to: inOslo(meeting.endsAt).time });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const move = useCommand('meeting/move');
  const { key, network, noticeOut } = meeting;
  const collisions = useMemo(
    () =>
      plan && on !== '' && timesAreRight(times)
        ? collisionsOf(surroundingsOf(plan, { network, seated: schedule.seated, except: key }), times)(on as Day)
        : [],
    [plan, network, schedule.seated, key, on, times],
  );
  const reasonMissing = noticeOut && reason.trim() === '';

  function save() {
    setTried(true);
    if (on === '' || !timesAreRight(times) || reasonMissing) return;
    const done = () => {
      announce(text.moved);
      onDone();
    };
    move.mutate({ key, seen, on, ...times, ...(reason.trim() && { reason }) }, { onSuccess: done });
  }

  return (
    <Form label={text.moveTitle} submit={text.move} onSubmit={save} onCancel={onDone} busy={move.isPending}>
      <Row>
        <DayField label={text.on} required min={today} value={on} onChange={setOn} wrong={on === '' ? ui.neededDay : undefined} />
        <TimeFields times={times} onChange={setTimes} />
      </Row>
      <div role="status">
        <Collisions collisions={collisions} />
      </div>
      <TextArea
        label={text.reason}
        hint={text.reasonShown}
        required={noticeOut}
        rows={2}
        value={reason}
        onChange={setReason}
        wrong={tried && reasonMissing ? text.reasonNeeded : undefined}
      />
      {noticeOut && <p className={css['quiet']}>{text.moveSays}</p>}
      {move.error && <Conflict problem={move.error.problem} onTakeNew={takeNew} />}
    </Form>
  );
}

/** The meeting is called off: why, and what becomes of its cases. */
export function CancelMeeting({ page: { meeting }, schedule, onDone }: FormProps) {
  const text = useText(scheduleText);
  const announce = useAnnounce();
  const { seen, takeNew } = useSeen(schedule);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const cancel = useCommand('meeting/cancel');

  function save() {
    setTried(true);
    if (reason.trim() === '') return;
    const done = () => {
      announce(text.cancelled);
      onDone();
    };
    cancel.mutate({ key: meeting.key, seen, reason }, { onSuccess: done });
  }

  return (
    <Form label={text.cancelTitle} submit={text.cancelTitle} onSubmit={save} onCancel={onDone} busy={cancel.isPending}>
      <TextArea
        label={text.reason}
        hint={text.reasonShown}
        required
        rows={2}
        value={reason}
        onChange={setReason}
        wrong={tried && reason.trim() === '' ? text.reasonNeeded : undefined}
      />
      <p className={css['quiet']}>{text.cancelSays}</p>
      {cancel.error && <Conflict problem={cancel.error.problem} onTakeNew={takeNew} />}
    </Form>
  );
}

/** Place, link, chair, minute taker, and the programme of what has one. */
export function EditMeeting({ page: { meeting }, schedule, onDone }: FormProps) {
  const text = useText(scheduleText);
  const announce = useAnnounce();
  const { seen, takeNew } = useSeen(schedule);
  const [where, setWhere] = useState({
    place: meeting.place ?? '',
    joinUrl: schedule.joinUrl ?? '',
    minuteTaker: schedule.minuteTaker ?? '',
    chair: meeting.chair ?? '',
  });
  const [entries, setEntries] = useState(() => entriesOf(schedule.programme));
  const [tried, setTried] = useState(false);
  const edit = useCommand('meeting/edit');
  const withProgramme = meeting.kind !== 'meeting';

  function save() {
    setTried(true);
    if (!whereIsRight(where)) return;
    const done = () => {
      announce(text.saved);
      onDone();
    };
    edit.mutate({ key: meeting.key, seen, ...where, ...(withProgramme && { programme: programmeOf(entries) }) }, { onSuccess: done });
  }

  const chairs = [...new Set([...schedule.seated, ...(meeting.chair ? [meeting.chair] : [])])].map((one) => [one, one] as const);
  return (
    <Form label={text.editTitle} onSubmit={save} onCancel={onDone} busy={edit.isPending}>
      <WhereFields where={where} onChange={setWhere} chairs={chairs} tried={tried} />
      {withProgramme && <ProgrammeFields entries={entries} start={inOslo(meeting.startsAt).time} onChange={setEntries} />}
      {edit.error && <Conflict problem={edit.error.problem} onTakeNew={takeNew} />}
    </Form>
  );
}
