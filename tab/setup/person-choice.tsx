import { Field, Select } from '@fluentui/react-components';
import type { Day } from '../../shared/day.ts';
import type { MemberView, PersonView } from '../../shared/setup/setup.api.ts';
import type { Language } from '../../shared/text.ts';
import { useReader, useText } from '../reader.tsx';
import { TextField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { uiText } from '../ui/ui.text.ts';
import { EmailField, isAddress } from './email.tsx';
import { type Known, useKnown } from './known.tsx';
import { personText } from './person.text.ts';
import { setupText } from './setup.text.ts';
import { hasLeft } from './term.ts';
import { type Wish, wish } from './wish.ts';

/** Who is chosen in a form: `person:<key>`, `member:<identity>` of a channel whom Veven does not know yet, `new` with a name, or nobody yet. */
export interface Chosen {
  readonly value: string;
  readonly name: string;
  readonly email: string;
  /** The key of the person that is made, so that a second try makes no second person. */
  readonly newKey: string;
}

export const nobody = (): Chosen => ({ value: '', name: '', email: '', newKey: crypto.randomUUID() });

/** The chosen person's key and name, and the wish that makes them when they are new. Undefined: the form is not filled in. */
export function personOf(chosen: Chosen, known: Known, newcomer: { readonly municipality?: string; readonly language: Language }) {
  const [kind, rest = ''] = chosen.value.split(':');
  if (kind === 'person') return { key: rest, name: known.nameOf(rest), wishes: [] as readonly Wish[] };
  const member = kind === 'member' ? known.member(rest) : undefined;
  const name = member ? member.name : chosen.name.trim();
  const email = member ? member.email : chosen.email.trim();
  if (!member && (chosen.value !== 'new' || !name || (email && !isAddress(email)))) return undefined;
  const data = { key: chosen.newKey, name, ...newcomer, ...(email && { email }), ...(member && { identity: member.identity }) };
  return { key: chosen.newKey, name, wishes: [wish('person/add', data)] };
}

interface PersonChoiceProps {
  readonly label: string;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly tried: boolean;
  /** Members of the channel it is about: they come first, also those Veven does not know yet. */
  readonly members?: readonly MemberView[] | undefined;
  /** People of this municipality come before the others. */
  readonly municipality?: string | undefined;
  /** Also somebody whom neither Veven nor the channel knows. */
  readonly orNew?: boolean;
}

/** Chooses among the channel's members, everyone Veven knows, or types somebody new. */
export function PersonChoice({ label, chosen, onChange, tried, members = [], municipality, orNew = false }: PersonChoiceProps) {
  const text = useText(setupText);
  const ui = useText(uiText);
  const words = useText(personText);
  const { today } = useReader();
  const known = useKnown();
  const groups = groupsOf(known, words, { members, municipality, today }).filter(({ options }) => options.length > 0);
  return (
    <>
      <Field label={label} required {...(tried && chosen.value === '' && { validationMessage: text.chooseNeeded })}>
        <Select value={chosen.value} onChange={(_, { value }) => onChange({ ...chosen, value })}>
          <option value="">{text.choose}</option>
          {orNew && <option value="new">{words.somebodyNew}</option>}
          {groups.map(({ group, options }) => (
            <optgroup key={group} label={group}>
              {options.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {chosen.value === 'new' && (
        <Row>
          <TextField
            label={text.name}
            required
            most={200}
            value={chosen.name}
            onChange={(name) => onChange({ ...chosen, name })}
            wrong={tried && !chosen.name.trim() ? ui.needed : undefined}
          />
          <EmailField value={chosen.email} onChange={(email) => onChange({ ...chosen, email })} tried={tried} />
        </Row>
      )}
    </>
  );
}

interface Group {
  readonly group: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

/** Who is likely comes first: those the channel has and Veven lacks, the municipality's own, the channel's, everybody else. */
function groupsOf(
  known: Known,
  words: { readonly newInChannel: string; readonly inChannel: string; readonly others: string },
  {
    members,
    municipality,
    today,
  }: { readonly members: readonly MemberView[]; readonly municipality: string | undefined; readonly today: Day },
): readonly Group[] {
  const there = new Set(members.map(({ person }) => person));
  const placeOf = ({ key, municipality: own }: PersonView) =>
    municipality !== undefined && own === municipality ? municipality : there.has(key) ? words.inChannel : words.others;
  const people = Map.groupBy(
    known.setup.people.filter((one) => !hasLeft(one, today)),
    placeOf,
  );
  const strangers = members
    .filter(({ person }) => person === undefined)
    .map(({ identity, name }) => ({ value: `member:${identity}`, name }));
  const familiar = [municipality ?? '', words.inChannel, words.others].map((group) => ({
    group,
    options: (people.get(group) ?? []).map(({ key }) => ({ value: `person:${key}`, name: known.nameOf(key) })),
  }));
  return [{ group: words.newInChannel, options: strangers }, ...familiar].map(({ group, options }) => ({
    group,
    options: options.toSorted((a, b) => a.name.localeCompare(b.name, 'nb')),
  }));
}
