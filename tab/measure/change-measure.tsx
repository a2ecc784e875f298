import { useState } from 'react';
import type { MeasurePage } from '../../shared/measure/measure.api.ts';
import type { Phase, Status } from '../../shared/measure/measure.list.ts';
import { hasStatus } from '../../shared/measure/measure.rules.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, TextArea } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { measureText } from './measure.text.ts';
import { measureWords } from './measure.words.ts';

/** Moves a measure to another phase or status. When somebody else was first: who and when, and the new can be taken. */
export function ChangeMeasure({ measure, onDone }: { measure: MeasurePage['measure']; onDone: () => void }) {
  const text = useText(measureText);
  const ui = useText(uiText);
  const { phases, statuses } = useText(measureWords);
  const { today } = useReader();
  const announce = useAnnounce();
  const [opened, setOpened] = useState(measure.etag);
  const [phase, setPhase] = useState<Phase>(measure.phase);
  const [status, setStatus] = useState<Status | ''>(measure.status ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const change = useCommand('measure/change', (shown, data) =>
    shown.measure(measure.key, (page) => ({
      ...page,
      measure: {
        ...page.measure,
        phase: data.phase,
        status: data.status ?? undefined,
        ...(data.phase !== page.measure.phase && { phaseSince: today, phaseReason: data.reason }),
        ...((data.status ?? undefined) !== page.measure.status && { statusSince: today }),
      },
    })),
  );
  // After a conflict the new row has been seen: then it may be replaced.
  const seen = change.error?.problem.code === 'conflict' ? measure.etag : opened;
  const reasonIsMissing = phase === 'shelved' && !reason.trim();

  function save() {
    setTried(true);
    if (reasonIsMissing) return;
    change.mutate(
      {
        key: measure.key,
        seen,
        phase,
        status: hasStatus(phase) && status ? status : null,
        ...(reason.trim() && { reason: reason.trim() }),
      },
      {
        onSuccess: () => {
          announce(text.changed(phases[phase]));
          onDone();
        },
      },
    );
  }

  function takeNew() {
    setOpened(measure.etag);
    setPhase(measure.phase);
    setStatus(measure.status ?? '');
    change.reset();
  }

  return (
    <div hidden={change.isPending}>
      <Form label={text.changeTitle} onSubmit={save} onCancel={onDone}>
        {change.error && <Conflict problem={change.error.problem} onTakeNew={takeNew} />}
        <Row>
          <Choice label={text.phase} value={phase} onChange={setPhase} options={Object.entries(phases) as [Phase, string][]} />
          {hasStatus(phase) && (
            <Choice
              label={text.status}
              value={status}
              onChange={setStatus}
              options={[['', text.none], ...(Object.entries(statuses) as [Status, string][])]}
            />
          )}
        </Row>
        <TextArea
          label={phase === 'shelved' ? text.reason : text.comment}
          required={phase === 'shelved'}
          rows={2}
          value={reason}
          onChange={setReason}
          wrong={tried && reasonIsMissing ? ui.needed : undefined}
        />
      </Form>
    </div>
  );
}
