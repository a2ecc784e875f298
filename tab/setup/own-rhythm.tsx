import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Day } from '../../shared/day.ts';
import type { MyMessages } from '../../shared/delivery/messages.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Choice } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { awayText } from './away.text.ts';
import { DayFields, daysAreRight } from './day-fields.tsx';
import { Openers } from './opened.tsx';
import { ownText } from './own-rhythm.text.ts';
import { toRest } from './pass-on.ts';
import css from './setup.module.css';

type Rhythm = MyMessages['rhythm'];

type Days = Omit<MyMessages['absences'][number], 'key'>;

/** For everybody: how often one is written to, and when one is away. */
export function OwnRhythm({ rhythm, absences }: Pick<MyMessages, 'rhythm' | 'absences'>) {
  const text = useText(ownText);
  const [chosen, setChosen] = useState<Rhythm>();
  return (
    <div className={css['own']}>
      <section>
        <h3 className={css['name']}>{text.how}</h3>
        <p>{text[chosen ?? rhythm]}</p>
        <Openers
          openers={[
            {
              name: 'rhythm',
              label: text.change,
              form: (onDone) => <ChooseRhythm rhythm={chosen ?? rhythm} onChoose={setChosen} onDone={onDone} />,
            },
          ]}
        />
      </section>
      <OwnAbsences absences={absences} />
    </div>
  );
}

interface ChooseRhythmProps {
  readonly rhythm: Rhythm;
  readonly onChoose: (rhythm: Rhythm | undefined) => void;
  readonly onDone: () => void;
}

function ChooseRhythm({ rhythm, onChoose, onDone }: ChooseRhythmProps) {
  const text = useText(ownText);
  const announce = useAnnounce();
  const [wanted, setWanted] = useState(rhythm);
  const choose = useCommand('person/rhythm');

  function save() {
    onChoose(wanted);
    choose.mutate(
      { rhythm: wanted },
      {
        onSuccess: () => {
          announce(text[wanted]);
          onDone();
        },
        onError: () => onChoose(undefined),
      },
    );
  }

  return (
    <Form label={text.how} onSubmit={save} onCancel={onDone} busy={choose.isPending}>
      {choose.error && <ProblemNotice problem={choose.error.problem} />}
      <Choice
        label={text.how}
        value={wanted}
        onChange={setWanted}
        options={(['weekly', 'fortnightly', 'monthly', 'single'] as const).map((one) => [one, text[one]] as const)}
      />
    </Form>
  );
}

/** Days one is away, as the server has joined them; each can be taken back. */
function OwnAbsences({ absences }: Pick<MyMessages, 'absences'>) {
  const text = useText(ownText);
  const words = useText(awayText);
  const format = useFormat();
  const announce = useAnnounce();
  const remove = useCommand('absence/remove', (shown, { key: gone }) =>
    shown.mine((mine) => ({ ...mine, absences: mine.absences.filter(({ key }) => key !== gone) })),
  );
  const daysOf = ({ from, to }: Days) => words.days(format.shortDay(from), format.shortDay(to));

  return (
    <section>
      <h3 className={css['name']} tabIndex={-1}>
        {text.away}
      </h3>
      <p>{text.awayWhy}</p>
      {remove.error && <ProblemNotice problem={remove.error.problem} />}
      {absences.length > 0 && (
        <ul>
          {absences.map(({ key, ...days }) => (
            <li key={key} ref={toRest} className={css['line']}>
              <span>{text.added(daysOf(days))}</span>
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${text.remove}: ${daysOf(days)}`}
                onClick={() => remove.mutate({ key }, { onSuccess: () => announce(text.removed(daysOf(days))) })}
              >
                {text.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Openers
        openers={[
          {
            name: 'absence',
            label: text.add,
            form: (onDone) => (
              <AddAbsence
                onAdded={(days) => {
                  announce(text.added(daysOf(days)));
                  onDone();
                }}
                onCancel={onDone}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function AddAbsence({ onAdded, onCancel }: { onAdded: (days: Days) => void; onCancel: () => void }) {
  const text = useText(ownText);
  const { today } = useReader();
  const [key] = useState(() => crypto.randomUUID());
  const [days, setDays] = useState<{ readonly from: string; readonly to: string }>({ from: today, to: today });
  const add = useCommand('absence/add');

  function save() {
    if (!daysAreRight(days)) return;
    add.mutate({ key, ...days }, { onSuccess: () => onAdded({ from: days.from as Day, to: days.to as Day }) });
  }

  return (
    <Form label={text.add} onSubmit={save} onCancel={onCancel} busy={add.isPending}>
      {add.error && <ProblemNotice problem={add.error.problem} />}
      <DayFields days={days} onChange={setDays} />
    </Form>
  );
}
