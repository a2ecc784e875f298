import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MinutesView } from '../../shared/minutes/minutes.api.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Actions, Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { uiText } from '../ui/ui.text.ts';
import css from './minutes.module.css';
import { minutesText } from './minutes.text.ts';

/** What has changed since the minutes were sent, and the way to a corrected version. */
export function CorrectMinutes({ view }: { view: MinutesView }) {
  const text = useText(minutesText);
  const { changed } = view;
  const [writing, setWriting] = useState(false);
  const opener = useReturnFocus(writing);
  return (
    <Panel title={text.correct}>
      <div className={css['status']}>
        {changed.length === 0 ? (
          <p className={css['quiet']}>{text.unchanged}</p>
        ) : (
          <>
            <p>{text.changed}</p>
            <ul className={css['changed']}>
              {changed.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
            {writing ? (
              <Note view={view} onDone={() => setWriting(false)} />
            ) : (
              <Actions>
                <Button ref={opener} onClick={() => setWriting(true)}>
                  {text.makeVersion}
                </Button>
              </Actions>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}

function Note({ view: { meeting, seen }, onDone }: { view: MinutesView; onDone: () => void }) {
  const text = useText(minutesText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const [opened] = useState(seen);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const correct = useCommand('minutes/correct');

  function submit() {
    setTried(true);
    if (!note.trim()) return;
    // Who has been told that it changed meanwhile sends what there is now.
    const read = correct.error ? seen : opened;
    correct.mutate(
      { key: meeting.key, note: note.trim(), ...(read !== undefined && { seen: read }) },
      {
        onSuccess: () => {
          announce(text.isCorrected);
          onDone();
        },
      },
    );
  }

  return (
    <Form label={text.correct} submit={text.sendVersion} onSubmit={submit} onCancel={onDone} busy={correct.isPending}>
      {correct.error && <ProblemNotice problem={correct.error.problem} />}
      <TextArea
        label={text.note}
        hint={text.noteHint}
        required
        most={1000}
        value={note}
        onChange={setNote}
        wrong={tried && !note.trim() ? ui.needed : undefined}
      />
    </Form>
  );
}
