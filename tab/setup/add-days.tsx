import { useState } from 'react';
import type { Day } from '../../shared/day.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Choice } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { awayText } from './away.text.ts';
import { DayFields, daysAreRight } from './day-fields.tsx';
import { useKnown } from './known.tsx';
import { nobody, PersonChoice, personOf } from './person-choice.tsx';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

interface AddDaysProps {
  readonly title: string;
  readonly of: 'person' | 'municipality';
  /** Chosen from the start. */
  readonly whose?: string | undefined;
  readonly onDone: () => void;
}

/** Days on which a person is away, or a municipality has holidays. */
export function AddDays({ title, of, whose, onDone }: AddDaysProps) {
  const text = useText(setupText);
  const words = useText(awayText);
  const format = useFormat();
  const { today } = useReader();
  const announce = useAnnounce();
  const known = useKnown();
  const [key] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState(() => ({ ...nobody(), value: whose ? `person:${whose}` : '' }));
  const [municipality, setMunicipality] = useState('');
  const [days, setDays] = useState<{ readonly from: string; readonly to: string }>({ from: today, to: today });
  const [tried, setTried] = useState(false);
  const add = useWishes();

  function save() {
    setTried(true);
    const person = personOf(chosen, known, { language: 'nb' });
    const who = of === 'person' ? person?.name : municipality;
    if (!who || !daysAreRight(days)) return;
    const added =
      of === 'person' ? wish('absence/add', { key, person: person?.key, ...days }) : wish('break/add', { key, municipality, ...days });
    add.mutate([added], {
      onSuccess: () => {
        announce(words.added(who, words.days(format.shortDay(days.from as Day), format.shortDay(days.to as Day))));
        onDone();
      },
    });
  }

  return (
    <Form label={title} onSubmit={save} onCancel={onDone} busy={add.isPending}>
      {add.error && <ProblemNotice problem={add.error.problem} />}
      {of === 'person' ? (
        <PersonChoice label={text.person} chosen={chosen} onChange={setChosen} tried={tried} />
      ) : (
        <Choice
          label={text.municipality}
          required
          value={municipality}
          onChange={setMunicipality}
          options={[['', text.choose], ...known.setup.municipalities.map((one) => [one, one] as const)]}
          wrong={tried && !municipality ? text.chooseNeeded : undefined}
        />
      )}
      <DayFields days={days} onChange={setDays} />
    </Form>
  );
}
