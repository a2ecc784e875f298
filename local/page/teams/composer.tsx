import { Button, Checkbox, Textarea } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import { toldOf } from '../ui/ask.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { write } from './data.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';

interface Props {
  readonly as: string;
  readonly conversation: string;
  readonly thread?: string;
  readonly label: string;
  readonly canMention: boolean;
  readonly focused?: boolean;
  readonly onDone?: () => void;
}

/** Where one writes. Enter sends, Shift and Enter makes a new line. */
export function Composer({ as, conversation, thread, label, canMention, focused = false, onDone }: Props) {
  const text = useText(texts);
  const { language } = useLanguage();
  const [words, setWords] = useState('');
  const [mention, setMention] = useState(true);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function send(): Promise<void> {
    if (words.trim() === '' || sending) return;
    setSending(true);
    setProblem(undefined);
    try {
      const { status = 200 } = await write({ as, conversation, thread, text: words.trim(), mention: canMention && mention });
      setWords('');
      if (status >= 300) setProblem(text.notSent(status));
      else onDone?.();
    } catch (error) {
      setProblem(toldOf(error, language));
    } finally {
      setSending(false);
    }
  }

  function typed(event: KeyboardEvent): void {
    if (event.key === 'Escape') onDone?.();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  }

  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        className={styles['writing'] ?? ''}
        aria-label={label}
        placeholder={label}
        value={words}
        rows={1}
        resize="none"
        autoFocus={focused}
        onChange={(_event, { value }) => setWords(value)}
        onKeyDown={typed}
      />
      <div className={styles['tools']}>
        {canMention && (
          <Checkbox
            label={text.mention}
            title={text.mentionHint}
            checked={mention}
            onChange={(_event, { checked }) => setMention(checked === true)}
          />
        )}
        {canMention && !mention && <span className={styles['hint']}>{text.mentionHint}</span>}
        <span className={styles['push']} />
        {onDone && (
          <Button size="small" appearance="subtle" onClick={onDone}>
            {text.cancel}
          </Button>
        )}
        <Button type="submit" size="small" appearance="primary" disabled={words.trim() === '' || sending}>
          {text.send}
        </Button>
      </div>
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </form>
  );
}
