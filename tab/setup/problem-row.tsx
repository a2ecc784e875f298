import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { SetupProblem } from '../../shared/setup/setup.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Settled } from '../ui/settled.tsx';
import { useKnown } from './known.tsx';
import { Openers } from './opened.tsx';
import { problemText } from './problem.text.ts';
import { told } from './problem.words.ts';
import { pressesOf } from './problem-presses.tsx';
import css from './setup.module.css';
import { useWishes } from './wish.ts';

/** One problem: what happened, what to do, and the presses that do it. It says that it is solved until the page is read anew. */
export function ProblemRow({ problem }: { problem: SetupProblem }) {
  const words = useText(problemText);
  const format = useFormat();
  const { today } = useReader();
  const announce = useAnnounce();
  const known = useKnown();
  const id = useId();
  const solve = useWishes();
  const [done, setDone] = useState<string>();
  const { what, todo } = told(problem, known, { words, format });
  const { acts, asks, ways = [], last } = pressesOf(problem, known, { words, today });

  function act({ wishes, done: said }: (typeof acts)[number]) {
    setDone(said);
    solve.mutate(wishes, { onSuccess: () => announce(said), onError: () => setDone(undefined) });
  }

  return (
    <article className={css['problem']} aria-labelledby={id}>
      {solve.error && <ProblemNotice problem={solve.error.problem} />}
      <h3 id={id} className={css['what']}>
        {what}
      </h3>
      <p>{todo}</p>
      {done ? (
        <Settled word={done} />
      ) : (
        <Openers
          openers={asks.map(({ form, ...ask }) => ({ ...ask, form: (close) => form((said) => (said ? setDone(said) : close())) }))}
          first={[
            ...acts.map((one) => (
              <Button key={one.label} aria-describedby={id} onClick={() => act(one)}>
                {one.label}
              </Button>
            )),
            ...ways.map(({ label, to }) => (
              <Link key={to} href={to} asChild>
                <Button as="a" aria-describedby={id}>
                  {label}
                </Button>
              </Link>
            )),
          ]}
          last={
            last && (
              <Button appearance="subtle" aria-describedby={id} onClick={() => act(last)}>
                {last.label}
              </Button>
            )
          }
        />
      )}
    </article>
  );
}
