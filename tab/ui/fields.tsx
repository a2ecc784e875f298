import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useText } from '../reader.tsx';
import { uiText } from './ui.text.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  /** What is missing, once the form has been tried. */
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const around = ({ label, hint, required, wrong }: FieldProps) => ({
  label,
  ...(hint && { hint }),
  required: required ?? false,
  ...(wrong && { validationMessage: wrong }),
});

/** What is too long is told, and not cut: a pasted title of 300 characters stands there until somebody shortens it. */
function useTooLong({ value, wrong }: FieldProps, most: number): string | undefined {
  const text = useText(uiText);
  return value.length > most ? text.tooLong(value.length - most, most) : wrong;
}

/** Words of one's own. Under every one: not about single persons. */
export function TextArea({ rows = 3, most = 8000, ...props }: FieldProps & { readonly rows?: number; readonly most?: number }) {
  const text = useText(uiText);
  const wrong = useTooLong(props, most);
  return (
    <Field {...around({ ...props, wrong, hint: props.hint ?? text.noNames })}>
      <Textarea value={props.value} rows={rows} resize="vertical" onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}

export function TextField({ most = 255, ...props }: FieldProps & { readonly most?: number }) {
  const wrong = useTooLong(props, most);
  return (
    <Field {...around({ ...props, wrong })}>
      <Input value={props.value} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}

/** The browser's own way to choose a day: known on every phone. */
export function DayField(props: FieldProps & { readonly min?: string }) {
  return (
    <Field {...around(props)}>
      <Input type="date" value={props.value} min={props.min} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}

export function NumberField(props: FieldProps & { readonly min: number; readonly max: number }) {
  return (
    <Field {...around(props)}>
      <Input
        type="number"
        inputMode="numeric"
        value={props.value}
        min={props.min}
        max={props.max}
        onChange={(_, { value }) => props.onChange(value)}
      />
    </Field>
  );
}

/** One of a few, in the order given. */
export function Choice<T extends string>({
  options,
  ...props
}: Omit<FieldProps, 'value' | 'onChange'> & {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly (readonly [T, string])[];
}) {
  return (
    <Field {...around({ ...props, onChange: () => {} })}>
      <Select value={props.value} onChange={(_, { value }) => props.onChange(value as T)}>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </Select>
    </Field>
  );
}
