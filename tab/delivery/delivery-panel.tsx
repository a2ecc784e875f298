import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Home, PostView } from '../../shared/home/home.api.ts';
import { useCommand } from '../api.ts';
import { homeText } from '../home/home.text.ts';
import { useFormat, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Rows } from '../ui/rows.tsx';
import css from './delivery.module.css';

type Secretariat = NonNullable<Home['secretariat']>;

/** Posts whose fate is not known, settled by one press, and those that did not arrive, with why. */
export function DeliveryPanel({ uncertain, failed }: Pick<Secretariat, 'uncertain' | 'failed'>) {
  const text = useText(homeText);
  const some = uncertain.length + failed.length > 0;
  return (
    <Panel title={text.posts} flush={some}>
      {some ? (
        <Rows>
          {uncertain.map((post) => (
            <li key={post.key}>
              <Uncertain post={post} />
            </li>
          ))}
          {failed.map((post) => (
            <li key={post.key} className={css['post']}>
              <Words post={post} why={`${text.failed}: ${post.why}`} />
            </li>
          ))}
        </Rows>
      ) : (
        <Empty>{text.postsEmpty}</Empty>
      )}
    </Panel>
  );
}

function Uncertain({ post }: { post: PostView }) {
  const text = useText(homeText);
  const announce = useAnnounce();
  const resolve = useCommand('delivery/resolve');
  const [chosen, setChosen] = useState<'again' | 'stands'>();

  function choose(choice: 'again' | 'stands') {
    setChosen(choice);
    resolve.mutate(
      { key: post.key, choice },
      {
        onSuccess: () => announce(choice === 'again' ? text.resolvedAgain : text.resolvedStands),
        onError: () => setChosen(undefined),
      },
    );
  }

  return (
    <>
      {resolve.error && <ProblemNotice problem={resolve.error.problem} />}
      <div className={css['post']}>
        <Words post={post} why={text.uncertain} />
        {chosen ? (
          <Mark shape="check" tone="good">
            {chosen === 'again' ? text.resolvedAgain : text.resolvedStands}
          </Mark>
        ) : (
          <Actions>
            <Button onClick={() => choose('stands')}>{text.stands}</Button>
            <Button onClick={() => choose('again')}>{text.again}</Button>
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
