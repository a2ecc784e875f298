import { useState } from 'react';
import type { CaseKind } from '../../shared/case/case.list.ts';
import { useCommand } from '../api.ts';
import { caseWords } from '../meeting/case.words.ts';
import { useText } from '../reader.tsx';
import { Choice, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { exemptText } from './exempt.text.ts';
import { Ground, useGround } from './ground.tsx';

/** A case that is exempt from its first moment: nothing of it is ever in the open. */
export function AddExempt({ meeting, onDone }: { meeting: string; onDone: () => void }) {
  const text = useText(exemptText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const announce = useAnnounce();
  const ground = useGround();
  const [key] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<CaseKind>('discussion');
  const [minutes, setMinutes] = useState('');
  const [information, setInformation] = useState('');
  const [proposal, setProposal] = useState('');
  const [tried, setTried] = useState(false);
  const add = useCommand('exempt/add');
  const length = minutes === '' ? undefined : Number(minutes);
  const lengthIsWrong = length !== undefined && !(Number.isInteger(length) && length >= 1 && length <= 480);
  function save() {
    setTried(true);
    const wish = ground.take();
    if (!wish || !title.trim() || lengthIsWrong) return;
    const papers = {
      ...(information.trim() && { information: information.trim() }),
      ...(proposal.trim() && { proposal: proposal.trim() }),
    };
    const onSuccess = () => {
      announce(text.added);
      onDone();
    };
    add.mutate(
      { key, meeting, title: title.trim(), kind, ...(length !== undefined && { minutes: length }), ...papers, ...wish },
      { onSuccess },
    );
  }
  return (
    <Form label={text.add} submit={text.add} onSubmit={save} onCancel={onDone} busy={add.isPending}>
      {add.error && <ProblemNotice problem={add.error.problem} />}
      <TextField label={text.heading} required value={title} onChange={setTitle} wrong={tried && !title.trim() ? ui.needed : undefined} />
      <Row>
        <Choice label={text.kind} value={kind} onChange={setKind} options={Object.entries(words.caseKinds) as [CaseKind, string][]} />
        <NumberField
          label={text.length}
          value={minutes}
          onChange={setMinutes}
          min={1}
          max={480}
          wrong={lengthIsWrong ? text.lengthRange : undefined}
        />
      </Row>
      <TextArea label={text.information} value={information} onChange={setInformation} />
      <TextArea label={text.proposal} value={proposal} onChange={setProposal} />
      <Ground fields={ground.fields} />
    </Form>
  );
}
