import { useState } from 'react';
import type { AttendanceView } from '../../shared/attendance/attendance.api.ts';
import { type Provision, provisions } from '../../shared/attendance/provisions.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, DayField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { panelText } from './attendance.text.ts';

type Kind = 'out' | 'reservation' | 'disagreement';

/** A seat steps out of a case, has a reservation, or disagrees. Why somebody is disqualified there is no field for. */
export function AddCaseWord({ view, meeting, onDone }: { view: AttendanceView; meeting: string; onDone: () => void }) {
  const text = useText(panelText);
  const { today } = useReader();
  const announce = useAnnounce();
  const stepOut = useCommand('attendance/step-out');
  const reserve = useCommand('attendance/reserve');
  const seats = view.seats.filter(({ may }) => may.stepOut || may.reserve);
  const kinds: readonly Kind[] = seats.some(({ may }) => may.stepOut)
    ? ['out', 'reservation', 'disagreement']
    : ['reservation', 'disagreement'];
  const [about, setAbout] = useState(view.cases[0]?.key ?? '');
  const [seat, setSeat] = useState(seats[0]?.seat ?? '');
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'reservation');
  const [provision, setProvision] = useState<Provision | ''>('');
  const [what, setWhat] = useState('');
  const [body, setBody] = useState('');
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const problem = (kind === 'out' ? stepOut.error : reserve.error)?.problem;
  const missing = (value: string) => (tried && !value.trim() ? text.needed : undefined);

  function submit() {
    setTried(true);
    const of = { key: meeting, seat, case: about };
    const then = {
      onSuccess: () => {
        announce(text.saved);
        onDone();
      },
    };
    if (kind === 'out') return provision && stepOut.mutate({ ...of, provision }, then);
    if (!what.trim()) return;
    if (kind === 'disagreement') return reserve.mutate({ ...of, kind, what }, then);
    if (body.trim() && until > today) reserve.mutate({ ...of, kind, what, body, until }, then);
  }

  return (
    <Form label={text.addLabel} onSubmit={submit} onCancel={onDone} busy={stepOut.isPending || reserve.isPending}>
      {problem && <ProblemNotice problem={problem} />}
      <Row>
        <Choice
          label={text.case}
          value={about}
          onChange={setAbout}
          options={view.cases.map(({ key, number, title }) => [key, [number, title].filter(Boolean).join('  ')])}
        />
        <Choice label={text.seat} value={seat} onChange={setSeat} options={seats.map((one) => [one.seat, one.municipality])} />
        <Choice label={text.kind} value={kind} onChange={setKind} options={kinds.map((one) => [one, text[one]])} />
      </Row>
      {kind === 'out' ? (
        <Row>
          <Choice
            label={text.provision}
            hint={text.provisionHint}
            required
            value={provision}
            onChange={setProvision}
            wrong={tried && !provision ? text.needed : undefined}
            options={[['', text.choose] as const, ...provisions.map((one) => [one, one] as const)]}
          />
        </Row>
      ) : (
        <TextArea label={text.what} required rows={2} most={2000} value={what} onChange={setWhat} wrong={missing(what)} />
      )}
      {kind === 'reservation' && (
        <Row>
          <TextField label={text.body} required value={body} onChange={setBody} wrong={missing(body)} />
          <DayField
            label={text.until}
            required
            min={today}
            value={until}
            onChange={setUntil}
            wrong={tried && until <= today ? text.neededDay : undefined}
          />
        </Row>
      )}
    </Form>
  );
}
