import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AttendanceView, SeatAttendance } from '../../shared/attendance/attendance.api.ts';
import { type Shown, useCommand } from '../api.ts';
import { caseWords } from '../meeting/case.words.ts';
import { useText } from '../reader.tsx';
import { TextField } from '../ui/fields.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './attendance.module.css';
import { panelText } from './attendance.text.ts';

type State = SeatAttendance['state'];
interface SeatProps {
  readonly seat: SeatAttendance;
  readonly meeting: string;
}

const looks: Record<State, readonly [Shape, Tone]> = {
  present: ['check', 'good'],
  absent: ['dash', 'watch'],
  deputy: ['half', 'brand'],
  other: ['ring', 'plain'],
  unknown: ['ring', 'quiet'],
};

/** One municipality: how it takes part, and what the reader may say of that. */
export function SeatRow({ seat, meeting }: SeatProps) {
  const text = useText(panelText);
  const { attendance: words } = useText(caseWords);
  const { municipality, state, who, stepIn, may } = seat;
  const [shape, tone] = looks[state];
  const stands = { asked: text.asked, 'no-deputy': text.noDeputy, nobody: text.nobody };
  return (
    <li>
      <div>
        <span className={css['name']}>{municipality}</span>
        <div className={css['said']}>
          {(state !== 'unknown' || !may.decline || may.register) && (
            <Mark shape={shape} tone={tone}>
              {words[state]}
            </Mark>
          )}
          {who && <span>{who}</span>}
          {stepIn && <span>{stands[stepIn]}</span>}
          {seat.declined && <span>{text.declined}</span>}
        </div>
      </div>
      {may.register ? <Register seat={seat} meeting={meeting} /> : may.decline && <Decline seat={seat} meeting={meeting} />}
    </li>
  );
}

/** Before the meeting: one press says that nobody comes, one that somebody does. */
function Decline({ seat: { seat, municipality, state, declined }, meeting }: SeatProps) {
  const text = useText(panelText);
  const announce = useAnnounce();
  const decline = useCommand('attendance/decline', (shown) =>
    show(shown, meeting, seat, { state: 'absent', who: undefined, declined: false }),
  );
  const come = useCommand('attendance/come', (shown) =>
    show(shown, meeting, seat, { state: 'unknown', who: undefined, stepIn: undefined, declined: false }),
  );
  const away = state === 'absent' || state === 'deputy';
  const problem = (decline.error ?? come.error)?.problem;
  return (
    <div className={css['presses']}>
      {problem && <ProblemNotice problem={problem} />}
      {(away || declined) && (
        <Button
          size="small"
          aria-label={text.comesFor(municipality)}
          onClick={() => come.mutate({ key: meeting, seat }, { onSuccess: () => announce(text.comesFor(municipality)) })}
        >
          {text.comes}
        </Button>
      )}
      {!away && (
        <Button
          size="small"
          aria-label={text.reportFor(municipality)}
          onClick={() => decline.mutate({ key: meeting, seat }, { onSuccess: () => announce(text.reported(municipality)) })}
        >
          {text.report}
        </Button>
      )}
    </div>
  );
}

const registered = ['present', 'absent', 'deputy', 'other'] as const;

/** In the meeting: one press a seat. Pressed again it is not registered. */
function Register({ seat, meeting }: SeatProps) {
  const text = useText(panelText);
  const { attendance: words } = useText(caseWords);
  const announce = useAnnounce();
  const register = useCommand('attendance/register', (shown, { state, who }) =>
    show(shown, meeting, seat.seat, { state, who, stepIn: undefined }),
  );
  function say(state: State, who?: string) {
    register.mutate(
      { key: meeting, seat: seat.seat, state, ...(who && { who }) },
      { onSuccess: () => announce(text.registered(seat.municipality, words[state])) },
    );
  }
  return (
    <>
      <fieldset className={css['presses']} aria-label={text.sayFor(seat.municipality)}>
        {registered.map((state) => (
          <Button
            key={state}
            size="small"
            aria-pressed={seat.state === state}
            appearance={seat.state === state ? 'primary' : 'secondary'}
            onClick={() => say(seat.state === state ? 'unknown' : state, state === 'deputy' ? (seat.who ?? seat.deputy) : undefined)}
          >
            {words[state]}
          </Button>
        ))}
      </fieldset>
      {register.error && <ProblemNotice problem={register.error.problem} />}
      {(seat.state === 'deputy' || seat.state === 'other') && (
        <Who key={seat.who ?? ''} who={seat.who ?? ''} onSave={(who) => say(seat.state, who)} />
      )}
    </>
  );
}

function Who({ who, onSave }: { who: string; onSave: (who: string) => void }) {
  const text = useText(panelText);
  const [name, setName] = useState(who);
  return (
    <div className={css['who']}>
      <TextField label={text.who} value={name} onChange={setName} />
      {name.trim() !== who && <Button onClick={() => onSave(name.trim())}>{text.saveWho}</Button>}
    </div>
  );
}

function show(shown: Shown, meeting: string, seat: string, change: Partial<Pick<SeatAttendance, 'state' | 'who' | 'stepIn' | 'declined'>>) {
  shown.attendance(meeting, (view: AttendanceView) => ({
    ...view,
    seats: view.seats.map((one) => (one.seat === seat ? { ...one, ...change } : one)),
  }));
}
