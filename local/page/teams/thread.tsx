import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PostView, WorldView } from '../../teams/page-api.ts';
import { useText } from '../ui/language.tsx';
import { Composer } from './composer.tsx';
import type { PersonView } from './data.ts';
import { PostBox } from './post.tsx';
import styles from './teams.module.css';
import { texts } from './text.ts';

interface Props {
  readonly world: WorldView;
  readonly person: PersonView;
  readonly root: PostView;
  readonly replies: readonly PostView[];
  readonly canReply: boolean;
}

/** A post with its replies, and in a channel a place to answer. */
export function Thread({ world, person, root, replies, canReply }: Props) {
  const text = useText(texts);
  const [answering, setAnswering] = useState(false);
  return (
    <div className={styles['thread']}>
      <PostBox world={world} person={person} post={root} />
      {replies.length > 0 && (
        <ol className={styles['replies']}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <PostBox world={world} person={person} post={reply} />
            </li>
          ))}
        </ol>
      )}
      {canReply && !answering && (
        <Button className={styles['reply'] ?? ''} appearance="transparent" size="small" onClick={() => setAnswering(true)}>
          {text.reply}
        </Button>
      )}
      {answering && (
        <div className={styles['answering']}>
          <Composer
            as={person.key}
            conversation={root.conversation}
            thread={root.id}
            label={text.replyTo}
            canMention
            focused
            onDone={() => setAnswering(false)}
          />
        </div>
      )}
    </div>
  );
}
