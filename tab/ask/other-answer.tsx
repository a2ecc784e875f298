import { useState } from 'react';
import { useReader, useText } from '../reader.tsx';
import { Choice, DayField, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { uiText } from '../ui/ui.text.ts';
import { askingText } from './ask.text.ts';
import type { AnswerBody } from './follow-up-answer.tsx';

/** «Annet …»: to be treated locally (body and day), or of no concern here (why). */
export function OtherAnswer({ onAnswer, onCancel }: { onAnswer: (body: AnswerBody) => void; onCancel: () => void }) {
  const text = useText(askingText);
  const ui = useText(uiText);
  const { today } = useReader();
  const [state, setState] = useState<'local' | 'notConcerned'>('local');
  const [localBody, setLocalBody] = useState('');
  const [localOn, setLocalOn] = useState('');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);

  function save() {
    setTried(true);
    const why = comment.trim();
    if (state === 'notConcerned' && why) onAnswer({ state, comment: why });
    if (state === 'local' && localBody.trim() && localOn)
      onAnswer({ state, localBody: localBody.trim(), localOn, ...(why && { comment: why }) });
  }

  return (
    <Form label={text.otherTitle} onSubmit={save} onCancel={onCancel}>
      <Choice
        label={text.otherTitle}
        value={state}
        onChange={setState}
        options={[
          ['local', text.local],
          ['notConcerned', text.notConcerned],
        ]}
      />
      {state === 'local' ? (
        <>
          <Row>
            <TextField
              label={text.body}
              hint={text.bodyHint}
              required
              value={localBody}
              onChange={setLocalBody}
              wrong={tried && !localBody.trim() ? ui.needed : undefined}
            />
            <DayField
              label={text.on}
              required
              min={today}
              value={localOn}
              onChange={setLocalOn}
              wrong={tried && !localOn ? ui.neededDay : undefined}
            />
          </Row>
          <TextArea label={text.comment} rows={2} value={comment} onChange={setComment} />
        </>
      ) : (
        <TextArea
          label={text.why}
          hint={text.tellsSecretariat}
          required
          rows={2}
          value={comment}
          onChange={setComment}
          wrong={tried && !comment.trim() ? ui.needed : undefined}
        />
      )}
    </Form>
  );
}
