import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { PackageView } from '../../shared/archive/archive.api.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark } from '../ui/mark.tsx';
import { uiText } from '../ui/ui.text.ts';
import css from './archive.module.css';
import { archiveText } from './archive.text.ts';
import type { Begun } from './begun.ts';
import { useNameOf } from './package-name.ts';

interface Props {
  readonly row: PackageView;
  readonly begun: Begun;
  readonly onBegun: (change: Begun) => void;
  /** The number of what has been delivered is corrected. */
  readonly correcting?: boolean;
  /** The form was asked for: its field takes the focus. */
  readonly opened?: boolean;
  readonly onDone?: () => void;
  /** What comes before the number is written. */
  readonly before: ReactNode;
  /** Other buttons. */
  readonly more?: ReactNode;
}

/** The archive's number, and that the package has been delivered under it. */
export function DeliverForm({ row, begun, onBegun, correcting = false, opened = false, onDone, before, more }: Props) {
  const text = useText(archiveText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const name = useNameOf(row);
  const deliver = useCommand('archive/deliver');
  const [tried, setTried] = useState(false);
  const label = correcting ? text.correctOf(name) : text.deliverOf(name);
  const number = begun.number ?? row.archivedAs ?? '';
  const contents = begun.contents ?? row.contents;
  const archivedAs = number.trim();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (opened) form.current?.querySelector('input')?.focus();
  }, [opened]);

  function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!archivedAs || deliver.isPending) return;
    onBegun({ problem: undefined });
    deliver.mutate(
      { key: row.key, seen: row.etag, archivedAs, ...(contents !== undefined && { contents }) },
      {
        onSuccess: () => {
          onBegun({ number: undefined, contents: undefined });
          announce(text.isDelivered(name, archivedAs));
          onDone?.();
        },
        onError: ({ problem }) => onBegun({ problem }),
      },
    );
  }

  return (
    <>
      {contents !== row.contents && (
        <p>
          <Mark shape="triangle" tone="watch">
            {text.changedMeanwhile}
          </Mark>
        </p>
      )}
      <form
        ref={form}
        aria-label={label}
        noValidate
        className={css['form']}
        onSubmit={save}
        onKeyDown={({ key }) => {
          if (correcting && key === 'Escape') onDone?.();
        }}
      >
        {before}
        <Field className={css['number'] ?? ''} label={text.number} {...(tried && !archivedAs && { validationMessage: text.numberNeeded })}>
          <Input value={number} maxLength={255} autoComplete="off" onChange={(_, { value }) => onBegun({ number: value })} />
        </Field>
        <Button
          type="submit"
          appearance={begun.number ? 'primary' : 'secondary'}
          aria-label={correcting ? undefined : label}
          disabledFocusable={deliver.isPending}
        >
          {correcting ? ui.save : text.deliver}
        </Button>
        {correcting && <Button onClick={onDone}>{ui.cancel}</Button>}
        {more}
      </form>
    </>
  );
}
