import { Button } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { PersonView } from '../../shared/setup/setup.api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Facts } from '../ui/facts.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { addressOf } from './address.ts';
import { useKnown } from './known.tsx';
import { EditPerson, LinkAccount } from './lazy-forms.ts';
import { Openers } from './opened.tsx';
import { toRest } from './pass-on.ts';
import { personText } from './person.text.ts';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

/** What there is to know of a person, and to do: edit, link and unlink accounts, go to their absences. */
export function PersonDetails({ person }: { person: PersonView }) {
  const text = useText(setupText);
  const words = useText(personText);
  const format = useFormat();
  return (
    <>
      <Facts
        facts={[
          [text.email, person.email],
          [text.language, text[person.language]],
          [words.contact, person.contact === 'chat' ? words.contactChat : words.contactEmail],
          [words.rhythm, words[person.rhythm]],
          [words.leftOn, person.leftOn && format.shortDay(person.leftOn)],
          [words.seats, <Terms key="seats" person={person} />],
        ]}
      />
      <Accounts person={person} />
      <Openers
        openers={[
          {
            name: 'edit',
            label: words.editTitle(person.name),
            form: (onDone) => <EditPerson person={person} onDone={onDone} />,
          },
          ...(person.identity2 === undefined
            ? [{ name: 'link', label: words.link, form: (onDone: () => void) => <LinkAccount person={person} onDone={onDone} /> }]
            : []),
        ]}
        last={<Link href={addressOf('away', { open: person.key })}>{words.awayOf}</Link>}
      />
    </>
  );
}

function Terms({ person }: { person: PersonView }) {
  const text = useText(setupText);
  const words = useText(personText);
  const terms = useKnown().termsOf(person.key);
  if (terms.length === 0) return words.noSeats;
  return (
    <ul>
      {terms.map(({ term, seat, network }) => (
        <li key={term.key}>
          <Link href={addressOf('networks', { open: network.key })}>{words.seat(text[term.part], seat.municipality, network.title)}</Link>
        </li>
      ))}
    </ul>
  );
}

function Accounts({ person }: { person: PersonView }) {
  const words = useText(personText);
  const announce = useAnnounce();
  const { member } = useKnown();
  const unlink = useWishes();
  const accounts = [person.identity, person.identity2].filter((one) => one !== undefined);
  const nameOf = (identity: string) => member(identity)?.email ?? member(identity)?.name ?? words.account(identity.slice(-6));

  function remove(identity: string) {
    unlink.mutate([wish('person/unlink', { key: person.key, identity })], { onSuccess: () => announce(words.unlinked(person.name)) });
  }

  return (
    <div>
      {unlink.error && <ProblemNotice problem={unlink.error.problem} />}
      <h4 className={css['quiet']} tabIndex={-1}>
        {words.accounts}
      </h4>
      {accounts.length === 0 ? (
        <p>{words.noAccounts}</p>
      ) : (
        <ul>
          {accounts.map((identity) => (
            <li key={identity} ref={toRest} className={css['line']}>
              <span>{nameOf(identity)}</span>
              <Button size="small" appearance="subtle" aria-label={`${words.unlink}: ${nameOf(identity)}`} onClick={() => remove(identity)}>
                {words.unlink}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
