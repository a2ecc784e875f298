import { useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { CaseKind } from '../../shared/case/case.list.ts';
import { type Commands, useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Choice, NumberField, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { caseWords } from './case.words.ts';
import { meetingText } from './meeting.text.ts';

/** A new case: its key is made here, so that a retry finds the same one. */
export function AddCase({ meeting, onDone }: { meeting: string; onDone: () => void }) {
  const text = useText(meetingText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const announce = useAnnounce();
  const [key] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<CaseKind>('discussion');
  const [minutes, setMinutes] = useState('');
  const [tried, setTried] = useState(false);
  const add = useCommand('case/add', (shown, data) => shown.meeting(meeting, (page) => ({ ...page, cases: [...page.cases, added(data)] })));
  const length = Number(minutes);
  const lengthIsWrong = minutes !== '' && !(Number.isInteger(length) && length >= 1 && length <= 480);

  function save() {
    setTried(true);
    if (!title.trim() || lengthIsWrong) return;
    add.mutate(
      { key, meeting, title: title.trim(), kind, ...(minutes !== '' && { minutes: length }) },
      {
        onSuccess: () => {
          announce(text.added(title));
          onDone();
        },
      },
    );
  }

  return (
    <div hidden={add.isPending}>
      <Form label={text.addCase} submit={text.add} onSubmit={save} onCancel={onDone}>
        {add.error && <ProblemNotice problem={add.error.problem} />}
        <TextField
          label={text.caseTitle}
          required
          value={title}
          onChange={setTitle}
          wrong={tried && !title.trim() ? ui.needed : undefined}
        />
        <Row>
          <Choice label={text.kind} value={kind} onChange={setKind} options={Object.entries(words.caseKinds) as [CaseKind, string][]} />
          <NumberField
            label={text.caseMinutes}
            value={minutes}
            onChange={setMinutes}
            min={1}
            max={480}
            wrong={lengthIsWrong ? text.minutesRange : undefined}
          />
        </Row>
      </Form>
    </div>
  );
}

/** The case until the server has given it its place. */
const added = ({ key, title, kind, minutes }: Commands['case/add']): CaseView => ({
  key,
  etag: '',
  number: undefined,
  position: Number.MAX_SAFE_INTEGER,
  title,
  kind,
  followUpBy: 'nobody',
  minutes,
  expectedAt: undefined,
  measure: undefined,
  information: undefined,
  proposal: undefined,
  conclusion: undefined,
  state: 'scheduled',
  addedLate: false,
  exempt: undefined,
  attachments: [],
  line: undefined,
  decision: undefined,
});
