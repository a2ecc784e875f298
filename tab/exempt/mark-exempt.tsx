import { useState } from 'react';
import { codes } from '../../shared/action.ts';
import { addDays, type Day } from '../../shared/day.ts';
import type { Readers } from '../../shared/exempt/exempt.list.ts';
import { type Provision, provisions } from '../../shared/exempt/provisions.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, DayField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { exemptText, provisionText } from './exempt.text.ts';

const readersOf = {
  all: { secretariat: true, seats: 'network' },
  secretariat: { secretariat: true, seats: [] },
  network: { secretariat: false, seats: 'network' },
} as const satisfies Record<string, { secretariat: boolean; seats: 'network' | readonly string[] }>;
type Who = keyof typeof readersOf;

interface MarkExemptProps {
  /** Key, title and ETag of the case or attachment. */
  readonly of: { readonly key: string; readonly title: string; readonly etag: string };
  readonly onDone: () => void;
}

/** Marks a case or attachment as exempt: on which legal basis, for whom, until when. */
export function MarkExempt({ of: { key, title, etag }, onDone }: MarkExemptProps) {
  const text = useText(exemptText);
  const about = useText(provisionText);
  const announce = useAnnounce();
  const { today } = useReader();
  const [provision, setProvision] = useState<Provision | ''>('');
  const [reviewOn, setReviewOn] = useState<string>(addDays(today, 365));
  const [who, setWho] = useState<Who>('all');
  const [tried, setTried] = useState(false);
  const mark = useCommand('exempt/mark');
  const tooEarly = reviewOn <= today;

  function save() {
    setTried(true);
    if (provision === '' || tooEarly) return;
    mark.mutate(
      { key, seen: etag, provision, reviewOn: reviewOn as Day, readers: readersOf[who] as unknown as Readers },
      {
        onSuccess: () => {
          announce(text.marked(title));
          onDone();
        },
      },
    );
  }

  return (
    <Form label={text.markOf(title)} submit={text.mark} onSubmit={save} onCancel={onDone} busy={mark.isPending}>
      {mark.error && <ProblemNotice problem={mark.error.problem} />}
      <Choice
        label={text.provision}
        required
        wrong={tried && provision === '' ? text.needed : undefined}
        value={provision}
        onChange={setProvision}
        options={[['', text.choose], ...codes(provisions).map((code) => [code, `${about[code]} (${provisions[code]})`] as const)]}
      />
      <Row>
        <Choice
          label={text.readers}
          value={who}
          onChange={setWho}
          options={(['all', 'secretariat', 'network'] as const).map((one) => [one, text[one]] as const)}
        />
        <DayField
          label={text.reviewOn}
          required
          value={reviewOn}
          onChange={setReviewOn}
          min={addDays(today, 1)}
          wrong={tried && tooEarly ? text.reviewNeeded : undefined}
        />
      </Row>
    </Form>
  );
}
