import { Button, type ButtonProps } from '@fluentui/react-components';
import { type ReactNode, Suspense, useState } from 'react';
import { Actions } from '../ui/form.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import css from './setup.module.css';

/** A button that opens a form under itself, and has the focus again when the form has closed. */
export interface Opener {
  /** Known to the code. */
  readonly name: string;
  readonly label: string;
  /** When the words on the button do not say enough alone. */
  readonly aria?: string | undefined;
  readonly look?: Pick<ButtonProps, 'appearance' | 'size'>;
  readonly form: (onDone: () => void) => ReactNode;
}

interface OpenersProps {
  readonly openers: readonly Opener[];
  /** Buttons that act at once. */
  readonly first?: ReactNode;
  readonly last?: ReactNode;
}

/** Buttons side by side, of which one at a time has its form open below them. */
export function Openers({ openers, first, last }: OpenersProps) {
  const [open, setOpen] = useState<string>();
  const shown = openers.find(({ name }) => name === open);
  const close = () => setOpen(undefined);
  return (
    <>
      <Actions>
        {first}
        {openers.map((opener) => (
          <OpenButton key={opener.name} opener={opener} open={open === opener.name} onOpen={setOpen} />
        ))}
        {last}
      </Actions>
      {shown && (
        <div className={css['form']} key={shown.name}>
          <Suspense>{shown.form(close)}</Suspense>
        </div>
      )}
    </>
  );
}

interface OpenButtonProps {
  readonly opener: Opener;
  readonly open: boolean;
  readonly onOpen: (name: string | undefined) => void;
}

function OpenButton({ opener: { name, label, aria, look }, open, onOpen }: OpenButtonProps) {
  const ref = useReturnFocus(open);
  return (
    <Button {...look} ref={ref} aria-expanded={open} aria-label={aria} onClick={() => onOpen(open ? undefined : name)}>
      {label}
    </Button>
  );
}
