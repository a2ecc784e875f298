import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AttendanceView, SeatAttendance } from '../../shared/attendance/attendance.api.ts';
import type { Reservation } from '../../shared/meeting/meeting.list.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { AddCaseWord } from './add-case-word.tsx';
import css from './attendance.module.css';
import { panelText } from './attendance.text.ts';

/** Case by case: who stepped out of it, and who agreed with reservation or not at all. */
export function CaseWords({ view, meeting }: { view: AttendanceView; meeting: string }) {
  const text = useText(panelText);
  const [adding, setAdding] = useState(false);
  const opener = useReturnFocus(adding);
  const { cases, seats } = view;
  const mayAdd = seats.some(({ may }) => may.stepOut || may.reserve);
  const said = cases.filter(({ key }) => seats.some((seat) => isSaid(seat, key)));
  if (!mayAdd && said.length === 0) return null;
  return (
    <div className={css['words']}>
      <h3>{text.wordsTitle}</h3>
      {said.length === 0 ? (
        <p className={css['said']}>{text.noWords}</p>
      ) : (
        <ul className={css['cases']}>
          {said.map(({ key, number, title }) => (
            <li key={key}>
              <span className={css['name']}>{[number, title].filter(Boolean).join('  ')}</span>
              {seats.map((seat) => (
                <SeatWords key={seat.seat} seat={seat} about={key} meeting={meeting} />
              ))}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <div className={css['add']}>
          {adding ? (
            <AddCaseWord view={view} meeting={meeting} onDone={() => setAdding(false)} />
          ) : (
            <Button ref={opener} onClick={() => setAdding(true)}>
              {text.add}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const isSaid = ({ outOf, reservations }: SeatAttendance, about: string): boolean =>
  [...outOf, ...reservations].some((one) => one.case === about);

function SeatWords({ seat, about, meeting }: { seat: SeatAttendance; about: string; meeting: string }) {
  const text = useText(panelText);
  const { outOf, reservations, municipality, may } = seat;
  const announce = useAnnounce();
  const format = useFormat();
  const stepOut = useCommand('attendance/step-out');
  const reserve = useCommand('attendance/reserve');
  const out = outOf.find((one) => one.case === about);
  const reservation = reservations.find((one) => one.case === about);
  const problem = (stepOut.error ?? reserve.error)?.problem;
  const then = { onSuccess: () => announce(text.saved) };
  const reservedWords = (of: Reservation) =>
    of.kind === 'disagreement' ? text.disagreed(municipality) : text.reserved(municipality, of.body, format.shortDay(of.until));
  return (
    <>
      {out && (
        <Word
          said={text.outOf(municipality, out.provision)}
          onTakeBack={may.stepOut ? () => stepOut.mutate({ key: meeting, seat: seat.seat, case: about, provision: null }, then) : undefined}
        />
      )}
      {reservation && (
        <Word
          said={reservedWords(reservation)}
          more={reservation.what}
          onTakeBack={may.reserve ? () => reserve.mutate({ key: meeting, seat: seat.seat, case: about, kind: 'none' }, then) : undefined}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function Word({ said, more, onTakeBack }: { said: string; more?: string; onTakeBack: (() => void) | undefined }) {
  const text = useText(panelText);
  return (
    <div className={css['word']}>
      <p>
        {said}
        {more && `: ${more}`}
      </p>
      {onTakeBack && (
        <Button size="small" appearance="subtle" aria-label={text.takeBackOf(said)} onClick={onTakeBack}>
          {text.takeBack}
        </Button>
      )}
    </div>
  );
}
