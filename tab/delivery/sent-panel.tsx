import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Receiver, SentView } from '../../shared/delivery/messages.api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice } from '../ui/fields.tsx';
import { Mark } from '../ui/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import { Rows } from '../ui/rows.tsx';
import { nameOf } from './coming.words.ts';
import css from './messages.module.css';
import { messagesText } from './messages.text.ts';

/** So many rows are shown at first, and with each press after. */
const atOnce = 15;

/** *Sendt*: the last thirty days, narrowed by network or person. The choice stands in the address. */
export function SentPanel({ sent }: { sent: readonly SentView[] }) {
  const text = useText(messagesText);
  const { networks } = useReader();
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = useState(atOnce);
  const network = params.get('network') ?? '';
  const who = params.get('who') ?? '';
  const wanted = sent.filter(({ to }) => (!network || isIn(to, network)) && (!who || (to.kind === 'person' && to.name === who)));
  const names = [...new Set(sent.flatMap(({ to }) => (to.kind === 'person' ? [to.name] : [])))].toSorted((a, b) =>
    a.localeCompare(b, 'nb'),
  );

  function choose(name: 'network' | 'who', value: string) {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setShown(atOnce);
    setParams(next, { replace: true });
  }

  return (
    <Panel title={text.sent} note={text.sentNote} flush={sent.length > 0}>
      {sent.length === 0 ? (
        <Empty>{text.sentEmpty}</Empty>
      ) : (
        <>
          <div className={css['filter']}>
            <Choice
              label={text.network}
              value={network}
              onChange={(value) => choose('network', value)}
              options={[['', text.all], ...networks.map(({ key, title }) => [key, title] as const)]}
            />
            <Choice
              label={text.who}
              value={who}
              onChange={(value) => choose('who', value)}
              options={[['', text.all], ...names.map((name) => [name, name] as const)]}
            />
          </div>
          {wanted.length === 0 && <p className={css['none']}>{text.sentNone}</p>}
          <Rows>
            {wanted.slice(0, shown).map((post) => (
              <li key={`${post.at} ${post.key}`}>
                <SentRow post={post} isReplaced={sent.some(({ key, at }) => key === post.key && at > post.at)} />
              </li>
            ))}
          </Rows>
          {wanted.length > shown && (
            <div className={css['none']}>
              <Button onClick={() => setShown(shown + atOnce)}>{text.more(Math.min(atOnce, wanted.length - shown))}</Button>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

const isIn = (to: Receiver, network: string): boolean =>
  to.kind === 'channel' ? to.network === network : to.seats.some((seat) => seat.startsWith(`${network}/`));

function SentRow({ post: { to, at, by, state, occasion, summary }, isReplaced }: { post: SentView; isReplaced: boolean }) {
  const text = useText(messagesText);
  const format = useFormat();
  const about = occasion ? text[occasion] : (summary ?? (to.kind === 'channel' ? text.reply : text.person));
  const details = [format.shortTime(at), by === 'mail' ? text.byMail : undefined, to.kind === 'person' ? to.seats.join(', ') : undefined];
  return (
    <div className={css['main']}>
      <p className={css['to']}>{nameOf(to)}</p>
      <p className={css['summary']}>{about}</p>
      <p className={css['meta']}>{details.filter(Boolean).join(' · ')}</p>
      {state === 'closed' && (
        <p className={css['meta']}>
          <Mark shape="dash" tone="quiet">
            {isReplaced ? text.replaced : text.closed}
          </Mark>
        </p>
      )}
    </div>
  );
}
