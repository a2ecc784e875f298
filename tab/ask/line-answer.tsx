import { Button } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { askText } from '../../shared/ask/ask.text.ts';
import type { TickState } from '../../shared/checklist/checklist.list.ts';
import { type Shown, useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Answered } from './answered.tsx';
import css from './ask.module.css';

const loadReason = () => import('./not-needed.tsx');
/** The form comes after the page: most answers are one press. */
const NotNeeded = lazy(() => loadReason().then((module) => ({ default: module.NotNeeded })));

interface LineAnswerProps {
  readonly checklist: string;
  readonly municipality: string;
  readonly title: string;
  /** What was answered before. */
  readonly state?: TickState | undefined;
  readonly due?: string;
  /** True when an answer is given, false when it was refused. */
  readonly onGiven?: (given: boolean) => void;
  /** The question: shown until it is answered. */
  readonly children?: ReactNode;
  /** The effect on the page around it. */
  readonly effect?: (shown: Shown, state: TickState) => void;
}

/** «Er linja hørt?» Ja · Ikke nødvendig (why) · Ikke ennå. */
export function LineAnswer({ checklist, municipality, title, state, due, onGiven, children, effect }: LineAnswerProps) {
  const text = useText(askText);
  const announce = useAnnounce();
  const tick = useCommand('checklist/tick', (shown, data) => effect?.(shown, data.state));
  const [given, setGiven] = useState<TickState>();
  const [why, setWhy] = useState(false);
  const words: Record<TickState, string> = { yes: text.yes, notNeeded: text.notNeeded, notYet: text.notYet };

  useEffect(() => {
    void loadReason();
  }, []);

  function give(answer: TickState, reason?: string) {
    setGiven(answer);
    setWhy(false);
    onGiven?.(true);
    tick.mutate(
      { key: checklist, municipality, state: answer, ...(reason && { reason }) },
      {
        onSuccess: () => announce(`${title}: ${words[answer]}`),
        onError: undo,
      },
    );
  }

  function undo() {
    setGiven(undefined);
    onGiven?.(false);
  }

  if (given) return <Answered title={title} word={words[given]} saved={tick.isSuccess} onChange={() => setGiven(undefined)} />;
  return (
    <>
      {children}
      {tick.error && <ProblemNotice problem={tick.error.problem} />}
      <Actions>
        <Button className={css['choice']} aria-pressed={state === 'yes'} onClick={() => give('yes')}>
          {words.yes}
        </Button>
        <Button className={css['choice']} aria-pressed={state === 'notNeeded'} aria-expanded={why} onClick={() => setWhy(!why)}>
          {words.notNeeded}
        </Button>
        <Button className={css['choice']} aria-pressed={state === 'notYet'} onClick={() => give('notYet')}>
          {words.notYet}
        </Button>
      </Actions>
      {why && (
        <Suspense>
          <NotNeeded onSave={(reason) => give('notNeeded', reason)} onCancel={() => setWhy(false)} />
        </Suspense>
      )}
      {due && <p className={css['due']}>{due}</p>}
    </>
  );
}
