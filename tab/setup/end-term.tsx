import { useState } from 'react';
import type { Day } from '../../shared/day.ts';
import type { TermView } from '../../shared/setup/setup.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { DayField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { useKnown } from './known.tsx';
import { networkText } from './network.text.ts';
import { useWishes, wish } from './wish.ts';

/** Ends a term on a day. */
export function EndTerm({ term, onDone }: { term: TermView; onDone: () => void }) {
  const words = useText(networkText);
  const ui = useText(uiText);
  const format = useFormat();
  const { today } = useReader();
  const announce = useAnnounce();
  const name = useKnown().nameOf(term.person);
  const [on, setOn] = useState<string>(term.from > today ? term.from : today);
  const end = useWishes();

  function save() {
    if (!on) return;
    end.mutate([wish('seat/end', { key: term.key, on })], {
      onSuccess: () => {
        announce(words.ended(name, format.shortDay(on as Day)));
        onDone();
      },
    });
  }

  return (
    <Form label={words.endOf(name)} submit={words.end} onSubmit={save} onCancel={onDone} busy={end.isPending}>
      {end.error && <ProblemNotice problem={end.error.problem} />}
      <DayField label={words.lastDay} required value={on} onChange={setOn} wrong={on ? undefined : ui.neededDay} />
    </Form>
  );
}
