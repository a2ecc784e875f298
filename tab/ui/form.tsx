import { Button } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { useText } from '../reader.tsx';
import css from './form.module.css';
import { uiText } from './ui.text.ts';

interface FormProps {
  /** Read aloud as the form's name. */
  readonly label: string;
  readonly submit?: string;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly busy?: boolean;
  readonly inset?: boolean;
  /** It stands there from the beginning: nobody has asked for it, and the focus is elsewhere. */
  readonly standing?: boolean;
  /** Other buttons after those of the form. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A form in place, where the eye already is: no dialog. Escape leaves it; its first field takes the focus. */
export function Form({ label, submit, onSubmit, onCancel, busy = false, inset = true, standing = false, more, children }: FormProps) {
  const text = useText(uiText);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!standing) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [standing]);
  return (
    <form
      ref={form}
      aria-label={label}
      noValidate
      className={`${css['form']} ${inset ? css['inset'] : ''}`}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      {children}
      <div className={css['actions']}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {submit ?? text.save}
        </Button>
        {onCancel && <Button onClick={onCancel}>{text.cancel}</Button>}
        {more}
      </div>
    </form>
  );
}

/** Fields side by side where there is room. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={css['row']}>{children}</div>;
}

/** Buttons side by side. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={css['actions']}>{children}</div>;
}
