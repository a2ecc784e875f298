import { useState } from 'react';
import { askText } from '../../shared/ask/ask.text.ts';
import { useText } from '../reader.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { uiText } from '../ui/ui.text.ts';

/** That the line need not be heard wants a reason. */
export function NotNeeded({ onSave, onCancel }: { onSave: (reason: string) => void; onCancel: () => void }) {
  const text = useText(askText);
  const ui = useText(uiText);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Form
      label={text.whyNotNeeded}
      onCancel={onCancel}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) onSave(reason.trim());
      }}
    >
      <TextArea
        label={text.whyNotNeeded}
        required
        rows={2}
        value={reason}
        onChange={setReason}
        wrong={tried && !reason.trim() ? ui.needed : undefined}
      />
    </Form>
  );
}
