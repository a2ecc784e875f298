import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PostView } from '../../shared/home/home.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './delivery.module.css';
import { deliveryText } from './delivery.text.ts';
import { rowOf, Said } from './said.tsx';

type Choice = 'again' | 'stands';

/** A post whose answer was lost: it is sent again, or it stands. */
export function UncertainPost({ post }: { post: PostView }) {
  const text = useText(deliveryText);
  return (
    <Settled post={post} labels={{ stands: text.stands, again: text.again }} stands={text.resolvedStands}>
      {text.uncertain}
    </Settled>
  );
}

/** A post that was refused, with why. `settles`: it can be sent again, or put away. */
export function FailedPost({ post, settles = false }: { post: PostView & { readonly why: string }; settles?: boolean }) {
  const text = useText(deliveryText);
  const why = text.failed(post.why);
  if (!settles) {
    return (
      <div className={css['post']}>
        <Words post={post} why={why} />
      </div>
    );
  }
  return (
    <Settled post={post} labels={{ stands: text.leave, again: text.again }} stands={text.resolvedLeft}>
      {why}
    </Settled>
  );
}

interface SettledProps {
  readonly post: PostView;
  readonly labels: Readonly<Record<Choice, string>>;
  /** What is said when it is let be. */
  readonly stands: string;
  readonly children: string;
}

function Settled({ post, labels, stands, children }: SettledProps) {
  const text = useText(deliveryText);
  const announce = useAnnounce();
  const resolve = useCommand('delivery/resolve');
  const [chosen, setChosen] = useState<Choice>();
  const said = { again: text.resolvedAgain, stands };

  function choose(choice: Choice) {
    setChosen(choice);
    resolve.mutate({ key: post.key, choice }, { onSuccess: () => announce(said[choice]), onError: () => setChosen(undefined) });
  }

  return (
    <>
      {resolve.error && <ProblemNotice problem={resolve.error.problem} />}
      <div {...rowOf(post.key)} className={css['post']}>
        <Words post={post} why={children} />
        {chosen ? (
          <Said post={post.key} word={said[chosen]} />
        ) : (
          <Actions>
            <Button onClick={() => choose('stands')}>{labels.stands}</Button>
            <Button onClick={() => choose('again')}>{labels.again}</Button>
          </Actions>
        )}
      </div>
    </>
  );
}

function Words({ post: { to, at }, why }: { post: PostView; why: string }) {
  const format = useFormat();
  return (
    <div className={css['words']}>
      <p className={css['to']}>{to}</p>
      <p className={css['why']}>{why}</p>
      <p className={css['at']}>{format.shortTime(at)}</p>
    </div>
  );
}
