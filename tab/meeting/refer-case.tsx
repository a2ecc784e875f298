import { useState } from 'react';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { caseFormText } from './case-form.text.ts';
import type { ToolProps } from './case-tools.tsx';
import { meetingText } from './meeting.text.ts';

/** Sends a case on: to another network, where it is proposed, or to the council of mayors. */
export function ReferCase({ page, item, onDone }: ToolProps) {
  const text = useText(caseFormText);
  const words = useText(meetingText);
  const { networks } = useReader();
  const announce = useAnnounce();
  const others = networks.filter(({ key }) => key !== page.meeting.network);
  const [to, setTo] = useState('council');
  const [note, setNote] = useState('');
  const refer = useCommand('case/refer');
  return (
    <div hidden={refer.isPending}>
      <Form
        label={text.referTitle(item.title)}
        submit={words.refer}
        onCancel={onDone}
        onSubmit={() =>
          refer.mutate(
            { key: item.key, seen: item.etag, to, ...(note.trim() && { note: note.trim() }) },
            {
              onSuccess: () => {
                announce(text.referredNow(item.title));
                onDone();
              },
            },
          )
        }
      >
        {refer.error && <Conflict problem={refer.error.problem} onTakeNew={onDone} />}
        <Choice
          label={text.referTo}
          value={to}
          onChange={setTo}
          options={[['council', words.council], ...others.map(({ key, title }) => [key, title] as const)]}
        />
        {to !== 'council' && <TextArea label={text.referNote} rows={2} value={note} onChange={setNote} />}
      </Form>
    </div>
  );
}
