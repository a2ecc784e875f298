import { useState } from 'react';
import type { PersonView } from '../../shared/setup/setup.api.ts';
import { useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { EmailField, isAddress } from './email.tsx';
import { problemText } from './problem.text.ts';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

/** The address of somebody whom nothing else reaches. */
export function AddEmail({ person, onDone }: { person: PersonView; onDone: () => void }) {
  const text = useText(setupText);
  const words = useText(problemText);
  const announce = useAnnounce();
  const [email, setEmail] = useState(person.email ?? '');
  const [tried, setTried] = useState(false);
  const add = useWishes();

  function save() {
    setTried(true);
    if (!isAddress(email)) return;
    const { key, name, municipality, language, contact, secretariat, leftOn, etag: seen } = person;
    const known = { key, seen, name, language, contact, secretariat, ...(municipality && { municipality }), ...(leftOn && { leftOn }) };
    add.mutate([wish('person/edit', { ...known, email: email.trim() })], {
      onSuccess: () => {
        announce(text.saved(email.trim()));
        onDone();
      },
    });
  }

  return (
    <Form label={words.addEmail} onSubmit={save} onCancel={onDone} busy={add.isPending}>
      {add.error && <Conflict problem={add.error.problem} onTakeNew={onDone} />}
      <EmailField required value={email} onChange={setEmail} tried={tried} />
    </Form>
  );
}
