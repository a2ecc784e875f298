import { Combobox, Option, OptionGroup } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useText } from '../ui/language.tsx';
import { whoOf } from '../who.ts';
import type { PersonView } from './data.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';

interface Props {
  readonly people: readonly PersonView[];
  readonly person: PersonView;
  readonly onChoose: (who: string) => void;
}

/** Choose who one is: any seat's representative or deputy, the secretariat, a member. */
export function WhoPicker({ people, person, onChoose }: Props) {
  const text = useText(texts);
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const matching = people.filter(({ name }) => matches(name, typed ?? ''));
  const groups = Map.groupBy(matching, ({ seat }) => seat?.network ?? '');
  return (
    <div className={styles['who']}>
      <label htmlFor={id}>{text.youAre}</label>
      <Combobox
        id={id}
        className={styles['whoBox'] ?? ''}
        size="small"
        listbox={{ className: styles['whoList'] ?? '' }}
        value={typed ?? person.name}
        selectedOptions={[whoOf(person)]}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(undefined)}
        onOptionSelect={(_event, { optionValue }) => {
          // Typing clears what is selected: that chooses no one.
          if (!optionValue) return;
          setTyped(undefined);
          onChoose(optionValue);
        }}
      >
        {matching.length === 0 && <Option disabled>{text.noOne}</Option>}
        {[...groups].map(([network, members]) => {
          const options = members.map((member) => (
            <Option key={member.key} value={whoOf(member)} text={member.name}>
              {member.name}
            </Option>
          ));
          return network ? (
            <OptionGroup key={network} label={network}>
              {options}
            </OptionGroup>
          ) : (
            options
          );
        })}
      </Combobox>
    </div>
  );
}

/** Every word that is typed begins a word in the name: «hr rol». */
function matches(name: string, typed: string): boolean {
  const names = name.toLowerCase().split(/[\s,]+/);
  return typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .every((word) => names.some((part) => part.startsWith(word)));
}
