import { Button, Field, Input } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import type { CaseReference, CasesResponse } from '../../shared/case/case.api.ts';
import { useGet } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { caseFormText } from './case-form.text.ts';
import css from './meeting.module.css';

interface EarlierCasesProps {
  readonly chosen: readonly CaseReference[];
  readonly own: string | undefined;
  readonly onChange: (chosen: readonly CaseReference[]) => void;
}

/** Where a case has been treated before: searched for by number or title, over all networks and years. */
export function EarlierCases({ chosen, own, onChange }: EarlierCasesProps) {
  const text = useText(caseFormText);
  const [wanted, setWanted] = useState('');
  const asked = useDeferredValue(wanted.trim().length < 2 ? '' : wanted.trim());
  const { data } = useGet<CasesResponse>(`/cases?q=${encodeURIComponent(asked)}`);
  const found = data?.cases.filter(({ key }) => key !== own && !chosen.some((one) => one.key === key)) ?? [];
  return (
    <div className={css['papers']}>
      <Field label={text.earlier} hint={text.search}>
        <Input
          type="search"
          value={wanted}
          onChange={(_, { value }) => setWanted(value)}
          onKeyDown={(event) => {
            // The form is not saved by searching in it.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </Field>
      {chosen.length > 0 && (
        <ul className={css['found']}>
          {chosen.map((one) => (
            <li key={one.key}>
              <Reference item={one} />
              <Button
                size="small"
                appearance="subtle"
                aria-label={text.removeThis(one.title)}
                onClick={() => onChange(chosen.filter(({ key }) => key !== one.key))}
              >
                {text.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked !== '' && data && found.length === 0 && <p>{text.noHits}</p>}
      {found.length > 0 && (
        <ul className={css['found']}>
          {found.map((one) => (
            <li key={one.key}>
              <Reference item={one} />
              <Button
                size="small"
                aria-label={text.choose(one.title)}
                onClick={() => {
                  onChange([...chosen, one]);
                  setWanted('');
                }}
              >
                {text.choose('').trim()}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** «036/25 Felles rutine · HR-nettverket · 3. mars 2025» */
function Reference({ item: { number, title, networkTitle, day } }: { item: CaseReference }) {
  const format = useFormat();
  return (
    <span>
      {[number, title].filter(Boolean).join(' ')}
      <span className={css['aside']}> · {[networkTitle, day && format.shortDay(day)].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
