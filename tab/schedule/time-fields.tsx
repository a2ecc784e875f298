import { Field, Input } from '@fluentui/react-components';
import type { Times } from '../../shared/schedule/schedule.rules.ts';
import { useText } from '../reader.tsx';
import { scheduleText } from './schedule.text.ts';

/** The browser's own way to choose a time of day. */
export function TimeField(props: {
  readonly label: string;
  readonly value: string;
  readonly wrong?: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} required {...(props.wrong && { validationMessage: props.wrong })}>
      <Input type="time" value={props.value} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}

export const timesAreRight = ({ from, to }: Times): boolean => from !== '' && from < to;

/** From and to, on one day. */
export function TimeFields({ times, onChange }: { times: Times; onChange: (times: Times) => void }) {
  const text = useText(scheduleText);
  const { from, to } = times;
  return (
    <>
      <TimeField label={text.from} value={from} onChange={(value) => onChange({ from: value, to })} />
      <TimeField
        label={text.to}
        value={to}
        onChange={(value) => onChange({ from, to: value })}
        wrong={timesAreRight(times) ? undefined : text.endFirst}
      />
    </>
  );
}
