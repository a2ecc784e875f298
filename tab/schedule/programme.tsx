import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProgrammeItem } from '../../shared/meeting/meeting.list.ts';
import { useReader, useText } from '../reader.tsx';
import { TextField } from '../ui/fields.tsx';
import css from './schedule.module.css';
import { scheduleText } from './schedule.text.ts';
import { TimeField } from './time-fields.tsx';

/** An entry while it is written; its id stays when others go. */
export interface Entry {
  readonly id: number;
  readonly at: string;
  readonly title: string;
  readonly by: string;
}

export const entriesOf = (programme: readonly ProgrammeItem[]): readonly Entry[] =>
  programme.map(({ at, title, by = '' }, id) => ({ id, at, title, by }));

/** As it is sent: what has no words is left out. */
export const programmeOf = (entries: readonly Entry[]): ProgrammeItem[] =>
  entries
    .filter(({ title }) => title.trim() !== '')
    .map(({ at, title, by }) => ({ at, title: title.trim(), ...(by.trim() && { by: by.trim() }) }));

/** A gathering's programme, entry by entry. */
export function ProgrammeFields({
  entries,
  start,
  onChange,
}: {
  entries: readonly Entry[];
  start: string;
  onChange: (entries: readonly Entry[]) => void;
}) {
  const text = useText(scheduleText);
  const [next, setNext] = useState(() => Math.max(-1, ...entries.map(({ id }) => id)) + 1);
  const change = (id: number, part: Partial<Entry>) => onChange(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)));
  return (
    <fieldset className={css['programmeFields']}>
      <legend className={css['legend']}>{text.programme}</legend>
      {entries.map(({ id, at, title, by }) => (
        <div key={id} className={css['entry']}>
          <TimeField label={text.at} value={at} onChange={(value) => change(id, { at: value })} />
          <TextField label={text.entry} value={title} onChange={(value) => change(id, { title: value })} />
          <TextField label={text.by} value={by} onChange={(value) => change(id, { by: value })} />
          <Button
            appearance="subtle"
            aria-label={text.removeEntry(title)}
            onClick={() => onChange(entries.filter((entry) => entry.id !== id))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button
        size="small"
        className={css['start'] ?? ''}
        onClick={() => {
          onChange([...entries, { id: next, at: entries.at(-1)?.at ?? start, title: '', by: '' }]);
          setNext(next + 1);
        }}
      >
        {text.addEntry}
      </Button>
    </fieldset>
  );
}

/** The programme as it is read. */
export function Programme({ programme }: { programme: readonly ProgrammeItem[] }) {
  const text = useText(scheduleText);
  const { language } = useReader();
  if (programme.length === 0) return null;
  return (
    <section aria-label={text.programme} className={css['programme']}>
      <h2 className={css['legend']}>{text.programme}</h2>
      <ol>
        {programme.map(({ at, title, by }) => (
          <li key={`${at} ${title}`} className={css['programmeRow']}>
            <span className={css['at']}>{language === 'en' ? at : at.replace(':', '.')}</span>
            <span>
              {title}
              {by && <span className={css['quiet']}> · {by}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
