import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { Obstacle } from '../../shared/follow-up/follow-up.list.ts';
import { useText } from '../reader.tsx';
import { Choice, TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { askingText, obstacleWords } from './ask.text.ts';
import type { AnswerBody } from './follow-up-answer.tsx';

interface SayMoreProps {
  readonly state: 'done' | 'underway' | 'stuck';
  readonly onSave: (body: AnswerBody) => void;
  readonly onCancel: () => void;
}

/** After the one press, for those who want to: a comment, and for the stuck what is in the way. */
export function SayMore({ state, onSave, onCancel }: SayMoreProps) {
  const text = useText(askingText);
  const obstacles = useText(obstacleWords);
  const [comment, setComment] = useState('');
  const [obstacle, setObstacle] = useState<Obstacle | ''>('');
  const [helpWanted, setHelpWanted] = useState(false);

  function save() {
    const words = comment.trim() ? { comment: comment.trim() } : {};
    onSave(state === 'stuck' ? { state, ...words, helpWanted, ...(obstacle && { obstacle }) } : { state, ...words });
  }

  return (
    <Form label={text.sayMore} onSubmit={save} onCancel={onCancel}>
      {state === 'stuck' && (
        <Choice
          label={text.obstacle}
          value={obstacle}
          onChange={setObstacle}
          options={[['', text.noObstacle], ...(Object.entries(obstacles) as [Obstacle, string][])]}
        />
      )}
      <TextArea label={text.comment} rows={2} value={comment} onChange={setComment} />
      {state === 'stuck' && (
        <Checkbox label={text.help} checked={helpWanted} onChange={(_, { checked }) => setHelpWanted(checked === true)} />
      )}
    </Form>
  );
}
