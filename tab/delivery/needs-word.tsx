import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ComingView, Messages, UnreachableView } from '../../shared/delivery/messages.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { CardToggle } from './card-toggle.tsx';
import { monthOf, nameOf } from './coming.words.ts';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';
import { rowOf } from './said.tsx';
import { SayButtons } from './say-buttons.tsx';
import { FailedPost, UncertainPost } from './troubled-posts.tsx';

/** What does not go by itself: lost answers, refusals, what was stopped, channels that have had their share, people whom nothing reaches. */
export function NeedsWord({ messages: { uncertain, failed, coming, channels, unreachable } }: { messages: Messages }) {
  const text = useText(messagesText);
  const stopped = coming.filter(({ state }) => state === 'stopped');
  const full = Map.groupBy(
    coming.filter(({ state }) => state === 'full'),
    ({ to }) => nameOf(to),
  );
  const count = uncertain.length + failed.length + stopped.length + full.size + (unreachable.length > 0 ? 1 : 0);
  if (count === 0) {
    return (
      <Panel title={text.needs}>
        <Mark shape="check" tone="good">
          {text.needsNothing}
        </Mark>
      </Panel>
    );
  }
  return (
    <Panel title={text.needs} flush>
      <Rows>
        {uncertain.map((post) => (
          <li key={post.key}>
            <UncertainPost post={post} />
          </li>
        ))}
        {failed.map((post) => (
          <li key={post.key}>
            <FailedPost post={post} settles={post.settles} />
          </li>
        ))}
        {stopped.map((post) => (
          <li key={post.key}>
            <Stopped post={post} />
          </li>
        ))}
        {[...full].map(([channel, posts]) => (
          <li key={channel}>
            <Full posts={posts} channel={channels.find(({ name }) => name === channel) ?? { name: channel, count: 0, most: 0 }} />
          </li>
        ))}
        {unreachable.length > 0 && (
          <li>
            <Unreachable people={unreachable} />
          </li>
        )}
      </Rows>
    </Panel>
  );
}

/** A post that was stopped: it goes only if somebody says so. */
function Stopped({ post }: { post: ComingView }) {
  const text = useText(messagesText);
  const format = useFormat();
  const { key, to, summary, at } = post;
  return (
    <article {...rowOf(key)} className={css['main']} aria-label={`${nameOf(to)}, ${summary}`}>
      <p className={css['to']}>{nameOf(to)}</p>
      <p className={css['summary']}>{summary}</p>
      <p>
        <Mark shape="dash" tone="bad">
          {text.stopped}
        </Mark>
      </p>
      <p className={css['meta']}>{text.plannedFor(format.longTime(at))}</p>
      <CardToggle post={key} to={`${nameOf(to)}, ${summary}`}>
        <SayButtons post={post} stop={text.stop} />
      </CardToggle>
    </article>
  );
}

/** A channel that has had its share of the month: what is coming there, and which of it could wait. */
function Full({ posts, channel }: { posts: readonly ComingView[]; channel: Messages['channels'][number] }) {
  const text = useText(messagesText);
  const { today, language } = useReader();
  return (
    <>
      <p className={css['to']}>{text.full(channel.name, channel.count, channel.most, monthOf(today, language))}</p>
      <p className={css['meta']}>{text.fullAdvice}</p>
      <ul className={css['each']}>
        {posts.map((post) => (
          <li key={post.key} {...rowOf(post.key)}>
            <p className={css['summary']}>{post.summary}</p>
            <p className={css['meta']}>{post.canWait ? text.canWait : text.cannotWait}</p>
            <CardToggle post={post.key} to={`${nameOf(post.to)}, ${post.summary}`}>
              <SayButtons post={post} stop={text.holdBack} />
            </CardToggle>
          </li>
        ))}
      </ul>
    </>
  );
}

function Unreachable({ people }: { people: readonly UnreachableView[] }) {
  const text = useText(messagesText);
  const why = {
    'no-chat': text.noChat,
    'shut-out': text.shutOut,
    'no-address': text.noAddress,
    'mail-off': text.mailOff,
    'mail-refused': text.mailRefused,
  };
  return (
    <>
      <p className={css['to']}>{text.unreachable}</p>
      <ul className={css['each']}>
        {people.map(({ person, name, seats, why: reason }) => (
          <li key={person}>
            <Named name={name} seats={seats}>
              {why[reason]}
            </Named>
          </li>
        ))}
      </ul>
      <Link href="/oppsett">{text.toSetup}</Link>
    </>
  );
}

function Named({ name, seats, children }: { name: string; seats: readonly string[]; children: ReactNode }) {
  return (
    <>
      <p className={css['summary']}>
        {name} <span className={css['meta']}>{seats.join(', ')}</span>
      </p>
      <p className={css['meta']}>{children}</p>
    </>
  );
}
