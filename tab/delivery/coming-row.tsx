import type { ComingView } from '../../shared/delivery/messages.api.ts';
import { useMe } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Mark } from '../ui/mark.tsx';
import { CardToggle } from './card-toggle.tsx';
import { nameOf } from './coming.words.ts';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';
import { rowOf } from './said.tsx';
import { SayButtons } from './say-buttons.tsx';

/** One post that is coming: when, to whom, what about, and the presses: see it, and stop it until its moment has come. */
export function ComingRow({ post }: { post: ComingView }) {
  const { key, at, to, by, language, summary, note } = post;
  const { language: own } = useReader();
  const text = useText(messagesText);
  const format = useFormat();
  const { data: me } = useMe();
  const mayStop = me !== undefined && at > me.now;
  const about = [to.kind === 'person' ? to.seats.join(', ') : undefined, text[language], by === 'mail' ? text.byMail : undefined];
  return (
    <article {...rowOf(key)} className={css['row']} aria-label={`${nameOf(to)}, ${summary}`}>
      <p className={css['time']}>{format.time(at)}</p>
      <div className={css['main']}>
        <p className={css['to']}>{nameOf(to)}</p>
        <p className={css['summary']}>{summary}</p>
        {note && (
          <p>
            <Mark shape="ring" tone="watch">
              {note[own]}
            </Mark>
          </p>
        )}
        <p className={css['meta']}>{about.filter(Boolean).join(' · ')}</p>
        <State post={post} />
        <CardToggle post={key} to={nameOf(to)}>
          <SayButtons post={mayStop ? post : { ...post, may: [] }} key={post.state} stop={text.stop} />
        </CardToggle>
      </div>
    </article>
  );
}

function State({ post: { state, at } }: { post: ComingView }) {
  const text = useText(messagesText);
  const format = useFormat();
  switch (state) {
    case 'soon':
      return (
        <p>
          <Mark shape="clock" tone="watch">
            {text.soon(format.time(at))}
          </Mark>
        </p>
      );
    case 'root':
    case 'hours':
      return (
        <p>
          <Mark shape="clock" tone="quiet">
            {state === 'root' ? text.waitsForRoot : text.hours}
          </Mark>
        </p>
      );
    default:
      return null;
  }
}
