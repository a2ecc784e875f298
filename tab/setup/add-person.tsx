import { useState } from 'react';
import type { Language } from '../../shared/text.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { EmailField, isAddress } from './email.tsx';
import { useKnown } from './known.tsx';
import { personText } from './person.text.ts';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

interface AddPersonProps {
  /** Somebody who has written: what is known of them. */
  readonly name?: string | undefined;
  readonly identity?: string;
  readonly onDone: (added?: string) => void;
}

/** A new person: the key is made here, so that a retry finds the same one. */
export function AddPerson({ name: known = '', identity, onDone }: AddPersonProps) {
  const text = useText(setupText);
  const words = useText(personText);
  const ui = useText(uiText);
  const { language: own } = useReader();
  const announce = useAnnounce();
  const { setup, member } = useKnown();
  const [key] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(known);
  const [email, setEmail] = useState((identity && member(identity)?.email) ?? '');
  const [municipality, setMunicipality] = useState('');
  const [language, setLanguage] = useState<Language>(own);
  const [tried, setTried] = useState(false);
  const add = useWishes();

  function save() {
    setTried(true);
    if (!name.trim() || (email.trim() && !isAddress(email))) return;
    const data = {
      ...{ key, name: name.trim(), language },
      ...(municipality && { municipality }),
      ...(email.trim() && { email: email.trim() }),
      ...(identity && { identity }),
    };
    add.mutate([wish('person/add', data)], {
      onSuccess: () => {
        announce(words.added(data.name));
        onDone(data.name);
      },
    });
  }

  return (
    <Form label={[words.addTitle, known].filter(Boolean).join(': ')} onSubmit={save} onCancel={() => onDone()} busy={add.isPending}>
      {add.error && <ProblemNotice problem={add.error.problem} />}
      <Row>
        <TextField
          label={text.name}
          required
          most={200}
          value={name}
          onChange={setName}
          wrong={tried && !name.trim() ? ui.needed : undefined}
        />
        <EmailField value={email} onChange={setEmail} tried={tried} />
      </Row>
      <Row>
        <Choice
          label={text.municipality}
          value={municipality}
          onChange={setMunicipality}
          options={[['', text.noMunicipality], ...setup.municipalities.map((one) => [one, one] as const)]}
        />
        <LanguageChoice value={language} onChange={setLanguage} />
      </Row>
    </Form>
  );
}

/** The language somebody is written to in. */
export function LanguageChoice({ value, onChange }: { value: Language; onChange: (value: Language) => void }) {
  const text = useText(setupText);
  return (
    <Choice
      label={text.language}
      value={value}
      onChange={onChange}
      options={[
        ['nb', text.nb],
        ['nn', text.nn],
        ['en', text.en],
      ]}
    />
  );
}
