import { type Provision, provisions } from '../../shared/exempt/provisions.ts';
import { useText } from '../reader.tsx';
import { Choice } from '../ui/fields.tsx';
import { exemptText, provisionText } from './exempt.text.ts';

/** In the order of the law's own list. */
export const codes = Object.keys(provisions) as Provision[];

interface ProvisionChoiceProps {
  readonly value: Provision | '';
  readonly onChange: (provision: Provision | '') => void;
  /** What stands there when none of the list is chosen: a basis that was written otherwise. */
  readonly none?: string | undefined;
  readonly wrong?: string | undefined;
}

/** The legal basis, each with what it is about in plain words. */
export function ProvisionChoice({ value, onChange, none, wrong }: ProvisionChoiceProps) {
  const text = useText(exemptText);
  const about = useText(provisionText);
  const known = codes.map((code) => [code, `${about[code]} (${provisions[code]})`] as const);
  return (
    <Choice
      label={text.provision}
      required
      wrong={wrong}
      value={value}
      onChange={onChange}
      options={value === '' || none !== undefined ? [['', none || text.choose], ...known] : known}
    />
  );
}
