import { useState } from 'react';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { ParticipationState } from '../../shared/participation/participation.list.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { measureText } from './measure.text.ts';
import { measureWords } from './measure.words.ts';

interface ChangeParticipationProps {
  readonly measure: string;
  readonly participant: MeasurePage['participation'][number];
  readonly onDone: () => void;
}

/** Says how a municipality stands to a measure. To stay outside needs a reason. */
export function ChangeParticipation({ measure, participant, onDone }: ChangeParticipationProps) {
  const { municipality } = participant;
  const text = useText(measureText);
  const ui = useText(uiText);
  const { participation: words } = useText(measureWords);
  const { today } = useReader();
  const announce = useAnnounce();
  const [state, setState] = useState<ParticipationState>(participant.state);
  const [reason, setReason] = useState(participant.reason ?? '');
  const [localCase, setLocalCase] = useState(participant.localCase ?? '');
  const [tried, setTried] = useState(false);
  const change = useCommand('participation/change', (shown, data) =>
    shown.measure(measure, (page) => ({
      ...page,
      participation: page.participation.map((one) =>
        one.municipality === municipality
          ? { ...one, state: data.state, reason: data.reason, localCase: data.localCase, since: today }
          : one,
      ),
    })),
  );
  const reasonIsMissing = state === 'outside' && !reason.trim();

  function save() {
    setTried(true);
    if (reasonIsMissing) return;
    const explained = state !== 'with';
    change.mutate(
      {
        measure,
        municipality,
        state,
        ...(explained && reason.trim() && { reason: reason.trim() }),
        ...(explained && localCase.trim() && { localCase: localCase.trim() }),
      },
      {
        onSuccess: () => {
          announce(`${municipality}: ${words[state]}`);
          onDone();
        },
      },
    );
  }

  return (
    <div hidden={change.isPending}>
      <Form label={text.participationFor(municipality)} onSubmit={save} onCancel={onDone}>
        {change.error && <ProblemNotice problem={change.error.problem} />}
        <Choice
          label={text.takesPart}
          value={state}
          onChange={setState}
          options={Object.entries(words) as [ParticipationState, string][]}
        />
        {state !== 'with' && (
          <>
            <TextArea
              label={state === 'outside' ? text.outsideWhy : text.considerWhy}
              required={state === 'outside'}
              rows={2}
              value={reason}
              onChange={setReason}
              wrong={tried && reasonIsMissing ? ui.needed : undefined}
            />
            <TextField label={text.localCase} most={60} value={localCase} onChange={setLocalCase} />
          </>
        )}
      </Form>
    </div>
  );
}
