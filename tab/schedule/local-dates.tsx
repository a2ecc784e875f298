import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Schedule } from '../../shared/schedule/schedule.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice, DayField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { passFocus } from '../ui/pass-focus.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { Rows } from '../ui/rows.tsx';
import { uiText } from '../ui/ui.text.ts';
import css from './schedule.module.css';
import { wheelText } from './wheel.text.ts';

const toPanel = passFocus((row) => row.closest('section')?.querySelector('button') ?? null);

/** When councils and committees meet and budgets are treated; holidays are shown, and kept on *Oppsett*. */
export function LocalDates({ schedule }: { schedule: Schedule }) {
  const text = useText(wheelText);
  const format = useFormat();
  const { secretariat } = useReader();
  const announce = useAnnounce();
  const [adding, setAdding] = useState(false);
  const opener = useReturnFocus(adding);
  const remove = useCommand('local-date/remove');
  const dates = schedule.localDates.toSorted((a, b) => a.from.localeCompare(b.from) || a.municipality.localeCompare(b.municipality, 'nb'));
  return (
    <Panel title={text.local} note={text.localNote} flush={dates.length > 0}>
      {dates.length === 0 && <Empty>{text.noLocal}</Empty>}
      {dates.length > 0 && (
        <Rows>
          {dates.map(({ key, municipality, kind, from, to = from }) => {
            const said = `${municipality}, ${text[kind]}, ${text.days(format.shortDay(from), format.shortDay(to))}`;
            return (
              <li key={key} ref={toPanel} className={css['line']}>
                <span>{said}</span>
                {secretariat && kind !== 'break' && (
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={text.remove(said)}
                    onClick={() => remove.mutate({ key }, { onSuccess: () => announce(text.removed(said)) })}
                  >
                    {text.removeWord}
                  </Button>
                )}
              </li>
            );
          })}
        </Rows>
      )}
      {remove.error && <ProblemNotice problem={remove.error.problem} />}
      {secretariat && (
        <div className={css['end']}>
          {adding ? (
            <AddDate schedule={schedule} onDone={() => setAdding(false)} />
          ) : (
            <Button ref={opener} className={css['start'] ?? ''} onClick={() => setAdding(true)}>
              {text.addLocal}
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}

function AddDate({ schedule, onDone }: { schedule: Schedule; onDone: () => void }) {
  const text = useText(wheelText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const [key] = useState(() => crypto.randomUUID());
  const [municipality, setMunicipality] = useState('');
  const [kind, setKind] = useState<'council' | 'executive' | 'budget'>('council');
  const [from, setFrom] = useState('');
  const [tried, setTried] = useState(false);
  const add = useCommand('local-date/add');

  function save() {
    setTried(true);
    if (municipality === '' || from === '') return;
    const done = () => {
      announce(text.saved(`${municipality}, ${text[kind]}`));
      onDone();
    };
    add.mutate({ key, municipality, kind, from }, { onSuccess: done });
  }

  return (
    <Form label={text.addLocal} onSubmit={save} onCancel={onDone} busy={add.isPending}>
      {add.error && <ProblemNotice problem={add.error.problem} />}
      <Row>
        <Choice
          label={text.municipality}
          required
          value={municipality}
          onChange={setMunicipality}
          options={[['', text.choose], ...schedule.municipalities.map((one) => [one, one] as const)]}
          wrong={tried && municipality === '' ? text.chooseNeeded : undefined}
        />
        <Choice
          label={text.kind}
          value={kind}
          onChange={setKind}
          options={(['council', 'executive', 'budget'] as const).map((one) => [one, text[one]])}
        />
        <DayField label={text.day} required value={from} onChange={setFrom} wrong={tried && from === '' ? ui.neededDay : undefined} />
      </Row>
    </Form>
  );
}
