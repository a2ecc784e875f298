import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../../shared/day.ts';
import type { Problem } from '../../shared/problem.ts';
import type { AgendaRoom, ProposalView } from '../../shared/proposed-case/proposed-case.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Choice, NumberField, TextArea } from '../ui/fields.tsx';
import { Actions, Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { uiText } from '../ui/ui.text.ts';
import css from './proposed-case.module.css';
import { proposedText } from './proposed-case.text.ts';

interface Props {
  readonly proposal: ProposalView;
  /** The network's meetings to come. */
  readonly rooms: readonly AgendaRoom[];
  /** Why an answer was not taken: told above the list, since the row may be gone. */
  readonly onRefused: (problem: Problem | undefined) => void;
}

/** Three ways to answer, one form at a time. */
export function AnswerProposal(props: Props) {
  const text = useText(proposedText);
  const [answering, setAnswering] = useState<'accept' | 'park' | 'decline'>();
  const opener = useReturnFocus(answering !== undefined);
  const close = () => setAnswering(undefined);
  const { title, state } = props.proposal;
  if (answering === 'accept') return <Accept {...props} onDone={close} />;
  if (answering) return <Say no={answering === 'decline'} {...props} onDone={close} />;
  return (
    <Actions>
      <Button ref={opener} appearance="primary" aria-label={text.acceptCase(title)} onClick={() => setAnswering('accept')}>
        {text.accept}
      </Button>
      {state === 'proposed' && (
        <Button aria-label={text.parkCase(title)} onClick={() => setAnswering('park')}>
          {text.park}
        </Button>
      )}
      <Button aria-label={text.declineCase(title)} onClick={() => setAnswering('decline')}>
        {text.decline}
      </Button>
    </Actions>
  );
}

type Answering = Props & { readonly onDone: () => void };

/** Into a meeting: which, how long, and how full its agenda gets. */
function Accept({ proposal, rooms, onRefused, onDone }: Answering) {
  const text = useText(proposedText);
  const format = useFormat();
  const announce = useAnnounce();
  const { key, etag: seen, title } = proposal;
  const [chosen, choose] = useState(rooms.find((room) => room.key === proposal.meeting?.key)?.key ?? rooms[0]?.key ?? '');
  const [minutes, setMinutes] = useState(String(proposal.minutes ?? ''));
  const accept = useCommand('case/accept');
  const room = rooms.find((one) => one.key === chosen);
  const length = Number(minutes);
  const isWrong = minutes !== '' && !(Number.isInteger(length) && length >= 1 && length <= 480);

  function save() {
    if (!room || isWrong) return;
    onRefused(undefined);
    accept.mutate(
      { key, seen, meeting: room.key, ...(minutes !== '' && { minutes: length }) },
      { onSuccess: () => announce(text.accepted(title)), onError: ({ problem }) => onRefused(problem), onSettled: onDone },
    );
  }

  if (!room)
    return (
      <Notice onDone={onDone}>
        <p>{text.noRoom}</p>
      </Notice>
    );
  const sum = room.minutes + (isWrong ? 0 : length);
  return (
    <Form label={text.acceptCase(title)} submit={text.accept} busy={accept.isPending} onSubmit={save} onCancel={onDone}>
      <Row>
        <Choice
          label={text.meeting}
          value={chosen}
          onChange={choose}
          options={rooms.map((one) => [one.key, text.room(format.shortDay(dayOf(one.startsAt)), one.cases)] as const)}
        />
        <NumberField
          label={text.minutes}
          value={minutes}
          onChange={setMinutes}
          min={1}
          max={480}
          wrong={isWrong ? text.minutesRange : undefined}
        />
      </Row>
      <p className={css['quiet']}>
        {text.sum(format.duration(sum), format.duration(room.length))}{' '}
        {sum > room.length && <strong className={css['over']}>{text.over(format.duration(sum - room.length))}</strong>}
      </p>
      {room.noticeOut && <p className={css['quiet']}>{text.late}</p>}
    </Form>
  );
}

/** Parked, with a reason if one likes; or no, with a reason that is needed. */
function Say({ no, proposal, onRefused, onDone }: Answering & { readonly no: boolean }) {
  const text = useText(proposedText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const { key, etag: seen, title } = proposal;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const park = useCommand('case/park');
  const decline = useCommand('case/decline');

  function save() {
    setTried(true);
    if (no && !reason.trim()) return;
    onRefused(undefined);
    const after = {
      onSuccess: () => announce((no ? text.declined : text.isParked)(title)),
      onError: ({ problem }: { problem: Problem }) => onRefused(problem),
      onSettled: onDone,
    };
    if (no) decline.mutate({ key, seen, reason }, after);
    else park.mutate({ key, seen, ...(reason.trim() && { reason }) }, after);
  }

  return (
    <Form
      label={(no ? text.declineCase : text.parkCase)(title)}
      submit={no ? text.decline : text.park}
      busy={park.isPending || decline.isPending}
      onSubmit={save}
      onCancel={onDone}
    >
      <TextArea
        label={no ? text.declineReason : text.parkReason}
        hint={text.reasonHint}
        required={no}
        value={reason}
        onChange={setReason}
        wrong={no && tried && !reason.trim() ? ui.needed : undefined}
      />
    </Form>
  );
}

function Notice({ children, onDone }: { children: ReactNode; onDone: () => void }) {
  const ui = useText(uiText);
  return (
    <div className={css['stack']}>
      {children}
      <Actions>
        <Button onClick={onDone}>{ui.cancel}</Button>
      </Actions>
    </div>
  );
}
