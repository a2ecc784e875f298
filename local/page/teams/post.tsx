import { Avatar, Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { markdownHtml } from '../../../shared/markdown.ts';
import type { PostView, WorldView } from '../../teams/page-api.ts';
import type { Press } from '../../teams/talk.ts';
import { destinationOf } from '../links.ts';
import { toldOf } from '../ui/ask.ts';
import { longMoment, shortMoment } from '../ui/dates.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import mark from '../ui/veven.svg';
import { hostAddress } from '../who.ts';
import { Card } from './adaptive-card.tsx';
import { MakeCase } from './beside.tsx';
import { type PersonView, type PressResult, press, showCommon } from './data.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';

interface Props {
  readonly world: WorldView;
  readonly person: PersonView;
  readonly post: PostView;
}

interface Notice {
  readonly intent: 'info' | 'error';
  readonly words: string;
}

/** One message: who, when, what, and its cards, which can be pressed. */
export function PostBox({ world, person, post }: Props) {
  const text = useText(texts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<Notice>();
  const id = useId();
  const author = post.author === undefined ? undefined : world.people.find(({ key }) => key === post.author);
  const name = author?.name ?? world.bot;
  const at = { as: person.key, conversation: post.conversation, activityId: post.id };
  const refresh = () => queries.invalidateQueries({ queryKey: ['posts', post.conversation] });

  async function pressed(action: Press['action']): Promise<void> {
    if (busy) return;
    setBusy(true);
    setNotice(undefined);
    try {
      const result = await press({ ...at, action });
      setNotice(noticeOf(result, text.failed));
    } catch (error) {
      setNotice({ intent: 'error', words: toldOf(error, language) });
    } finally {
      setBusy(false);
      await refresh();
    }
  }

  function opened(url: string): void {
    const to = destinationOf(url, location.origin);
    if (to?.kind === 'tab') {
      const network = world.channels.find(({ id, network }) => id === to.channel || network === to.channel)?.network;
      location.assign(hostAddress(person, { path: to.path, sub: to.sub, channel: network }));
    } else if (to?.kind === 'web') window.open(to.url, '_blank', 'noopener');
  }

  return (
    <article className={styles['post']} data-mine={author?.key === person.key} aria-labelledby={id}>
      {author ? (
        <Avatar name={author.name} color="colorful" size={32} aria-hidden="true" />
      ) : (
        <img className={styles['avatar']} src={mark} alt="" />
      )}
      <div className={styles['said']}>
        <p className={styles['byline']} id={id}>
          <span className={styles['name']}>{name}</span>{' '}
          <time dateTime={post.createdAt}>{shortMoment(post.createdAt, language, new Date().toISOString())}</time>
          {post.edits > 0 && post.editedAt && (
            <span title={`${text.editedTimes(post.edits)}, ${longMoment(post.editedAt, language)}`} className={styles['edited']}>
              {text.edited}
            </span>
          )}
        </p>
        {post.text && <Words text={post.text} isMarkdown={author === undefined} onOpen={opened} />}
        {post.mine && (
          <p className={styles['mine']}>
            {text.onlyYou}{' '}
            <Button appearance="transparent" size="small" onClick={() => void showCommon(at).then(refresh)}>
              {text.showCommon}
            </Button>
          </p>
        )}
        {(post.mine ? [post.mine] : post.cards).map((card, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards of a message have no other identity
          <div key={index} className={styles['card']} data-busy={busy} data-wide={isWide(card)} aria-busy={busy}>
            <Card card={card} onPress={(action) => void pressed(action)} onOpen={opened} />
          </div>
        ))}
        {author && post.conversation !== person.chat && <MakeCase at={at} onOpen={opened} />}
        <div role="status">{busy && <span className={styles['busy']}>{text.working}</span>}</div>
        {notice && (
          <div ref={bringIntoView} className={styles['notice']}>
            <MessageBar intent={notice.intent} politeness="assertive">
              <MessageBarBody>{notice.words}</MessageBarBody>
              <MessageBarActions>
                <Button size="small" onClick={() => setNotice(undefined)}>
                  {text.close}
                </Button>
              </MessageBarActions>
            </MessageBar>
          </div>
        )}
      </div>
    </article>
  );
}

const bringIntoView = (notice: HTMLElement | null) => notice?.scrollIntoView({ block: 'nearest' });

/** What the bot writes is markdown, as Teams reads it; what people write stands as they wrote it. */
function Words({ text, isMarkdown, onOpen }: { text: string; isMarkdown: boolean; onOpen: (url: string) => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Everything but its own few marks is escaped by markdownHtml.
    if (isMarkdown && place.current) place.current.innerHTML = markdownHtml(text);
    for (const link of place.current?.querySelectorAll('a') ?? []) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        onOpen(link.href);
      });
    }
  }, [text, isMarkdown, onOpen]);
  return isMarkdown ? <div className={styles['marked']} ref={place} /> : <p className={styles['words']}>{text}</p>;
}

const isWide = (card: PostView['cards'][number]): boolean => JSON.stringify(card['msteams'] ?? '').includes('"Full"');

/** What to tell the one who pressed: a message, an error, or nothing when a card came. */
function noticeOf({ status, body }: PressResult, failed: (status: number) => string): Notice | undefined {
  const {
    type = '',
    value,
    statusCode = status,
  } = (typeof body === 'object' && body !== null ? body : {}) as { type?: string; value?: unknown; statusCode?: number };
  if (status >= 300) return { intent: 'error', words: failed(status) };
  if (type === 'application/vnd.microsoft.activity.message') return { intent: 'info', words: String(value) };
  if (type === 'application/vnd.microsoft.error')
    return { intent: 'error', words: (value as { message?: string }).message ?? failed(statusCode) };
  return undefined;
}
