import { Field, Input } from '@fluentui/react-components';
import { useText } from '../reader.tsx';
import { setupText } from './setup.text.ts';

/** Enough to catch what is plainly not an address; the server decides. */
export const isAddress = (value: string): boolean => /^\S+@\S+\.\S+$/.test(value.trim());

interface EmailFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  /** The form has been tried: what is wrong is told. */
  readonly tried: boolean;
}

/** An e-mail address, with the keys for it on a phone. */
export function EmailField({ value, onChange, required = false, tried }: EmailFieldProps) {
  const text = useText(setupText);
  const wrong = tried && (required || value.trim() !== '') && !isAddress(value);
  return (
    <Field label={text.email} required={required} {...(wrong && { validationMessage: text.emailWrong })}>
      <Input type="email" autoComplete="off" maxLength={320} value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
