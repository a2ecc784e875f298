import { useState } from 'react';
import type { CaseKind } from '../../shared/case/case.list.ts';
import { dayOf } from '../../shared/day.ts';
import type { ProposalsPage } from '../../shared/proposed-case/proposed-case.api.ts';
import { useCommand } from '../api.ts';
import { caseWords } from '../meeting/case.words.ts';
import { useFormat, useText } from '../reader.tsx';
import { Choice, TextArea, TextField } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { uiText } from '../ui/ui.text.ts';
import { proposedText } from './proposed-case.text.ts';

interface Props {
  /** Where the reader may propose; one alone is not asked about. */
  readonly open: ProposalsPage['open'];
  /** The meeting it is for; it is asked about where there is none. */
  readonly meeting?: string | undefined;
  readonly onDone: () => void;
}

/** A new case's key is made here, so that a retry finds the same one. */
export function ProposeForm({ open, meeting: given, onDone }: Props) {
  const text = useText(proposedText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const format = useFormat();
  const announce = useAnnounce();
  const [key] = useState(() => crypto.randomUUID());
  const [network, setNetwork] = useState(open[0]?.key ?? '');
  const [wish, setWish] = useState<string>();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<CaseKind>('discussion');
  const [information, setInformation] = useState('');
  const [tried, setTried] = useState(false);
  const propose = useCommand('case/propose');
  const meetings = open.find((one) => one.key === network)?.meetings ?? [];
  const meeting = given ?? wish ?? meetings[0]?.key ?? '';

  function send() {
    setTried(true);
    if (!title.trim()) return;
    const about = { key, network, title: title.trim(), kind };
    propose.mutate(
      { ...about, ...(meeting && { meeting }), ...(information.trim() && { information }) },
      {
        onSuccess: () => {
          announce(text.proposed(title.trim()));
          onDone();
        },
      },
    );
  }

  return (
    <Form label={text.propose} submit={text.propose} busy={propose.isPending} onSubmit={send} onCancel={onDone}>
      {propose.error && <ProblemNotice problem={propose.error.problem} />}
      <TextField label={text.caseTitle} required value={title} onChange={setTitle} wrong={tried && !title.trim() ? ui.needed : undefined} />
      <Row>
        {open.length > 1 && (
          <Choice
            label={text.network}
            value={network}
            onChange={(chosen) => {
              setNetwork(chosen);
              setWish(undefined);
            }}
            options={open.map((one) => [one.key, one.title] as const)}
          />
        )}
        {given === undefined && (
          <Choice
            label={text.for}
            value={meeting}
            onChange={setWish}
            options={[
              ...meetings.map(
                (one) => [one.key, text.atMeeting(format.shortDay(dayOf(one.startsAt)), format.shortDay(one.proposeBy))] as const,
              ),
              ['', text.later],
            ]}
          />
        )}
        <Choice label={text.kind} value={kind} onChange={setKind} options={Object.entries(words.caseKinds) as [CaseKind, string][]} />
      </Row>
      <TextArea label={text.information} value={information} onChange={setInformation} most={7500} />
    </Form>
  );
}
