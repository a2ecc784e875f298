import { useState } from 'react';
import { dayOf } from '../../shared/day.ts';
import type { DecisionPage } from '../../shared/decision/decision.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { followingText } from './follow-up.text.ts';

/** The network is done with a decision, in the meeting under way; without one the secretariat says why. */
export function CloseDecision({ page: { decision, etag, closesIn }, onDone }: { page: DecisionPage; onDone: () => void }) {
  const text = useText(followingText);
  const ui = useText(uiText);
  const format = useFormat();
  const announce = useAnnounce();
  const close = useCommand('decision/close');
  const [as, setAs] = useState<'closed' | 'repealed'>('closed');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needed = !closesIn || as === 'repealed';

  function submit() {
    setTried(true);
    if (needed && !reason.trim()) return;
    close.mutate(
      { key: decision.key, seen: etag, as, ...(closesIn && { meeting: closesIn.key }), ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSuccess: () => {
          announce(text.closedNow);
          onDone();
        },
      },
    );
  }

  return (
    <Form
      label={text.closeTitle}
      submit={closesIn ? text.closeIn(format.shortDay(dayOf(closesIn.startsAt))) : text.close}
      onSubmit={submit}
      onCancel={onDone}
      busy={close.isPending}
    >
      {close.error && <Conflict problem={close.error.problem} onTakeNew={onDone} />}
      <Choice
        label={text.as}
        value={as}
        onChange={setAs}
        options={[
          ['closed', text.asClosed],
          ['repealed', text.asRepealed],
        ]}
      />
      <TextArea
        label={text.reason}
        {...(!closesIn && { hint: text.reasonWithout })}
        required={needed}
        rows={2}
        value={reason}
        onChange={setReason}
        wrong={tried && needed && !reason.trim() ? ui.needed : undefined}
      />
    </Form>
  );
}
