import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { WorldView } from '../../teams/page-api.ts';
import { useText } from '../ui/language.tsx';
import { hostAddress, personOf, whoOf } from '../who.ts';
import styles from './start.module.css';
import { texts } from './text.ts';

/** The tab, as the secretariat, as a member, or as the representative of a seat. */
export function TabDoors({ people }: { people: WorldView['people'] }) {
  const text = useText(texts);
  const representatives = people.filter(({ seat }) => seat?.part === 'representative');
  const [chosen, setChosen] = useState('HR/Rollag');
  const person = personOf(representatives, chosen) ?? representatives[0];
  const byNetwork = [...Map.groupBy(representatives, ({ seat }) => seat?.network ?? '')];
  return (
    <>
      <Button as="a" href="/local/host?role=secretariat">
        {text.asSecretariat}
      </Button>
      <Button as="a" href="/local/host?role=member">
        {text.asMember}
      </Button>
      <div className={styles['seat']}>
        <Field className={styles['seatField'] ?? ''} label={text.asRepresentative}>
          <Select value={person ? whoOf(person) : ''} onChange={(_event, { value }) => setChosen(value)}>
            {byNetwork.map(([network, members]) => (
              <optgroup key={network} label={network}>
                {members.map((member) => (
                  <option key={member.key} value={whoOf(member)}>
                    {member.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Button as="a" href={person ? hostAddress(person) : '/local/host'} aria-label={`${text.open}: ${person?.name ?? ''}`}>
          {text.open}
        </Button>
      </div>
    </>
  );
}
