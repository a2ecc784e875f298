import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { PersonView } from '../../shared/setup/setup.api.ts';
import { useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, DayField, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { LanguageChoice } from './add-person.tsx';
import { EmailField, isAddress } from './email.tsx';
import { useKnown } from './known.tsx';
import { personText } from './person.text.ts';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

/** Changes what Veven knows of a person. What was typed stays when somebody else was first. */
export function EditPerson({ person, onDone }: { person: PersonView; onDone: () => void }) {
  const text = useText(setupText);
  const words = useText(personText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const { setup } = useKnown();
  const [opened] = useState(person);
  const [name, setName] = useState(person.name);
  const [municipality, setMunicipality] = useState(person.municipality ?? '');
  const [email, setEmail] = useState(person.email ?? '');
  const [language, setLanguage] = useState(person.language);
  const [contact, setContact] = useState(person.contact);
  const [rhythm, setRhythm] = useState(person.rhythm);
  const [secretariat, setSecretariat] = useState(person.secretariat);
  const [leftOn, setLeftOn] = useState<string>(person.leftOn ?? '');
  const [tried, setTried] = useState(false);
  const edit = useWishes();

  function save() {
    setTried(true);
    if (!name.trim() || (email.trim() && !isAddress(email))) return;
    // After a conflict the new row has been seen: then it may be replaced.
    const seen = edit.error?.problem.code === 'conflict' ? person.etag : opened.etag;
    const changed = {
      ...{ key: person.key, seen, name: name.trim(), language, contact, secretariat },
      ...(municipality && { municipality }),
      ...(email.trim() && { email: email.trim() }),
      ...(leftOn && { leftOn }),
    };
    const slower = rhythm === opened.rhythm ? [] : [wish('person/rhythm', { key: person.key, rhythm })];
    edit.mutate([wish('person/edit', changed), ...slower], {
      onSuccess: () => {
        announce(text.saved(changed.name));
        onDone();
      },
    });
  }

  return (
    <Form label={words.editTitle(opened.name)} onSubmit={save} onCancel={onDone} busy={edit.isPending}>
      {edit.error && <Conflict problem={edit.error.problem} onTakeNew={onDone} />}
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
        <Choice
          label={text.municipality}
          value={municipality}
          onChange={setMunicipality}
          options={[['', text.noMunicipality], ...setup.municipalities.map((one) => [one, one] as const)]}
        />
      </Row>
      <Row>
        <LanguageChoice value={language} onChange={setLanguage} />
        <Choice
          label={words.contact}
          value={contact}
          onChange={setContact}
          options={[
            ['chat', words.contactChat],
            ['email', words.contactEmail],
          ]}
        />
        <Choice
          label={words.rhythm}
          value={rhythm}
          onChange={setRhythm}
          options={(['weekly', 'fortnightly', 'monthly', 'single'] as const).map((one) => [one, words[one]] as const)}
        />
      </Row>
      <Row>
        <DayField label={words.leftOn} hint={words.leftOnHint} value={leftOn} onChange={setLeftOn} />
        <Checkbox label={words.isSecretariat} checked={secretariat} onChange={(_, { checked }) => setSecretariat(checked === true)} />
      </Row>
    </Form>
  );
}
