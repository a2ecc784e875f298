import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { FollowUpView } from '../../shared/decision/decision.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Choice, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { followingText } from './follow-up.text.ts';

/** What the municipality's own body said: yes goes on, no settles it, and may take the municipality out of the measure. */
export function LocalOutcome({ followUp, measure }: { followUp: FollowUpView; measure: string | undefined }) {
  const { key, seen, local } = followUp;
  const text = useText(followingText);
  const ui = useText(uiText);
  const format = useFormat();
  const announce = useAnnounce();
  const save = useCommand('follow-up/local-outcome');
  const [outcome, setOutcome] = useState<'yes' | 'no'>('yes');
  const [localCase, setLocalCase] = useState('');
  const [outside, setOutside] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const leaves = outcome === 'no' && outside;

  function submit() {
    setTried(true);
    if (leaves && !reason.trim()) return;
    save.mutate(
      {
        ...{ key, outcome, outside: leaves },
        ...(seen !== undefined && { seen }),
        ...(localCase.trim() && { localCase: localCase.trim() }),
        ...(outcome === 'no' && reason.trim() && { reason: reason.trim() }),
      },
      { onSuccess: () => announce(text.outcomeSaved) },
    );
  }

  return (
    <>
      {local?.body && local.on && <p>{text.localBy(local.body, format.longDay(local.on))}</p>}
      <Form label={text.outcome} submit={text.saveOutcome} onSubmit={submit} busy={save.isPending} inset={false} standing>
        {save.error && <ProblemNotice problem={save.error.problem} />}
        <Choice
          label={text.outcome}
          value={outcome}
          onChange={setOutcome}
          options={[
            ['yes', text.yes],
            ['no', text.no],
          ]}
        />
        <TextField label={text.localCase} most={60} value={localCase} onChange={setLocalCase} />
        {outcome === 'no' && measure && (
          <Checkbox label={text.outside} checked={outside} onChange={(_, { checked }) => setOutside(checked === true)} />
        )}
        {outcome === 'no' && (
          <TextArea
            label={text.outsideWhy}
            required={leaves}
            rows={2}
            value={reason}
            onChange={setReason}
            wrong={tried && leaves && !reason.trim() ? ui.needed : undefined}
          />
        )}
      </Form>
    </>
  );
}
