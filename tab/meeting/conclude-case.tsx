import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaseView } from '../../shared/case/case.api.ts';
import type { FollowUpBy } from '../../shared/case/case.list.ts';
import { useCommand } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { Choice, DayField, TextArea } from '../ui/fields.tsx';
import { Form, Row } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { uiText } from '../ui/ui.text.ts';
import { caseWords } from './case.words.ts';
import { meetingText } from './meeting.text.ts';

interface ConcludeProps {
  readonly item: CaseView;
  readonly meeting: string;
  readonly defaultDueOn: string;
}

/** Writes a case's conclusion, and for a decision who follows it up and by when. */
export function ConcludeCase({ item, meeting, defaultDueOn, onDone }: ConcludeProps & { onDone: () => void }) {
  const text = useText(meetingText);
  const ui = useText(uiText);
  const words = useText(caseWords);
  const { today } = useReader();
  const [opened] = useState(item);
  const [conclusion, setConclusion] = useState(item.conclusion ?? '');
  const [followUpBy, setFollowUpBy] = useState<FollowUpBy>(item.decision?.followUpBy ?? item.followUpBy);
  const [dueOn, setDueOn] = useState<string>(item.decision?.dueOn ?? defaultDueOn);
  const [tried, setTried] = useState(false);
  const { conclude, save } = useConclude(item, meeting);
  const conflict = conclude.error?.problem.code === 'conflict';
  const isDecision = item.kind === 'decision';

  function submit() {
    setTried(true);
    if (!conclusion.trim() || (followUpBy === 'municipalities' && !dueOn)) return;
    save(
      { conclusion: conclusion.trim(), followUpBy: isDecision ? followUpBy : 'nobody', dueOn, seen: conflict ? item.etag : opened.etag },
      onDone,
    );
  }

  return (
    <div hidden={conclude.isPending}>
      <Form
        label={text.concludeCase(item.title)}
        onSubmit={submit}
        onCancel={onDone}
        more={
          item.proposal &&
          conclusion !== item.proposal && (
            <Button appearance="subtle" onClick={() => setConclusion(item.proposal ?? '')}>
              {text.takeProposal}
            </Button>
          )
        }
      >
        {conclude.error && <Conflict problem={conclude.error.problem} onTakeNew={onDone} />}
        <TextArea
          label={text.conclusion}
          required
          rows={4}
          value={conclusion}
          onChange={setConclusion}
          wrong={tried && !conclusion.trim() ? ui.needed : undefined}
        />
        {isDecision && (
          <Row>
            <Choice
              label={text.followUp}
              value={followUpBy}
              onChange={setFollowUpBy}
              options={Object.entries(words.followUpBys) as [FollowUpBy, string][]}
            />
            {followUpBy === 'municipalities' && (
              <DayField
                label={text.dueOn}
                hint={text.dueHint}
                required
                min={today}
                value={dueOn}
                onChange={setDueOn}
                wrong={dueOn ? undefined : ui.neededDay}
              />
            )}
          </Row>
        )}
      </Form>
    </div>
  );
}

interface Conclusion {
  readonly conclusion: string;
  readonly followUpBy: FollowUpBy;
  readonly dueOn: string;
  readonly seen: string;
}

/** The command, with its effect on the agenda. */
export function useConclude(item: CaseView, meeting: string) {
  const text = useText(meetingText);
  const announce = useAnnounce();
  const conclude = useCommand('case/conclude', (shown, { conclusion, followUpBy = 'nobody' }) =>
    shown.meeting(meeting, (page) => ({
      ...page,
      cases: page.cases.map((one) => (one.key === item.key ? { ...one, conclusion, followUpBy, state: 'treated' } : one)),
    })),
  );
  function save({ conclusion, followUpBy, dueOn, seen }: Conclusion, onDone?: () => void) {
    conclude.mutate(
      { key: item.key, seen, conclusion, followUpBy, ...(followUpBy === 'municipalities' && { dueOn }) },
      {
        onSuccess: () => {
          announce(text.saved(item.title));
          onDone?.();
        },
      },
    );
  }
  return { conclude, save };
}
