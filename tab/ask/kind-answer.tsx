import { Button } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { AskAnswer } from '../../shared/ask/ask.kinds.ts';
import { type Commands, type Shown, useWriting } from '../api.ts';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Answered } from './answered.tsx';
import css from './ask.module.css';

const loadWords = () => import('./answer-words.tsx');
/** The form comes after the page: most answers are one press. */
const Words = lazy(() => loadWords().then((module) => ({ default: module.AnswerWordsForm })));

interface KindAnswerProps {
  readonly answers: readonly AskAnswer[];
  readonly title: string;
  /** What was answered before. */
  readonly current?: string | undefined;
  readonly due?: string;
  /** True when an answer is given, false when it was refused. */
  readonly onGiven?: (given: boolean) => void;
  /** The question: shown until it is answered. */
  readonly children?: ReactNode;
  /** The effect on the page around it. */
  readonly effect?: (shown: Shown, id: string) => void;
}

interface Pressed {
  readonly answer: AskAnswer;
  readonly words?: string;
}

/** The answers of one kind of question, a press each; what needs words asks for them. Seen at once, and undone when refused. */
export function KindAnswer({ answers, title, current, due, onGiven, children, effect }: KindAnswerProps) {
  const announce = useAnnounce();
  const [given, setGiven] = useState<AskAnswer>();
  const [asking, setAsking] = useState<AskAnswer>();
  const write = useWriting<Pressed>(
    (api, { answer: { press, words: field }, words }) =>
      // The kinds name commands that exist: the server says so where they should not.
      api.command(press?.verb as keyof Commands, { ...press?.data, ...(field && words && { [field.field]: words }) } as never),
    (shown, { answer }) => effect?.(shown, answer.id),
  );
  useEffect(() => {
    void loadWords();
  }, []);

  function give(answer: AskAnswer, words?: string) {
    setGiven(answer);
    setAsking(undefined);
    onGiven?.(true);
    write.mutate(
      { answer, ...(words && { words }) },
      {
        onSuccess: () => announce(`${title}: ${answer.label}`),
        onError: () => {
          setGiven(undefined);
          onGiven?.(false);
        },
      },
    );
  }

  if (given) return <Answered title={title} word={given.label} saved={write.isSuccess} onChange={() => setGiven(undefined)} />;
  return (
    <>
      {children}
      {write.error && <ProblemNotice problem={write.error.problem} />}
      <Actions>
        {answers.map((answer) => {
          const wantsWords = answer.words?.needed === true;
          return (
            <Button
              key={answer.id}
              className={css['choice']}
              aria-pressed={answer.id === current}
              {...(wantsWords && { 'aria-expanded': asking?.id === answer.id })}
              onClick={() => (wantsWords ? setAsking(asking?.id === answer.id ? undefined : answer) : give(answer))}
            >
              {answer.label}
            </Button>
          );
        })}
      </Actions>
      {asking?.words && (
        <Suspense>
          <Words label={asking.words.label} onSave={(words) => give(asking, words)} onCancel={() => setAsking(undefined)} />
        </Suspense>
      )}
      {due && <p className={css['due']}>{due}</p>}
    </>
  );
}
