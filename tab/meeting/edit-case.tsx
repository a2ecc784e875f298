import { useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { CaseKind, FollowUpBy } from '../../shared/case/case.list.ts';
import { type Commands, useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { caseWords } from './case.words.ts';
import { meetingText } from './meeting.text.ts';

type Edit = Commands['case/edit'];

/** Changes a case in place. Only what was changed is sent; what was typed stays when somebody else was first. */
export function EditCase({ item, meeting, onDone }: { item: CaseView; meeting: string; onDone: () => void }) {
  const text = useText(meetingText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const announce = useAnnounce();
  const [opened] = useState(item);
  const [title, setTitle] = useState(item.title);
  const [kind, setKind] = useState<CaseKind>(item.kind);
  const [minutes, setMinutes] = useState(String(item.minutes ?? ''));
  const [proposal, setProposal] = useState(item.proposal ?? '');
  const [followUpBy, setFollowUpBy] = useState<FollowUpBy>(item.followUpBy);
  const edit = useCommand('case/edit', (shown, data) =>
    shown.meeting(meeting, (page) => ({ ...page, cases: page.cases.map((one) => (one.key === item.key ? edited(one, data) : one)) })),
  );
  const conflict = edit.error?.problem.code === 'conflict';
  const length = minutes === '' ? null : Number(minutes);
  const lengthIsWrong = length !== null && !(Number.isInteger(length) && length >= 1 && length <= 480);

  function save() {
    if (!title.trim() || lengthIsWrong) return;
    edit.mutate(
      {
        key: item.key,
        // After a conflict the new row has been seen: then it may be replaced.
        seen: conflict ? item.etag : opened.etag,
        ...(title.trim() !== opened.title && { title: title.trim() }),
        ...(kind !== opened.kind && { kind }),
        ...(length !== (opened.minutes ?? null) && { minutes: length }),
        ...(proposal.trim() !== (opened.proposal ?? '') && { proposal: proposal.trim() }),
        ...(followUpBy !== opened.followUpBy && { followUpBy }),
      },
      {
        onSuccess: () => {
          announce(text.saved(title));
          onDone();
        },
      },
    );
  }

  return (
    <div hidden={edit.isPending}>
      <Form label={text.editCase(opened.title)} onSubmit={save} onCancel={onDone}>
        {edit.error && <Conflict problem={edit.error.problem} onTakeNew={onDone} />}
        <TextField label={text.caseTitle} required value={title} onChange={setTitle} wrong={title.trim() ? undefined : ui.needed} />
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
          {kind === 'decision' && (
            <Choice
              label={text.followUp}
              value={followUpBy}
              onChange={setFollowUpBy}
              options={Object.entries(words.followUpBys) as [FollowUpBy, string][]}
            />
          )}
        </Row>
        <TextArea label={text.proposal} value={proposal} onChange={setProposal} />
      </Form>
    </div>
  );
}

/** The case as it will stand. */
function edited(item: CaseView, { key: _key, seen: _seen, minutes, ...changes }: Edit): CaseView {
  return { ...item, ...changes, ...(minutes !== undefined && { minutes: minutes ?? undefined }) };
}
