import { useState } from 'react';
import { useText } from '../reader.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { uiText } from '../ui/ui.text.ts';

interface AnswerWordsFormProps {
  readonly label: string;
  readonly onSave: (words: string) => void;
  readonly onCancel: () => void;
}

/** The words without which an answer is none: why, or what came of it. */
export function AnswerWordsForm({ label, onSave, onCancel }: AnswerWordsFormProps) {
  const ui = useText(uiText);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Form
      label={label}
      onCancel={onCancel}
      onSubmit={() => {
        setTried(true);
        if (words.trim()) onSave(words.trim());
      }}
    >
      <TextArea label={label} required rows={2} value={words} onChange={setWords} wrong={tried && !words.trim() ? ui.needed : undefined} />
    </Form>
  );
}
