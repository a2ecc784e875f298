import { useState } from 'react';
import type { PersonView } from '../../shared/setup/setup.api.ts';
import { useText } from '../reader.tsx';
import { Choice } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useKnown } from './known.tsx';
import { personText } from './person.text.ts';
import { nobody, PersonChoice, personOf } from './person-choice.tsx';
import { problemText } from './problem.text.ts';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

/** Says whose an account is that somebody wrote from. */
export function LinkPerson({ identity, name, onDone }: { identity: string; name: string; onDone: (linked?: string) => void }) {
  const text = useText(setupText);
  const words = useText(problemText);
  const announce = useAnnounce();
  const known = useKnown();
  const [chosen, setChosen] = useState(nobody);
  const [tried, setTried] = useState(false);
  const link = useWishes();

  function save() {
    setTried(true);
    const person = personOf(chosen, known, { language: 'nb' });
    if (!person) return;
    link.mutate([wish('person/link', { key: person.key, identity })], {
      onSuccess: () => {
        announce(words.linked(person.name));
        onDone(person.name);
      },
    });
  }

  return (
    <Form label={words.linkTitle(name)} submit={words.link} onSubmit={save} onCancel={() => onDone()} busy={link.isPending}>
      {link.error && <ProblemNotice problem={link.error.problem} />}
      <PersonChoice label={text.person} chosen={chosen} onChange={setChosen} tried={tried} />
    </Form>
  );
}

/** Gives a person one of the accounts that belong to nobody yet. */
export function LinkAccount({ person, onDone }: { person: PersonView; onDone: () => void }) {
  const text = useText(setupText);
  const words = useText(personText);
  const announce = useAnnounce();
  const { setup, unknown } = useKnown();
  const [identity, setIdentity] = useState('');
  const [tried, setTried] = useState(false);
  const link = useWishes();
  const seen = new Set(unknown.map((member) => member.identity));
  const accounts = [
    ...unknown.map((member) => [member.identity, [member.name, member.email].filter(Boolean).join(' · ')] as const),
    ...setup.strangers
      .filter((stranger) => !seen.has(stranger.identity))
      .map((stranger) => [stranger.identity, stranger.name ?? words.account(stranger.identity.slice(-6))] as const),
  ].toSorted((a, b) => a[1].localeCompare(b[1], 'nb'));

  function save() {
    setTried(true);
    if (!identity) return;
    link.mutate([wish('person/link', { key: person.key, identity })], {
      onSuccess: () => {
        announce(words.linked(person.name));
        onDone();
      },
    });
  }

  if (accounts.length === 0) return <p role="status">{words.linkNone}</p>;
  return (
    <Form label={words.link} submit={words.link} onSubmit={save} onCancel={onDone} busy={link.isPending}>
      {link.error && <ProblemNotice problem={link.error.problem} />}
      <Choice
        label={words.link}
        hint={words.linkHint}
        required
        value={identity}
        onChange={setIdentity}
        options={[['', text.choose], ...accounts]}
        wrong={tried && !identity ? text.chooseNeeded : undefined}
      />
    </Form>
  );
}
