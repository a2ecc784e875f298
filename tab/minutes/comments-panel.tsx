import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommentsView } from '../../shared/minutes/minutes.api.ts';
import { useCommand } from '../api.ts';
import { useFormat, useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Actions, Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useReturnFocus } from '../ui/return-focus.ts';
import { uiText } from '../ui/ui.text.ts';
import css from './minutes.module.css';
import { minutesText } from './minutes.text.ts';

/** What is said to the minutes: numbers for all, the own answer, and the comments for those who may see them. */
export function CommentsPanel({ comments }: { comments: CommentsView }) {
  const text = useText(minutesText);
  const format = useFormat();
  const { by, open, none, of, comments: count, mine, shown } = comments;
  const day = format.longDay(by);
  return (
    <Panel title={text.comments} note={text.counts(none, of, count)}>
      <div className={css['status']}>
        <p>{open ? text.commentsBy(day) : text.commentsOver(day)}</p>
        {mine && open && <Own comments={comments} mine={mine} />}
        {shown.length > 0 && (
          <ul className={css['comments']}>
            {shown.map(({ municipality, comment, at }) => (
              <li key={municipality}>
                <p className={css['from']}>
                  <strong>{municipality}</strong> <span className={css['quiet']}>{format.shortTime(at)}</span>
                </p>
                <p className={css['words']}>{comment}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

type Mine = NonNullable<CommentsView['mine']>;

/** The answer of the reader's own seat, and the way to change it. */
function Own({ comments, mine }: { comments: CommentsView; mine: Mine }) {
  const text = useText(minutesText);
  const announce = useAnnounce();
  const [writing, setWriting] = useState(false);
  const opener = useReturnFocus(writing);
  const none = useCommand('minutes/no-comments');
  const said = mine.state === 'none' ? text.saidNone(mine.municipality) : mine.state && text.saidComment(mine.municipality);
  return (
    <>
      {said && (
        <p>
          <Mark shape="check" tone="good">
            {said}
          </Mark>
        </p>
      )}
      {none.error && <ProblemNotice problem={none.error.problem} />}
      {writing ? (
        <Write comments={comments} mine={mine} onDone={() => setWriting(false)} />
      ) : (
        <Actions>
          {mine.state !== 'none' && (
            <Button
              disabledFocusable={none.isPending}
              onClick={() =>
                none.mutate({ key: comments.key, seen: mine.seen }, { onSuccess: () => announce(text.saidNone(mine.municipality)) })
              }
            >
              {mine.state === 'comment' ? text.takeBack : text.noComments}
            </Button>
          )}
          <Button ref={opener} onClick={() => setWriting(true)}>
            {mine.state === 'comment' ? text.change : text.write}
          </Button>
        </Actions>
      )}
    </>
  );
}

function Write({ comments, mine, onDone }: { comments: CommentsView; mine: Mine; onDone: () => void }) {
  const text = useText(minutesText);
  const ui = useText(uiText);
  const announce = useAnnounce();
  const [opened] = useState(mine);
  const [comment, setComment] = useState(mine.comment ?? '');
  const [tried, setTried] = useState(false);
  const write = useCommand('minutes/comment');
  const conflict = write.error?.problem.code === 'conflict';

  function submit() {
    setTried(true);
    if (!comment.trim()) return;
    write.mutate(
      { key: comments.key, comment: comment.trim(), seen: conflict ? mine.seen : opened.seen },
      {
        onSuccess: () => {
          announce(text.saidComment(mine.municipality));
          onDone();
        },
      },
    );
  }

  return (
    <Form label={text.commentFrom(mine.municipality)} submit={text.sendComment} onSubmit={submit} onCancel={onDone} busy={write.isPending}>
      {write.error && <Conflict problem={write.error.problem} onTakeNew={onDone} />}
      <TextArea
        label={text.comment}
        hint={text.whoSees}
        required
        value={comment}
        onChange={setComment}
        wrong={tried && !comment.trim() ? ui.needed : undefined}
      />
    </Form>
  );
}
