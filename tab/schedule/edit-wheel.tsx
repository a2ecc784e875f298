import { Checkbox, Field } from '@fluentui/react-components';
import { useState } from 'react';
import { dateWords } from '../../shared/format.ts';
import type { Schedule, WheelView } from '../../shared/schedule/schedule.api.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { wheelText } from './wheel.text.ts';

/** Something in the year wheel: new, or as it is. */
export function EditWheel({ schedule, entry, onDone }: { schedule: Schedule; entry?: WheelView; onDone: () => void }) {
  const text = useText(wheelText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const [key] = useState(() => entry?.key ?? crypto.randomUUID());
  const [seen, setSeen] = useState(entry?.etag);
  const [title, setTitle] = useState(entry?.title ?? '');
  const [from, setFrom] = useState(entry?.from ?? '01-01');
  const [to, setTo] = useState(entry?.to ?? '01-31');
  const [network, setNetwork] = useState(entry?.network ?? '');
  const [note, setNote] = useState(entry?.note ?? '');
  const [keepFree, setKeepFree] = useState(entry?.keepFree ?? false);
  const [tried, setTried] = useState(false);
  const add = useCommand('wheel/add');
  const edit = useCommand('wheel/edit');
  const error = add.error ?? edit.error;

  function save() {
    setTried(true);
    if (title.trim() === '' || !isDay(from) || !isDay(to)) return;
    const wish = { key, title, from, to, ...(network && { network }), ...(note.trim() && { note }), keepFree };
    const done = () => {
      announce(text.saved(title));
      onDone();
    };
    if (entry) edit.mutate({ ...wish, ...(seen !== undefined && { seen }) }, { onSuccess: done });
    else add.mutate(wish, { onSuccess: done });
  }

  return (
    <Form label={entry ? text.edit(entry.title) : text.add} onSubmit={save} onCancel={onDone} busy={add.isPending || edit.isPending}>
      <TextField
        label={text.what}
        required
        value={title}
        onChange={setTitle}
        wrong={tried && title.trim() === '' ? ui.needed : undefined}
      />
      <MonthDayFields label={text.first} value={from} onChange={setFrom} />
      <MonthDayFields label={text.last} value={to} onChange={setTo} />
      <Choice
        label={text.network}
        value={network}
        onChange={setNetwork}
        options={[['', text.everybody], ...schedule.networks.map((one) => [one.key, one.title] as const)]}
      />
      <TextArea label={text.note} rows={2} value={note} onChange={setNote} />
      <Field hint={text.keepFreeHint}>
        <Checkbox label={text.keepFree} checked={keepFree} onChange={(_, { checked }) => setKeepFree(checked === true)} />
      </Field>
      {error && <Conflict problem={error.problem} onTakeNew={() => setSeen(entry?.etag)} />}
    </Form>
  );
}

/** 2028 has a 29 February. */
const isDay = (monthDay: string): boolean => {
  const date = new Date(`2028-${monthDay}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(5, 10) === monthDay;
};

/** A day of every year: its date and its month, in the order they are said. */
function MonthDayFields({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const text = useText(wheelText);
  const { language } = useReader();
  const [month = '01', date = '01'] = value.split('-');
  const two = (number: number) => String(number).padStart(2, '0');
  const name = (of: string) => dateWords(language, { month: 'long' })(`2028-${of}-15`);
  return (
    <Row>
      <Choice
        label={`${label}, ${text.day.toLocaleLowerCase(language)}`}
        value={date}
        onChange={(to) => onChange(`${month}-${to}`)}
        options={Array.from({ length: 31 }, (_, index) => [two(index + 1), `${index + 1}.`] as const)}
        wrong={isDay(value) ? undefined : text.noSuchDay}
      />
      <Choice
        label={`${label}, ${text.month.toLocaleLowerCase(language)}`}
        value={month}
        onChange={(to) => onChange(`${to}-${date}`)}
        options={Array.from({ length: 12 }, (_, index) => [two(index + 1), name(two(index + 1))] as const)}
      />
    </Row>
  );
}
