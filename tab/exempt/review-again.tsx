import { useState } from 'react';
import { addDays, type Day } from '../../shared/day.ts';
import type { ExemptView } from '../../shared/exempt/exempt.api.ts';
import { useCommand, useGet } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { DayField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { exemptText } from './exempt.text.ts';

interface ReviewAgainProps {
  readonly view: Pick<ExemptView, 'key' | 'etag'>;
  /** With the words for it when a new day was saved. */
  readonly onDone: (said?: string) => void;
}

/** It has been looked at, and is exempt still: when it is looked at again, a year on unless another day is chosen. */
export function ReviewAgain({ view, onDone }: ReviewAgainProps) {
  const text = useText(exemptText);
  const format = useFormat();
  const { today } = useReader();
  const announce = useAnnounce();
  const [opened] = useState(view);
  const [on, setOn] = useState<string>(addDays(today, 365));
  const [tried, setTried] = useState(false);
  const change = useCommand('exempt/change');
  const conflict = change.error?.problem.code === 'conflict';
  function save() {
    setTried(true);
    if (on <= today) return;
    const said = text.review(format.longDay(on as Day));
    const onSuccess = () => {
      announce(said);
      onDone(said);
    };
    change.mutate({ key: view.key, seen: conflict ? view.etag : opened.etag, reviewOn: on as Day }, { onSuccess });
  }
  return (
    <Form label={text.againForm} submit={text.saveDay} onSubmit={save} onCancel={() => onDone()} busy={change.isPending}>
      {change.error && <Conflict problem={change.error.problem} onTakeNew={() => onDone()} />}
      <DayField
        label={text.againOn}
        hint={text.fromCase}
        required
        value={on}
        onChange={setOn}
        min={addDays(today, 1)}
        wrong={tried && on <= today ? text.reviewNeeded : undefined}
      />
    </Form>
  );
}

/** The same where nothing of the content is shown. */
export function ReviewAgainOf({ of, onDone }: { of: string; onDone: ReviewAgainProps['onDone'] }) {
  const query = useGet<ExemptView>(`/exempt/${encodeURIComponent(of)}`);
  return (
    <Loaded query={query} cards={[[40, 60]]}>
      {(view) => <ReviewAgain view={view} onDone={onDone} />}
    </Loaded>
  );
}
