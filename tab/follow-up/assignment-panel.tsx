import { useState } from 'react';
import { assignmentText } from '../../shared/assignment/assignment.text.ts';
import { dayOf } from '../../shared/day.ts';
import type { DecisionPage } from '../../shared/decision/decision.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { uiText } from '../ui/ui.text.ts';
import css from './follow-up.module.css';
import { followingText } from './follow-up.text.ts';

/** How it goes with what another network was asked to do; its chair reports back right here. */
export function AssignmentPanel({ page: { assignment, assignedTo, decision } }: { page: DecisionPage }) {
  const text = useText(followingText);
  const words = useText(assignmentText);
  const format = useFormat();
  if (!assignment || assignment.state === 'closed') return null;
  const { state, report, answeredAt, mine } = assignment;
  const open = decision.state === 'open' || decision.state === 'toApprove';
  return (
    <Panel title={text.assignmentOf(assignedTo?.title ?? '')} note={words[state]}>
      {report && <p className={css['conclusion']}>{report}</p>}
      {answeredAt && <p className={css['hint']}>{format.longDay(dayOf(answeredAt))}</p>}
      {mine && open && <Report assignment={assignment} />}
    </Panel>
  );
}

function Report({ assignment: { key, report, answeredAt } }: { assignment: NonNullable<DecisionPage['assignment']> }) {
  const words = useText(assignmentText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const save = useCommand('assignment/report');
  const [opened] = useState(answeredAt ?? '');
  const [said, setSaid] = useState(report ?? '');
  const [tried, setTried] = useState(false);
  const conflict = save.error?.problem.code === 'conflict';

  function submit() {
    setTried(true);
    if (!said.trim()) return;
    save.mutate(
      { key, seen: conflict ? (answeredAt ?? '') : opened, state: 'done', report: said.trim() },
      { onSuccess: () => announce(words.done) },
    );
  }

  return (
    <Form label={words.save} submit={words.save} onSubmit={submit} busy={save.isPending} inset={false} standing>
      {save.error && <Conflict problem={save.error.problem} onTakeNew={() => setSaid(report ?? '')} />}
      <TextArea label={words.reportWhat} required value={said} onChange={setSaid} wrong={tried && !said.trim() ? ui.needed : undefined} />
    </Form>
  );
}
