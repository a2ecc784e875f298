import { Button } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { askText } from '../../shared/ask/ask.text.ts';
import type { FollowUpState } from '../../shared/follow-up/follow-up.list.ts';
import { followUpText } from '../../shared/follow-up/follow-up.text.ts';
import { type Commands, useCommand } from '../api.ts';
import { FollowUpMark } from '../decision/follow-up-mark.tsx';
import { useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Answered } from './answered.tsx';
import css from './ask.module.css';
import { askingText } from './ask.text.ts';

const loadOther = () => import('./other-answer.tsx');
const loadMore = () => import('./say-more.tsx');
/** Forms come after the page: most answers are one press. */
const OtherAnswer = lazy(() => loadOther().then((module) => ({ default: module.OtherAnswer })));
const SayMore = lazy(() => loadMore().then((module) => ({ default: module.SayMore })));

type Answer = Commands['follow-up/answer'];
/** An answer without what every answer has. */
export type AnswerBody = Answer extends infer One ? (One extends Answer ? Omit<One, 'key' | 'seen'> : never) : never;

interface FollowUpAnswerProps {
  /** The follow-up's key. */
  readonly followUp: string;
  readonly state: FollowUpState;
  readonly title: string;
  readonly seen?: string;
  /** When it is due. Given for what waits, which can be put off: «Minn meg på det om en uke». */
  readonly due?: string;
  /** True when an answer is given, false when it was refused. */
  readonly onGiven?: (given: boolean) => void;
  /** The question: shown until it is answered. */
  readonly children?: ReactNode;
}

/** The answers to «how do you stand?»: one press each for the simple ones; the effect is seen at once and undone when refused. */
export function FollowUpAnswer({ followUp, state, title, seen, due, onGiven, children }: FollowUpAnswerProps) {
  const text = useText(askText);
  const words = useText(followUpText);
  const asking = useText(askingText);
  const announce = useAnnounce();
  const answer = useCommand('follow-up/answer');
  const postpone = useCommand('follow-up/snooze');
  const [given, setGiven] = useState<FollowUpState | 'snoozed'>();
  const [form, setForm] = useState<'other' | 'more'>();

  useEffect(() => {
    void loadOther();
    void loadMore();
  }, []);

  function give(body: AnswerBody, first: boolean) {
    setGiven(body.state);
    setForm(undefined);
    onGiven?.(true);
    postpone.reset();
    answer.mutate({ ...body, key: followUp, ...(first && seen !== undefined && { seen }) } as Answer, {
      onSuccess: () => announce(`${title}: ${words[body.state]}`),
      onError: () => first && undo(),
    });
  }

  function wait() {
    setGiven('snoozed');
    onGiven?.(true);
    answer.reset();
    postpone.mutate({ key: followUp, ...(seen !== undefined && { seen }) }, { onSuccess: () => announce(asking.snoozed), onError: undo });
  }

  function undo() {
    setGiven(undefined);
    onGiven?.(false);
  }

  const refused = answer.error ?? postpone.error;
  const notice = refused && <ProblemNotice problem={refused.problem} />;
  if (given) {
    return (
      <>
        <Answered
          title={title}
          word={given === 'snoozed' ? asking.snoozed : words[given]}
          saved={answer.isSuccess || postpone.isSuccess}
          onChange={() => setGiven(undefined)}
          more={
            (given === 'done' || given === 'underway' || given === 'stuck') &&
            form !== 'more' && (
              <Button size="small" appearance="subtle" onClick={() => setForm('more')}>
                {asking.say}
              </Button>
            )
          }
        />
        {form === 'more' && (given === 'done' || given === 'underway' || given === 'stuck') && (
          <Suspense>
            <SayMore state={given} onSave={(body) => give(body, false)} onCancel={() => setForm(undefined)} />
          </Suspense>
        )}
        {notice}
      </>
    );
  }
  return (
    <>
      {children}
      {notice}
      <Actions>
        {(['done', 'underway', 'stuck'] as const).map((choice) => (
          <Button key={choice} className={css['choice']} aria-pressed={choice === state} onClick={() => give({ state: choice }, true)}>
            <FollowUpMark state={choice} />
          </Button>
        ))}
        <Button className={css['choice']} aria-expanded={form === 'other'} onClick={() => setForm(form === 'other' ? undefined : 'other')}>
          {text.other}
        </Button>
      </Actions>
      {form === 'other' && (
        <Suspense>
          <OtherAnswer onAnswer={(body) => give(body, true)} onCancel={() => setForm(undefined)} />
        </Suspense>
      )}
      {due && (
        <p className={css['due']}>
          {due}
          <Button size="small" appearance="transparent" className={css['snooze']} onClick={wait}>
            {text.snooze}
          </Button>
        </p>
      )}
    </>
  );
}
