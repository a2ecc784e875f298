import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { NetworkView } from '../../shared/setup/setup.api.ts';
import type { Language } from '../../shared/text.ts';
import { useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { NumberField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { LanguageChoice } from './add-person.tsx';
import { fixedCasesText } from './fixed-cases.text.ts';
import { casesOf, FixedCaseFields, type FixedRows, rowsOf } from './fixed-cases.tsx';
import { networkText } from './network.text.ts';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

const daysOf = (value: string) => (/^\d{1,2}$/.test(value.trim()) && Number(value) <= 60 ? Number(value) : undefined);

/** The language of a network's channel, and how many working days ahead it hears and asks. */
export function EditNetwork({ network, onDone }: { network: NetworkView; onDone: () => void }) {
  const text = useText(setupText);
  const words = useText(networkText);
  const fixedWords = useText(fixedCasesText);
  const announce = useAnnounce();
  const [opened] = useState(network.etag);
  const [language, setLanguage] = useState<Language>(network.language);
  const [notice, setNotice] = useState(String(network.noticeDays));
  const [hearing, setHearing] = useState(String(network.hearingDays));
  const [ask, setAsk] = useState(String(network.askDays));
  const [fixed, setFixed] = useState<FixedRows>();
  const edit = useWishes();
  const wrong = (value: string) => (daysOf(value) === undefined ? words.daysRange : undefined);

  function save() {
    const [noticeDays, hearingDays, askDays] = [daysOf(notice), daysOf(hearing), daysOf(ask)];
    if (noticeDays === undefined || hearingDays === undefined || askDays === undefined) return;
    const fixedCases = fixed && casesOf(fixed);
    if (fixed && !fixedCases) return;
    // After a conflict the new row has been seen: then it may be replaced.
    const seen = edit.error?.problem.code === 'conflict' ? network.etag : opened;
    edit.mutate(
      [wish('network/edit', { key: network.key, seen, language, noticeDays, hearingDays, askDays, ...(fixedCases && { fixedCases }) })],
      {
        onSuccess: () => {
          announce(text.saved(network.title));
          onDone();
        },
      },
    );
  }

  return (
    <Form label={words.editTitle(network.title)} onSubmit={save} onCancel={onDone} busy={edit.isPending}>
      {edit.error && <Conflict problem={edit.error.problem} onTakeNew={onDone} />}
      <Row>
        <LanguageChoice value={language} onChange={setLanguage} />
        {(
          [
            [words.noticeDays, notice, setNotice],
            [words.hearingDays, hearing, setHearing],
            [words.askDays, ask, setAsk],
          ] as const
        ).map(([label, value, onChange]) => (
          <NumberField key={label} label={label} value={value} onChange={onChange} min={0} max={60} wrong={wrong(value)} />
        ))}
      </Row>
      {fixed ? (
        <FixedCaseFields rows={fixed} onChange={setFixed} />
      ) : (
        <div>
          <Button size="small" onClick={() => setFixed(rowsOf(network.fixedCases))}>
            {fixedWords.open}
          </Button>
        </div>
      )}
    </Form>
  );
}
