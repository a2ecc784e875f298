import { Button, Link, Spinner } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { PostView, WorldView } from '../../teams/page-api.ts';
import { toldOf } from '../ui/ask.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { hostAddress } from '../who.ts';
import { Composer } from './composer.tsx';
import { type PersonView, usePosts } from './data.ts';
import type { Place } from './places.ts';
import styles from './teams.module.css';
import { texts } from './text.ts';
import { Thread } from './thread.tsx';

interface Props {
  readonly world: WorldView;
  readonly person: PersonView;
  readonly place: Place;
  readonly onBack: () => void;
}

/** A channel or chat with its posts and the place to write. */
export function ConversationPane({ world, person, place, onBack }: Props) {
  const text = useText(texts);
  const isChannel = place.kind === 'channel';
  const here = isChannel ? text.people(world.people.filter(({ networks }) => networks.includes(place.key)).length) : text.chatWith;
  return (
    <div className={styles['conversation']}>
      <header className={styles['head']}>
        <Button className={styles['back'] ?? ''} appearance="subtle" size="small" onClick={onBack} aria-label={text.back}>
          ‹
        </Button>
        <div className={styles['headText']}>
          <h2 className={styles['title']}>{place.name}</h2>
          <p className={styles['subtitle']}>{here}</p>
        </div>
        <Link className={styles['openTab'] ?? ''} href={hostAddress(person, isChannel ? { channel: place.key } : {})}>
          {text.openTab}
        </Link>
      </header>
      {place.conversation ? (
        <Posts world={world} person={person} place={place} conversation={place.conversation} />
      ) : (
        <NotInstalled person={person} />
      )}
    </div>
  );
}

function NotInstalled({ person }: { person: PersonView }) {
  const text = useText(texts);
  return (
    <div className={styles['empty']}>
      <p>{text.notInstalled(person.name)}</p>
      <Link href="/local/outbox">{text.outbox}</Link>
    </div>
  );
}

function Posts({ world, person, place, conversation }: Omit<Props, 'onBack'> & { conversation: string }) {
  const text = useText(texts);
  const { language } = useLanguage();
  const { data: posts, error } = usePosts(person.key, conversation);
  const scroller = useStayingAtEnd(posts);
  const isChannel = place.kind === 'channel';
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <section className={styles['scroll']} ref={scroller} tabIndex={0} aria-label={place.name}>
        {error && <p role="alert">{toldOf(error, language)}</p>}
        {!posts && !error && <Spinner label={text.loading} delay={300} />}
        {posts?.length === 0 && (
          <div className={styles['empty']}>
            <p>{isChannel ? text.emptyChannel : text.emptyChat}</p>
            <Link href="/">{text.start}</Link>
          </div>
        )}
        {posts && (
          <ol className={styles['posts']} data-kind={place.kind}>
            {threads(posts, isChannel).map(({ root, replies }) => (
              <li key={root.id}>
                <Thread world={world} person={person} root={root} replies={replies} canReply={isChannel} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <p className={styles['heard']} aria-live="polite">
        {posts && posts.length > 0 ? `${text.newPost}: ${posts.at(-1)?.author ? '' : world.bot} ${posts.at(-1)?.text ?? ''}` : ''}
      </p>
      <footer className={styles['foot']}>
        <Composer as={person.key} conversation={conversation} label={isChannel ? text.write : text.writeChat} canMention={isChannel} />
      </footer>
    </>
  );
}

/** In a channel replies stand under what they answer; in a chat everything stands in a row. */
function threads(posts: readonly PostView[], isChannel: boolean): { root: PostView; replies: PostView[] }[] {
  if (!isChannel) return posts.map((root) => ({ root, replies: [] }));
  return posts.filter(({ root }) => !root).map((root) => ({ root, replies: posts.filter((post) => post.root === root.id) }));
}

/** Opens at the newest, and stays there when something comes, unless one has scrolled up to read. */
function useStayingAtEnd(posts: readonly PostView[] | undefined) {
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, []);
  // Cards take their place after the posts around them.
  useLayoutEffect(() => {
    const element = scroller.current;
    const list = posts && element?.querySelector(':scope > ol');
    if (!element || !list) return;
    const grown = new ResizeObserver(() => {
      // Who stands in a card reads that card.
      if (atEnd.current && !list.contains(document.activeElement)) element.scrollTo({ top: element.scrollHeight });
    });
    grown.observe(list);
    return () => grown.disconnect();
  }, [posts]);
  return scroller;
}
