import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../reader.tsx';
import { Mark } from '../ui/mark.tsx';
import css from './ask.module.css';
import { askingText } from './ask.text.ts';

interface AnsweredProps {
  readonly title: string;
  readonly word: string;
  /** Stored, not only pressed. */
  readonly saved: boolean;
  readonly onChange: () => void;
  readonly more?: ReactNode;
}

/** An answered question, shrunk to a line; the focus goes with it. */
export function Answered({ title, word, saved, onChange, more }: AnsweredProps) {
  const text = useText(askingText);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus({ preventScroll: true }), []);
  return (
    <div className={css['answered']}>
      <p ref={line} tabIndex={-1} className={css['answeredWords']}>
        <Mark shape={saved ? 'check' : 'ring'} tone={saved ? 'good' : 'quiet'}>
          <span>
            {title}: <strong>{word}</strong>
          </span>
        </Mark>
      </p>
      <span className={css['answeredActions']}>
        {more}
        <Button size="small" appearance="subtle" onClick={onChange}>
          {text.change}
        </Button>
      </span>
    </div>
  );
}
