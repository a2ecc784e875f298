import { useState } from 'react';
import { addDays, type Day } from '../../shared/day.ts';
import type { Provision } from '../../shared/exempt/provisions.ts';
import type { Commands } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, DayField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { exemptText } from './exempt.text.ts';
import { ProvisionChoice } from './provision-choice.tsx';

type Wish = Pick<Commands['exempt/mark'], 'provision' | 'reviewOn' | 'readers'>;

const readersOf = {
  all: { secretariat: true, seats: 'network' },
  secretariat: { secretariat: true, seats: [] },
  network: { secretariat: false, seats: 'network' },
} satisfies Record<string, NonNullable<Wish['readers']>>;
type Who = keyof typeof readersOf;

/** On which grounds something is exempt, for whom and until when: what has been chosen, once it is whole. */
export function useGround() {
  const { today } = useReader();
  const [provision, setProvision] = useState<Provision | ''>('');
  const [reviewOn, setReviewOn] = useState<string>(addDays(today, 365));
  const [who, setWho] = useState<Who>('all');
  const [tried, setTried] = useState(false);
  const whole = provision !== '' && reviewOn > today;
  return {
    fields: { provision, setProvision, reviewOn, setReviewOn, who, setWho, tried, today },
    /** What is sent, or nothing and what is missing is shown. */
    take: (): Wish | undefined => {
      setTried(true);
      return whole ? { provision, reviewOn: reviewOn as Day, readers: readersOf[who] } : undefined;
    },
  };
}

export function Ground({ fields }: { fields: ReturnType<typeof useGround>['fields'] }) {
  const text = useText(exemptText);
  const { provision, setProvision, reviewOn, setReviewOn, who, setWho, tried, today } = fields;
  return (
    <>
      <ProvisionChoice value={provision} onChange={setProvision} wrong={tried && provision === '' ? text.needed : undefined} />
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
          wrong={tried && reviewOn <= today ? text.reviewNeeded : undefined}
        />
      </Row>
    </>
  );
}
