import { Button, Field, Input, Select } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import type { PersonView } from '../../shared/setup/setup.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { Tag } from '../ui/tag.tsx';
import { useAddress } from './address.ts';
import { useKnown } from './known.tsx';
import { AddPerson } from './lazy-forms.ts';
import { Openers } from './opened.tsx';
import { fittingPeople, shows } from './people-filter.ts';
import { personText } from './person.text.ts';
import { PersonDetails } from './person-details.tsx';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';
import { hasLeft } from './term.ts';
import { Unfold } from './unfold.tsx';

const atOnce = 40;

/** Everyone Veven knows, narrowed by search and filters that stay in the address. */
export function People() {
  const text = useText(setupText);
  const words = useText(personText);
  const { today } = useReader();
  const known = useKnown();
  const [address, go] = useAddress();
  const [most, setMost] = useState(atOnce);
  const people = fittingPeople(known, address, today);
  const { q, municipality, show, open } = address;
  // Whom the address tells of is in sight, however far down.
  const shown = Math.max(most, people.findIndex(({ key }) => key === open) + 1);
  const reset = () => go({ q: '', municipality: '', show: '' });
  return (
    <>
      <Filter />
      <div className={css['count']}>
        <p role="status">{words.count(people.length, known.setup.people.length)}</p>
        {(q || municipality || show) && (
          <Button size="small" appearance="subtle" onClick={reset}>
            {words.reset}
          </Button>
        )}
      </div>
      <Openers openers={[{ name: 'add', label: words.add, form: (onDone) => <AddPerson onDone={onDone} /> }]} />
      <Panel title={text.people} flush={people.length > 0}>
        {people.length === 0 ? (
          <Empty>{known.setup.people.length === 0 ? words.nobody : words.none}</Empty>
        ) : (
          <Rows>
            {people.slice(0, shown).map((person) => (
              <li key={person.key}>
                <PersonRow person={person} />
              </li>
            ))}
          </Rows>
        )}
      </Panel>
      {people.length > shown && <Button onClick={() => setMost(shown + atOnce)}>{text.more}</Button>}
    </>
  );
}

function Filter() {
  const text = useText(setupText);
  const words = useText(personText);
  const { setup } = useKnown();
  const [{ q, municipality, show }, go] = useAddress();
  return (
    <search className={css['filter']}>
      <Field label={words.search} className={css['search']}>
        <Input
          type="search"
          value={q}
          placeholder={words.searchHint}
          contentBefore={<SearchRegular aria-hidden="true" />}
          onChange={(_, { value }) => go({ q: value })}
        />
      </Field>
      <Field label={text.municipality}>
        <Select value={municipality} onChange={(_, { value }) => go({ municipality: value })}>
          <option value="">{text.all}</option>
          {setup.municipalities.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field label={words.show}>
        <Select value={show} onChange={(_, { value }) => go({ show: value })}>
          <option value="">{words.present}</option>
          {shows.map((name) => (
            <option key={name} value={name}>
              {words[name]}
            </option>
          ))}
        </Select>
      </Field>
    </search>
  );
}

function PersonRow({ person }: { person: PersonView }) {
  const words = useText(personText);
  const { termsOf } = useKnown();
  const [{ open }, go] = useAddress();
  const isOpen = open === person.key;
  const networks = new Set(termsOf(person.key).map(({ network }) => network.key));
  return (
    <Unfold
      title={person.name}
      open={isOpen}
      onToggle={() => go({ open: isOpen ? '' : person.key })}
      facts={
        <>
          <span className={css['fact']}>{person.municipality ?? (person.secretariat && words.secretariat)}</span>
          <span className={css['fact']}>
            <Reached person={person} />
          </span>
          <span className={css['tags']}>
            {[...networks].map((key) => (
              <Tag key={key}>{key}</Tag>
            ))}
          </span>
        </>
      }
    >
      <PersonDetails person={person} />
    </Unfold>
  );
}

/** How a message would reach them now. */
function Reached({ person }: { person: PersonView }) {
  const { reached, leftOn } = person;
  const { today } = useReader();
  const words = useText(personText);
  const format = useFormat();
  if (leftOn !== undefined && hasLeft(person, today))
    return (
      <Mark shape="dash" tone="quiet">
        {words.leftOnMark(format.shortDay(leftOn))}
      </Mark>
    );
  if (reached === undefined)
    return (
      <Mark shape="triangle" tone="bad">
        {words.unreachedMark}
      </Mark>
    );
  return (
    <Mark shape={reached === 'chat' ? 'check' : 'circle'} tone="good">
      {words[reached]}
    </Mark>
  );
}
