import { Button } from '@fluentui/react-components';
import type { FixedCase, FixedCases } from '../../shared/seat/seat.list.ts';
import { useText } from '../reader.tsx';
import { Choice, NumberField, TextField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { fixedCasesText } from './fixed-cases.text.ts';
import css from './setup.module.css';

/** A fixed case as its row has it. `id` is the row's own while the form is open. */
export interface FixedRow extends Omit<FixedCase, 'minutes'> {
  readonly id: string;
  readonly minutes: string;
}

export interface FixedRows {
  readonly first: readonly FixedRow[];
  readonly last: readonly FixedRow[];
}

const rowOf = ({ minutes, ...item }: FixedCase): FixedRow => ({ ...item, id: crypto.randomUUID(), minutes: String(minutes ?? '') });

export const rowsOf = ({ first, last }: FixedCases): FixedRows => ({ first: first.map(rowOf), last: last.map(rowOf) });

/** What the rows say; `undefined` while one of them cannot be saved. */
export function casesOf({ first, last }: FixedRows): FixedCases | undefined {
  const all = [...first, ...last];
  if (all.some(({ title, minutes }) => !title.trim() || isWrong(minutes))) return undefined;
  const said = ({ title, kind, minutes, unnumbered }: FixedRow): FixedCase => ({
    ...{ title: title.trim(), kind, unnumbered },
    ...(minutes !== '' && { minutes: Number(minutes) }),
  });
  return { first: first.map(said), last: last.map(said) };
}

const isWrong = (minutes: string) =>
  minutes !== '' && !(Number.isInteger(Number(minutes)) && Number(minutes) >= 1 && Number(minutes) <= 480);

/** What stands first and last on every agenda of a network. */
export function FixedCaseFields({ rows, onChange }: { rows: FixedRows; onChange: (rows: FixedRows) => void }) {
  const text = useText(fixedCasesText);
  return (
    <>
      <p className={css['quiet']}>{text.hint}</p>
      {(['first', 'last'] as const).map((part) => (
        <fieldset key={part} className={css['fixed']}>
          <legend>{text[part]}</legend>
          {rows[part].map((row) => (
            <FixedCaseRow
              key={row.id}
              row={row}
              onChange={(some) => onChange({ ...rows, [part]: rows[part].map((one) => (one.id === row.id ? { ...one, ...some } : one)) })}
              onRemove={() => onChange({ ...rows, [part]: rows[part].filter(({ id }) => id !== row.id) })}
            />
          ))}
          <Button
            size="small"
            onClick={() => onChange({ ...rows, [part]: [...rows[part], rowOf({ title: '', kind: 'discussion', unnumbered: false })] })}
          >
            {text.add}
          </Button>
        </fieldset>
      ))}
    </>
  );
}

interface FixedCaseRowProps {
  readonly row: FixedRow;
  readonly onChange: (some: Partial<FixedRow>) => void;
  readonly onRemove: () => void;
}

function FixedCaseRow({ row, onChange, onRemove }: FixedCaseRowProps) {
  const text = useText(fixedCasesText);
  const kinds = ['information', 'discussion', 'decision'] as const;
  return (
    <>
      <Row>
        <TextField
          label={text.title}
          required
          value={row.title}
          onChange={(title) => onChange({ title })}
          wrong={row.title.trim() ? undefined : text.needed}
        />
        <Choice
          label={text.kind}
          value={row.kind}
          onChange={(kind) => onChange({ kind })}
          options={kinds.map((kind) => [kind, text[kind]])}
        />
        <NumberField
          label={text.minutes}
          value={row.minutes}
          onChange={(minutes) => onChange({ minutes })}
          min={1}
          max={480}
          wrong={isWrong(row.minutes) ? text.range : undefined}
        />
      </Row>
      <div>
        <Button size="small" appearance="subtle" aria-label={text.removeThis(row.title)} onClick={onRemove}>
          {text.remove}
        </Button>
      </div>
    </>
  );
}
