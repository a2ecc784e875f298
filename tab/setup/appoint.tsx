import { useState } from 'react';
import { addDays, type Day } from '../../shared/day.ts';
import type { TermView } from '../../shared/setup/setup.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Choice, DayField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { useKnown } from './known.tsx';
import { networkText } from './network.text.ts';
import { nobody, PersonChoice, personOf } from './person-choice.tsx';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

/** Appoints somebody to a seat; who is new to Veven is added by the same press. */
export function Appoint({ seat: key, onDone }: { seat: string; onDone: () => void }) {
  const text = useText(setupText);
  const words = useText(networkText);
  const ui = useText(uiText);
  const format = useFormat();
  const { today } = useReader();
  const announce = useAnnounce();
  const known = useKnown();
  const found = known.seat(key);
  const [chosen, setChosen] = useState(nobody);
  const [part, setPart] = useState<TermView['part']>('representative');
  const [from, setFrom] = useState<string>(found && found.seat.from > today ? found.seat.from : today);
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const appoint = useWishes();
  if (!found) return null;
  const { seat, network } = found;
  const title = words.seatIn(seat.municipality, network.title);
  const before = seat.terms.find((term) => term.part === part && term.from < from && (term.to ?? from) >= from);
  const toIsWrong = to !== '' && to < from;

  function save() {
    setTried(true);
    const person = personOf(chosen, known, { municipality: seat.municipality, language: network.language });
    if (!person || !from || toIsWrong) return;
    appoint.mutate([...person.wishes, wish('seat/appoint', { seat: key, person: person.key, part, from, ...(to && { to }) })], {
      onSuccess: () => {
        announce(words.appointed(person.name, title));
        onDone();
      },
    });
  }

  return (
    <Form label={words.appointTitle(title)} submit={words.appoint} onSubmit={save} onCancel={onDone} busy={appoint.isPending}>
      {appoint.error && <ProblemNotice problem={appoint.error.problem} />}
      <PersonChoice
        label={text.person}
        chosen={chosen}
        onChange={setChosen}
        tried={tried}
        members={known.channel(network.channel)?.members}
        municipality={seat.municipality}
        orNew
      />
      <Row>
        <Choice
          label={words.part}
          value={part}
          onChange={setPart}
          options={[
            ['representative', text.representative],
            ['deputy', text.deputy],
            ['chair', text.chair],
          ]}
        />
        <DayField label={text.from} required value={from} onChange={setFrom} wrong={tried && !from ? ui.neededDay : undefined} />
        <DayField label={text.toMaybe} value={to} min={from} onChange={setTo} wrong={toIsWrong ? text.toBeforeFrom : undefined} />
      </Row>
      {before && from && <p>{words.untilThen(known.nameOf(before.person), format.shortDay(addDays(from as Day, -1)))}</p>}
    </Form>
  );
}
